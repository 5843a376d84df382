package io.headrace.training.cli.market;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Verbs on the desk's book.
@Command(
        name = "portfolio",
        mixinStandardHelpOptions = true,
        description = "Says what moves the demand of the desk's book.",
        subcommands = {PortfolioReportCommand.class})
public final class PortfolioCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb must be named: report");
    }
}
