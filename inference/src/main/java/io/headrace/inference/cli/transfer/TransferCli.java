package io.headrace.inference.cli.transfer;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The verbs over transfers.
@Command(
        name = "headrace",
        description = "Transfers: carried, shown, decided, proved.",
        subcommands = {
            SimulateCommand.class,
            TransfersCommand.class,
            AttestorCommand.class,
            ChainsCommand.class,
            LocalChainsCommand.class
        })
public final class TransferCli {
    private static final List<String> VERBS = List.of("simulate", "transfers", "attestor", "chains", "local-chains");

    /// Whether a command line is one of these.
    public static boolean knows(String... args) {
        return args.length > 0 && VERBS.contains(args[0]);
    }

    /// Runs one command line without ending the process.
    public static int execute(String... args) {
        return new CommandLine(new TransferCli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    if (!(error instanceof ProblemException expected)) {
                        throw error;
                    }
                    command.getErr().println("error: " + expected.problem().sentence());
                    return expected.problem().exit().status();
                })
                .setParameterExceptionHandler((error, wrong) -> {
                    PrintWriter out = error.getCommandLine().getErr();
                    String what = String.valueOf(error.getMessage()).replaceAll("\\.$", "");
                    String name = error.getCommandLine().getCommandSpec().qualifiedName();
                    out.println("error: " + what + ". See '" + name + " --help'. [HR-9001]");
                    return ExitCode.USAGE.status();
                })
                .execute(args);
    }
}
