package io.headrace.inference.cli.record;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The verbs over recorded decisions.
@Command(
        name = "headrace",
        description = "Recorded decisions: made again, checked, judged.",
        subcommands = {ReplayCommand.class, AuditCommand.class, ReviewCommand.class})
public final class RecordCli {
    private static final List<String> VERBS = List.of("replay", "audit", "review");

    /// Whether a command line is one of these.
    public static boolean knows(String... args) {
        return args.length > 0 && VERBS.contains(args[0]);
    }

    /// Runs one command line without ending the process.
    public static int execute(String... args) {
        return new CommandLine(new RecordCli())
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
