package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "local-chains",
        mixinStandardHelpOptions = true,
        description = "Starts two local chains and three attestors, to try transfers on.",
        footer = {"", "The options are those of './headrace local-chains --help'."})
final class LocalChainsCommand extends LauncherCommand {}
