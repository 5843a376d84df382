package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "transfers",
        mixinStandardHelpOptions = true,
        description =
                "Lists and shows transfers, and takes what two persons decide about one that cannot go on by itself.",
        footer = {"", "The options are those of './headrace transfers --help'."})
final class TransfersCommand extends LauncherCommand {}
