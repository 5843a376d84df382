package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Runs the courier of transfers through seeded worlds of faults, and counts what was lost or doubled.",
        footer = {"", "The options are those of './headrace simulate --help'."})
final class SimulateCommand extends LauncherCommand {}
