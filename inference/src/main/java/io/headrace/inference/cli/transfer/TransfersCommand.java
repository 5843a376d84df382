package io.headrace.inference.cli.transfer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `transfers`.
@Command(
        name = "transfers",
        sortOptions = false,
        description =
                "Transfers of a desk, on chains and on paper: where each stands, what it rests on, and what two persons decide "
                        + "about one that cannot go on by itself.",
        subcommands = {TransfersListCommand.class, TransfersShowCommand.class, TransfersResolveCommand.class})
final class TransfersCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of list, show, resolve is missing");
    }
}
