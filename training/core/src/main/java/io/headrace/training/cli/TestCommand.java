package io.headrace.training.cli;

import picocli.CommandLine.Command;

/// Help for what the launcher runs itself.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Builds everything and runs all tests; what follows goes to Maven ('./mvnw verify ...').",
        footer = {"", "Set HEADRACE_REAL_DATA to a folder of public data to run the tests that need it."})
final class TestCommand extends LauncherCommand {}
