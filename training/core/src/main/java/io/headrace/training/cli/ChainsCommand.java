package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "chains",
        mixinStandardHelpOptions = true,
        description = "Brings to a desk's chains what it needs there and does not make itself: multicall.",
        footer = {"", "The options are those of './headrace chains --help'."})
final class ChainsCommand extends LauncherCommand {}
