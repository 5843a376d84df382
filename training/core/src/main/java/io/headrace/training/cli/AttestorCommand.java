package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "attestor",
        mixinStandardHelpOptions = true,
        description = "Runs one attestor: it signs a desk's transfers that it reproduces and sees for itself.",
        footer = {"", "The options are those of './headrace attestor --help'."})
final class AttestorCommand extends LauncherCommand {}
