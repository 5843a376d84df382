package io.headrace.training.cli.home;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.training.job.JobFolder;
import io.headrace.training.promote.BacktestCost;
import io.headrace.training.promote.GateMargins;
import io.headrace.training.promote.Promotion;
import io.headrace.training.promote.PromotionGate;
import io.headrace.training.promote.PromotionLog;
import io.headrace.training.validate.OutOfFoldFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folder of a user's files.
public record Home(Path root) {
    /// @throws io.headrace.market.problem.ProblemException HR-9013 when it is no folder
    public static Home fromEnvironment() {
        String home = System.getenv("HEADRACE_HOME");
        return at(Path.of(home == null || home.isBlank() ? "var" : home));
    }

    static Home at(Path root) {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new Problem(
                            "HR-9013",
                            "the folder of Headrace's files is a file",
                            root.toString(),
                            "Name a folder in HEADRACE_HOME",
                            ExitCode.INVALID)
                    .toException();
        }
        return new Home(root);
    }

    public DatasetCatalog datasets() {
        return new DatasetCatalog(root.resolve("datasets"));
    }

    public ModelRegistry models() {
        return new ModelRegistry(root.resolve("models"), TrustedKeys.in(keys()));
    }

    /// The public keys whose models may be served.
    public Path keys() {
        return root.resolve("keys");
    }

    /// The out-of-fold forecasts that were published with a model; empty when there are none.
    public Optional<List<QuantileForecast>> outOfFold(String modelId) {
        return models().published(modelId, OutOfFoldFile.FILE).map(bytes -> OutOfFoldFile.read(bytes, modelId));
    }

    /// What the backtest of a model found, if there is one.
    public Optional<BacktestCost> backtestCost(String modelId) {
        for (String name : List.of("backtest-" + modelId, "demo-" + modelId)) {
            Optional<BacktestCost> cost = ReportedCost.in(report(name), modelId);
            if (cost.isPresent()) {
                return cost;
            }
        }
        return Optional.empty();
    }

    public JobFolder jobs() {
        return new JobFolder(root.resolve("jobs"));
    }

    public Promotion promotion() {
        return new Promotion(
                models(),
                new PromotionLog(root.resolve("models").resolve("promotions.jsonl")),
                new PromotionGate(GateMargins.DEFAULT),
                this::served);
    }

    /// The features that the desk a model was trained for is served.
    public FeatureSchema served(ModelCard card) {
        return trainedDesks()
                .read(card.id())
                .map(desk -> FeatureCatalog.of(desk.portfolio()))
                .orElse(FeatureCatalog.standard())
                .schema();
    }

    public TrainedDesks trainedDesks() {
        return new TrainedDesks(root.resolve("evidence"));
    }

    public Path report(String name) {
        return root.resolve("reports").resolve(name);
    }

    public Path demo() {
        return root.resolve("demo");
    }
}
