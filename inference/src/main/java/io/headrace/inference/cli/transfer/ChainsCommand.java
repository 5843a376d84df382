package io.headrace.inference.cli.transfer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `chains`.
@Command(
        name = "chains",
        sortOptions = false,
        description =
                "What a desk on chains needs of persons: settings that hold, contracts it does not make itself, and words about what no transfer explains.",
        subcommands = {
            ChainsCheckCommand.class,
            ChainsMulticallCommand.class,
            ChainsDoubtsCommand.class,
            ChainsExplainCommand.class,
            ChainsResumeCommand.class
        })
final class ChainsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of check, multicall, doubts, explain, resume is missing");
    }
}
