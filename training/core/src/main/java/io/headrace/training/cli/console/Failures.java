package io.headrace.training.cli.console;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// How a command says that it failed: one line on stderr, and the exit code of the problem.
public final class Failures {
    private Failures() {}

    public static int executing(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof ProblemException expected) {
            command.getErr().println("error: " + expected.problem().sentence());
            return expected.problem().exit().status();
        }
        command.getErr()
                .println(
                        "error: Headrace has a bug: " + failure + ". Please report it with the lines below. [HR-9000]");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        command.getErr().println(trace);
        return ExitCode.INTERNAL.status();
    }

    public static int parsing(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String remedy = "See '" + command.getCommandSpec().qualifiedName() + " --help'";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                remedy = "Did you mean '" + near.getFirst() + "'? " + remedy;
            }
        }
        String what = String.valueOf(failure.getMessage()).lines().findFirst().orElse("wrong usage");
        command.getErr().println("error: " + what.replaceAll("\\.$", "") + ". " + remedy + ". [HR-9001]");
        return ExitCode.USAGE.status();
    }
}
