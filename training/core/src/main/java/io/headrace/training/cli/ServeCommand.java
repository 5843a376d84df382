package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher starts as a service.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Replays a dataset as a live feed, decides once a period, moves paper money, and shows it on a page.",
        footer = {"", "The options are those of the service: './headrace serve --help'."})
final class ServeCommand extends LauncherCommand {}
