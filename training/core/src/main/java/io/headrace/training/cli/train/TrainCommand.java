package io.headrace.training.cli.train;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs on training.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Fits forecasters on history.",
        subcommands = {
            TrainRunCommand.class,
            TrainResumeCommand.class,
            TrainJobsCommand.class,
            TrainSignalsCommand.class
        })
public final class TrainCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb must be named: run, resume, jobs or signals");
    }
}
