package io.headrace.training.cli;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns failures into one line and an exit code.
final class Errors {
    private Errors() {}

    static CommandLine install(CommandLine line, Console console) {
        return line.setParameterExceptionHandler((e, args) -> usage(e, console))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, console))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int usage(ParameterException e, Console console) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.say("error: " + e.getMessage() + ". See '" + command + " --help'. [HR-9001]");
        UnmatchedArgumentException.printSuggestions(e, console.err());
        console.err().flush();
        return ExitCode.USAGE.status();
    }

    static int failure(Exception e, Console console) {
        if (e instanceof ProblemException known) {
            console.say("error: " + known.problem().sentence());
            return known.problem().exit().status();
        }
        console.say("error: this is a bug in Headrace: " + e + ". Please report it with the lines below. [HR-9000]");
        e.printStackTrace(console.err());
        console.err().flush();
        return ExitCode.INTERNAL.status();
    }
}
