package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs on the service's side.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Proves that recorded decisions were not changed: 'audit verify'.",
        footer = {"", "The options are those of './headrace audit --help'."})
final class AuditCommand extends LauncherCommand {}
