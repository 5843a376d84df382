package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Makes recorded decisions of a desk or a backtest again, bit for bit.",
        footer = {"", "The options are those of './headrace replay --help'."})
final class ReplayCommand extends LauncherCommand {}
