package io.headrace.training.cli.model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs on the registry.
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists, compares, signs and checks models, and puts one in charge.",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsDiffCommand.class,
            ModelsTagCommand.class,
            ModelsKeygenCommand.class,
            ModelsTrustCommand.class,
            ModelsSignCommand.class,
            ModelsVerifyCommand.class,
            ModelsPromoteCommand.class,
            ModelsRollbackCommand.class,
            ModelsLogCommand.class
        })
public final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a verb must be named: list, show, diff, tag, keygen, trust, sign, verify, promote, rollback, log or import-onnx");
    }
}
