package io.headrace.inference;

import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Pooling;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A small user folder: a synthetic dataset of 15 days and settings with explicit balances; a model on
/// request.
public final class SampleHome {
    public static final SyntheticSpec MARKET = SyntheticSpec.demo().withDays(15);
    public static final List<MarketEvent> EVENTS = new SyntheticMarket(MARKET).events();
    public static final long DAY = 86_400_000_000_000L;

    /// Twelve days are history: enough for every feature to be warm.
    public static final long FIRST_DECISION = MARKET.startNanos() + 12 * DAY;

    private static final double[] UNITS = {-.5, -.2, .3, .9, 1.7, 2.5, 3.1, 3.7, 4.5, 5.1};

    private final Path path;

    private SampleHome(Path path) {
        this.path = path;
    }

    /// Writes the folder.
    public static SampleHome at(Path path) {
        return at(path, EVENTS);
    }

    /// Writes the folder with other events of the same venues and coins.
    public static SampleHome at(Path path, List<MarketEvent> events) {
        DatasetWriter.write(
                path.resolve("datasets/sample"),
                new DatasetHeader("sample", "CC0-1.0", "synthetic"),
                events,
                Progress.SILENT);
        try {
            settings().write(path.resolve("settings.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleHome(path);
    }

    /// The folder as it was written before.
    public static SampleHome existing(Path path) {
        return new SampleHome(path);
    }

    /// The settings of a service on a temporary folder with a champion, replayed from its first decision.
    ///
    /// @param speed periods a second, or `max`
    public static Map<String, String> replayed(String speed) {
        SampleHome home = temporary();
        home.promote(model());
        return Map.of(
                "headrace.home", home.path().toString(),
                "headrace.dataset", "sample",
                "headrace.settings", home.settingsFile().toString(),
                "headrace.from", Instant.ofEpochSecond(0, FIRST_DECISION).toString(),
                "headrace.speed", speed);
    }

    public static SampleHome temporary() {
        try {
            return at(Files.createTempDirectory("headrace-sample"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The desk of the sample: explicit balances, so that every run starts alike.
    public static DeskSettings settings() {
        return DeskSettings.defaults(MARKET.venues(), MARKET.coins())
                .withCapital(new Capital.Balances(Map.of(
                        DeskSettings.TREASURY,
                        900_000.0,
                        "alpha",
                        1_000_000.0,
                        "bravo",
                        1_000_000.0,
                        "carol",
                        1_000_000.0)));
    }

    public Path path() {
        return path;
    }

    public Path settingsFile() {
        return path.resolve("settings.yaml");
    }

    public ModelRegistry registry() {
        return new ModelRegistry(path.resolve("models"));
    }

    /// Publishes and promotes a model.
    ///
    /// @return its id
    public String promote(ModelBundle bundle) {
        String id = registry().publish(bundle);
        registry().promote(id);
        return id;
    }

    /// A model that forecasts multiples of the structural scale, moved by two features and by its
    /// calibration.
    public static ModelBundle model() {
        return model(1, FIRST_DECISION);
    }

    /// The same numbers over the mean of each feature's last six periods.
    public static ModelBundle sequenceModel() {
        FeatureSchema schema = FeatureCatalog.standard().schema();
        NetworkQuantiles network = new NetworkQuantiles(
                QuantileLevels.STANDARD,
                schema.size(),
                6,
                List.of(Pooling.MEAN, new Dense(coefficients(schema, 0), UNITS)));
        return model(network, FIRST_DECISION);
    }

    /// @param stretch multiplies every quantile
    public static ModelBundle model(double stretch, long trainedToNanos) {
        FeatureSchema schema = FeatureCatalog.standard().schema();
        double[][] coefficients = coefficients(schema, 1);
        for (int k = 0; k < UNITS.length; k++) {
            coefficients[k][0] = stretch * UNITS[k];
        }
        double[] ones = new double[schema.size()];
        Arrays.fill(ones, 1);
        return model(
                new LinearQuantiles(QuantileLevels.STANDARD, new double[schema.size()], ones, coefficients),
                trainedToNanos);
    }

    /// @param from position of the first feature's coefficient
    private static double[][] coefficients(FeatureSchema schema, int from) {
        double[][] coefficients = new double[UNITS.length][from + schema.size()];
        for (double[] row : coefficients) {
            row[from + schema.indexOf("planned_rise")] = .3;
            row[from + schema.indexOf("funding_zscore_168h")] = .05;
        }
        return coefficients;
    }

    private static ModelBundle model(QuantileModel model, long trainedToNanos) {
        FeatureSchema schema = FeatureCatalog.standard().schema();
        ModelCard card = new ModelCard(
                ModelCard.UNIDENTIFIED,
                "linear",
                "test",
                schema.fingerprint(),
                schema.columns(),
                QuantileLevels.STANDARD,
                settings().window(),
                List.of(),
                trainedToNanos - 10 * DAY,
                trainedToNanos,
                trainedToNanos + 300 * DAY,
                0,
                1,
                Map.of(),
                Map.of("wql", .1),
                "for tests");
        return new ModelBundle(
                card,
                model,
                CalibrationState.none(QuantileLevels.STANDARD, MARKET.venues()).withRate(.05));
    }
}
