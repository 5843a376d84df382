package io.headrace.training.cli.home;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says which dataset is meant.
public final class ChosenDataset {
    @Option(names = "--dataset", paramLabel = "NAME|PATH", description = "May be left out when there is only one.")
    private @Nullable String dataset;

    /// @throws io.headrace.market.problem.ProblemException when it is not there, or several are and none was named
    public OpenedDataset open(Home home) {
        return OpenedDataset.open(home, dataset);
    }
}
