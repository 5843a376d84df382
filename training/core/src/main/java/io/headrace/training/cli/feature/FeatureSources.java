package io.headrace.training.cli.feature;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.catalog.SignalParametersFile;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.training.cli.home.Home;
import io.headrace.training.feature.FeatureRequest;
import io.headrace.training.feature.FeatureRun;
import io.headrace.training.feature.FeatureWork;
import io.headrace.training.feature.Spans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say which part of a dataset features are computed on, how often, and with what fitted numbers.
public final class FeatureSources {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--every",
            paramLabel = "SPAN",
            defaultValue = "1h",
            description = "Time between rows, such as 1s, 5m, 1h or 1d (default: ${DEFAULT-VALUE}).")
    private String every = "1h";

    @Option(names = "--venue", paramLabel = "NAME", split = ",", description = "Only these venues (default: all).")
    private List<String> venues = new ArrayList<>();

    @Option(
            names = "--coin",
            paramLabel = "NAME",
            split = ",",
            description = "Only these coins (default: all). A feature is the mean over the coins.")
    private List<String> coins = new ArrayList<>();

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "What the features take from training: GARCH, GJR, Hawkes, microprice, weights of book"
                    + " levels; a JSON file (default: those each feature states).")
    private @Nullable Path parameters;

    /// What was fitted, or else what the features state themselves.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1210 to HR-1212 when the file is none
    SignalParameters parameters() {
        return parameters == null ? SignalParameters.DEFAULT : SignalParametersFile.read(parameters);
    }

    FeatureRun run(DatasetReader reader, FeatureCatalog catalog) {
        return new FeatureRun(reader, request(catalog));
    }

    /// The same work for an engine.
    FeatureWork.Shared shared(String nameOrPath, FeatureCatalog catalog, boolean tellStale) {
        Path folder = Home.fromEnvironment().datasets().resolve(nameOrPath);
        return new FeatureWork.Shared(folder, parameters, request(catalog), tellStale);
    }

    private FeatureRequest request(FeatureCatalog catalog) {
        long everyNanos = Spans.parsed(every)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--every must be a span such as 1s, 5m or 1h, was '" + every + "'"));
        return new FeatureRequest(catalog, everyNanos, venues, coins);
    }

    public static DatasetReader open(String nameOrPath) {
        return DatasetReader.open(Home.fromEnvironment().datasets().resolve(nameOrPath));
    }
}
