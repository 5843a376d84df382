package io.headrace.training.cli;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Unmatched;

/// A command that only the launcher can run: it is listed here so that help and suggestions know it.
abstract class LauncherCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public final Integer call() {
        throw new Problem(
                        "HR-9002",
                        "this command is run by the launcher, not by the training program",
                        String.join(" ", arguments),
                        "Start it as './headrace'",
                        ExitCode.USAGE)
                .toException();
    }
}
