package io.headrace.training.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs that look for what would make evidence worthless.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Looks for what would make evidence worthless.",
        subcommands = CheckLeakageCommand.class)
final class CheckCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb must be named: leakage");
    }
}
