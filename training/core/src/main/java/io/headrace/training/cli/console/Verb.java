package io.headrace.training.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.market.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/// What every working command has: `--help`, `--json` and a result that is one or the other.
public abstract class Verb implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /// A result in both forms; the one that is asked for is made.
    public interface Result {
        String text();

        JsonNode json();

        default ExitCode exit() {
            return ExitCode.OK;
        }

        /// The result has been printed.
        default void shown() {}
    }

    protected abstract Result run(ConsoleProgress progress);

    @Override
    public final Integer call() {
        ConsoleProgress progress = ConsoleProgress.ofProcess();
        Result result;
        try {
            result = run(progress);
        } finally {
            progress.clear();
        }
        System.out.println(json ? Output.text(result.json()) : result.text().stripTrailing());
        System.out.flush();
        result.shown();
        return result.exit().status();
    }
}
