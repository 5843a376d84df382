package io.headrace.training.cli.data;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs on datasets.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Brings market data in from files and live streams, checks it, makes synthetic data.",
        subcommands = {
            DataImportCommand.class,
            DataRecordCommand.class,
            DataCheckCommand.class,
            DataGenerateCommand.class,
            DataListCommand.class,
            DataLeadsCommand.class
        })
public final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a verb must be named: import, record, check, generate, list or leads");
    }
}
