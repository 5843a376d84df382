package io.headrace.models.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.SampleModels;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.VectorHistory;
import io.headrace.models.predictor.LinearQuantiles;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelBundleTest {
    private static final FeatureSchema SCHEMA = SampleModels.SCHEMA;
    /// Enough for models that read one vector.
    private static final VectorHistory NO_PAST = new VectorHistory(SampleModels.HOUR);

    /// Quantiles -1, 0 and 2 whatever the features.
    private static final ModelBundle BUNDLE = SampleModels.bundle(new LinearQuantiles(
            SampleModels.LEVELS, new double[4], new double[] {1, 1, 1, 1}, new double[][] {
                {-1, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {2, 0, 0, 0, 0}
            }));

    @Test
    void forecastsInDollarsAroundPresentDemand() {
        CalibrationState none = CalibrationState.none(SampleModels.LEVELS, List.of());
        QuantileForecast forecast = BUNDLE.forecast(observation(100, 1, .1, .1), NO_PAST, none);
        assertArrayEquals(new double[] {900, 1000, 1200}, forecast.values(), 1e-9);
        assertEquals("alpha", forecast.venue());
        assertEquals(SampleModels.WINDOW, forecast.window());
        assertEquals(new ForecastSupport.FromModel(BUNDLE.card().id(), none.digest()), forecast.support());
    }

    @Test
    void addsTheCalibrationOfTheVenue() {
        QuantileForecast forecast = BUNDLE.forecast(observation(100, 1, .1, .1), NO_PAST, BUNDLE.calibration());
        assertArrayEquals(
                new double[] {1000 - 110, 1000 + 100.0 / 3, 1000 + 100 * (2 + Math.PI)}, forecast.values(), 1e-9);
        assertArrayEquals(
                new double[] {-1.1, 1.0 / 3, 2 + Math.PI},
                BUNDLE.inUnits(observation(100, 1, .1, .1).features(), NO_PAST, BUNDLE.calibration())
                        .quantiles(),
                1e-12);
    }

    @Test
    void refusesFeaturesOfAnotherSchema() {
        FeatureSchema other = FeatureSchema.of(SCHEMA.columns(), List.of("scale", "hour", "another", "funding"));
        assertRefused("HR-2010", "another schema", new FeatureVector("alpha", 0, other, new double[4], true));
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertRefused(
                "HR-2011",
                "feature ewma_volatility must be finite, was NaN",
                new FeatureVector("alpha", 0, SCHEMA, new double[] {1, 2, Double.NaN, 4}, true));
    }

    @Test
    void refusesFeaturesThatAreNotWarm() {
        assertRefused("HR-2012", "not warm", new FeatureVector("alpha", 0, SCHEMA, new double[] {1, 2, 3, 4}, false));
    }

    @Test
    void refusesToForecastInfinity() {
        ModelBundle wild = SampleModels.bundle(new LinearQuantiles(
                SampleModels.LEVELS, new double[4], new double[] {1e-300, 1, 1, 1}, new double[][] {
                    {0, 1e300, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}
                }));
        ProblemException refusal = assertThrows(
                ProblemException.class, () -> wild.forecast(observation(100, 1, .1, .1), NO_PAST, wild.calibration()));
        assertEquals("HR-2013", refusal.problem().code());
    }

    @Test
    void refusesAScaleOfZero() {
        ProblemException refusal = assertThrows(
                ProblemException.class,
                () -> BUNDLE.forecast(observation(0, 1, .1, .1), NO_PAST, BUNDLE.calibration()));
        assertEquals("HR-2014", refusal.problem().code());
    }

    @Test
    void refusesPartsThatDoNotFitTogether() {
        ModelCard card = SampleModels.card();
        CalibrationState calibration = CalibrationState.none(SampleModels.LEVELS, List.of());
        LinearQuantiles narrow = new LinearQuantiles(
                SampleModels.LEVELS, new double[1], new double[] {1}, new double[][] {{0, 0}, {0, 0}, {0, 0}});
        assertThrows(IllegalArgumentException.class, () -> new ModelBundle(card, narrow, calibration));
        LinearQuantiles otherLevels = new LinearQuantiles(
                new QuantileLevels(List.of(.5)), new double[4], new double[] {1, 1, 1, 1}, new double[1][5]);
        assertThrows(IllegalArgumentException.class, () -> new ModelBundle(card, otherLevels, calibration));
        CalibrationState wrong = CalibrationState.none(QuantileLevels.STANDARD, List.of());
        LinearQuantiles good = SampleModels.linear(1);
        assertThrows(IllegalArgumentException.class, () -> new ModelBundle(card, good, wrong));
    }

    @Test
    void forecastsAreInOrderForEveryFamily() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 200; i++) {
            for (ModelBundle bundle : List.of(
                    SampleModels.bundle(SampleModels.linear(i)),
                    SampleModels.bundle(SampleModels.trees(i)),
                    SampleModels.bundle(SampleModels.seasonal(i)))) {
                // The record refuses crossing or infinite values itself.
                bundle.forecast(SampleModels.observation(random, "bravo", i), NO_PAST, bundle.calibration());
            }
        }
    }

    private static VenueObservation observation(double... values) {
        return new VenueObservation(
                SampleModels.snapshot("alpha", 0, 1000, 0), new FeatureVector("alpha", 0, SCHEMA, values, true));
    }

    @Test
    void waitsForTheVectorsAModelReads() {
        ModelBundle sequence = SampleModels.bundle(SampleModels.network(1));
        SplittableRandom random = new SplittableRandom(2);
        VectorHistory past = new VectorHistory(SampleModels.HOUR);
        for (int t = 0; t < 4; t++) {
            VenueObservation observation = SampleModels.observation(random, "alpha", t * SampleModels.HOUR);
            past.observe(observation.features());
            if (t < 2) {
                ProblemException refusal = assertThrows(
                        ProblemException.class, () -> sequence.forecast(observation, past, sequence.calibration()));
                assertEquals("HR-2016", refusal.problem().code());
                assertTrue(refusal.getMessage().contains("the last 3 periods, and only " + (t + 1)));
            } else {
                sequence.forecast(observation, past, sequence.calibration());
            }
        }
    }

    private static void assertRefused(String code, String part, FeatureVector features) {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> BUNDLE.inUnits(features, NO_PAST, BUNDLE.calibration()));
        assertEquals(code, refusal.problem().code());
        assertTrue(refusal.problem().sentence().contains(part), refusal.getMessage());
    }
}
