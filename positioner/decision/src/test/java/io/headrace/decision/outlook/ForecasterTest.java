package io.headrace.decision.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.drift.InputReference;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final List<String> VENUES = List.of("a", "b");
    private static final DeskSettings SETTINGS = DeskSettings.defaults(VENUES, List.of("BTC"));
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(List.of("structural_scale_usd"), List.of("for the test"));

    @Test
    void forecastsWithTheChampionAndLearnsOnlyAfterTheWindowHasPassed() {
        Forecaster forecaster = new Forecaster(new ModelSource.Champion(bundle(SETTINGS.window(), 100)), SETTINGS);
        String before = forecaster.calibration().orElseThrow().digest();
        for (int t = 1; t <= 4; t++) {
            DemandOutlook outlook = forecaster.observe(tick(t, true));
            assertEquals(before, forecaster.calibration().orElseThrow().digest(), "learned at " + t);
            VenueOutlook venue = outlook.venues().getFirst();
            assertInstanceOf(ForecastSupport.FromModel.class, venue.support());
            // Intercepts are the levels' places, the scale is 10: the median is place 3.
            assertEquals(1000 + t + 30, venue.forecast().orElseThrow().at(.5), 1e-9);
            assertTrue(forecaster.lastRealized().isEmpty());
        }
        forecaster.observe(tick(5, true));
        assertNotEquals(before, forecaster.calibration().orElseThrow().digest());
        assertEquals(1 * HOUR, forecaster.lastRealized().get("a").asOfNanos());
        assertEquals(1005, forecaster.lastRealized().get("a").needUsd(), 1e-9);
    }

    @Test
    void everyWayToHaveNoForecastIsAReasonAndNotAFailure() {
        assertReason("no champion", new ModelSource.Missing("no champion"), true);
        assertReason("stale", new ModelSource.Champion(bundle(SETTINGS.window(), -191 * 24)), true);
        assertReason("another window", new ModelSource.Champion(bundle(new ForecastWindow(0, HOUR), 100)), true);
        assertReason("not warm", new ModelSource.Champion(bundle(SETTINGS.window(), 100)), false);
        assertReason("no forecast was recorded", new ModelSource.Recorded(List.of()), true);
    }

    @Test
    void recordedForecastsAreUsedAtTheirOwnTime() {
        double[] values = new double[QuantileLevels.STANDARD.size()];
        List<QuantileForecast> forecasts = new ArrayList<>();
        for (String venue : VENUES) {
            forecasts.add(new QuantileForecast(
                    venue,
                    2 * HOUR,
                    SETTINGS.window(),
                    QuantileLevels.STANDARD,
                    values,
                    new ForecastSupport.FromModel("m", "c")));
        }
        Forecaster forecaster = new Forecaster(new ModelSource.Recorded(forecasts), SETTINGS);
        assertTrue(
                forecaster.observe(tick(1, true)).venues().getFirst().forecast().isEmpty());
        assertTrue(
                forecaster.observe(tick(2, true)).venues().getFirst().forecast().isPresent());
    }

    @Test
    void aModelOfSeveralPeriodsForecastsOnceTheyHaveComeAndAgainAfterAGap() {
        QuantileLevels levels = QuantileLevels.STANDARD;
        NetworkQuantiles network = new NetworkQuantiles(
                levels,
                1,
                2,
                List.of(Pooling.FLAT, new Dense(new double[levels.size()][2], new double[levels.size()])));
        ModelBundle bundle = bundle(SETTINGS.window(), 100, network);
        Forecaster forecaster = new Forecaster(new ModelSource.Champion(bundle), SETTINGS);
        forecaster.remember(tick(1, true));
        assertTrue(available(forecaster, 2), "the period before counts");
        assertTrue(available(forecaster, 3));
        assertFalse(available(forecaster, 5), "a period was left out");
        assertTrue(available(forecaster, 6));
    }

    private static boolean available(Forecaster forecaster, int hour) {
        VenueOutlook venue = forecaster.observe(tick(hour, true)).venues().getFirst();
        assertTrue(venue.forecast().isPresent()
                || venue.support() instanceof ForecastSupport.Unavailable(String reason) && reason.contains("HR-2016"));
        return venue.forecast().isPresent();
    }

    private static void assertReason(String part, ModelSource source, boolean warm) {
        DemandOutlook outlook = new Forecaster(source, SETTINGS).observe(tick(1, warm));
        for (VenueOutlook venue : outlook.venues()) {
            ForecastSupport.Unavailable without = assertInstanceOf(ForecastSupport.Unavailable.class, venue.support());
            assertTrue(without.reason().contains(part), without.reason());
            assertEquals(1001, venue.demandUsd());
        }
    }

    @Test
    void aFeatureThatIsNoNumberIsAReasonAndTheNextOneIsForecastAgain() {
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Forecaster fresh = new Forecaster(new ModelSource.Champion(watched()), SETTINGS);
            VenueOutlook venue = fresh.observe(tick(1, true, broken)).venues().getFirst();
            assertTrue(
                    venue.support() instanceof ForecastSupport.Unavailable(String reason)
                            && reason.contains("[HR-2011]"),
                    venue.support().toString());
            assertTrue(fresh.observe(tick(2, true, 10))
                    .venues()
                    .getFirst()
                    .forecast()
                    .isPresent());
        }
    }

    @Test
    void aForecastFarFromTrainingIsNotUsedUntilItIsNearAgain() {
        Forecaster forecaster = new Forecaster(new ModelSource.Champion(watched()), SETTINGS);
        assertTrue(forecaster
                .observe(tick(1, true, 10))
                .venues()
                .getFirst()
                .forecast()
                .isPresent());
        VenueOutlook far = forecaster.observe(tick(2, true, 31)).venues().getFirst();
        assertEquals(
                new ForecastSupport.Unavailable("model " + ModelCard.UNIDENTIFIED
                        + " is not trusted now: feature structural_scale_usd lies 1.1 training ranges outside what"
                        + " it learned from"),
                far.support());
        assertTrue(forecaster
                .observe(tick(3, true, 28))
                .venues()
                .getFirst()
                .forecast()
                .isEmpty());
        assertTrue(forecaster
                .observe(tick(4, true, 11))
                .venues()
                .getFirst()
                .forecast()
                .isPresent());
    }

    @Test
    void adriftModelIsNotUsedLearnsOnAndReturns() {
        Forecaster forecaster = new Forecaster(new ModelSource.Champion(watched()), SETTINGS);
        int hour = 1;
        while (!distrusted(forecaster.observe(tick(hour, true, 10, hour * hour))) && hour < 400) {
            hour++;
        }
        assertEquals(1, forecaster.watched().getFirst().exceedanceAlarms());
        assertTrue(hour > 9 * 4, "nine windows of four hours, after the first has passed; was " + hour);
        int broke = hour;
        String learned = forecaster.calibration().orElseThrow().digest();
        while (distrusted(forecaster.observe(tick(++hour, true, 10, 0))) && hour < 400) {
            assertNotEquals(learned, forecaster.calibration().orElseThrow().digest());
        }
        assertTrue(hour - broke >= 20 * 4 && hour < 400, "back after twenty calm windows; was " + (hour - broke));
    }

    private static boolean distrusted(DemandOutlook outlook) {
        return outlook.venues().getFirst().support() instanceof ForecastSupport.Unavailable(String reason)
                && reason.contains("is not trusted now: drift alarm");
    }

    /// In training the scale went from 10 to 20.
    private static ModelBundle watched() {
        ModelBundle plain = bundle(SETTINGS.window(), 100);
        TrainingReference reference = new TrainingReference(
                List.of(InputReference.of("structural_scale_usd", new double[] {10, 12, 15, 20})), 1e9);
        return new ModelBundle(plain.card(), plain.model(), plain.calibration(), reference);
    }

    private static Tick tick(int hour, boolean warm) {
        return tick(hour, warm, 10);
    }

    private static Tick tick(int hour, boolean warm, double scale) {
        return tick(hour, warm, scale, hour);
    }

    private static Tick tick(int hour, boolean warm, double scale, double more) {
        long now = hour * HOUR;
        List<VenueObservation> venues = new ArrayList<>();
        for (String venue : VENUES) {
            double demand = 1000 + more;
            MarginSnapshot snapshot = new MarginSnapshot(
                    Instrument.account(venue), now, now, hour, demand, demand, 0, 0, List.of(demand), List.of());
            venues.add(
                    new VenueObservation(snapshot, new FeatureVector(venue, now, SCHEMA, new double[] {scale}, warm)));
        }
        return new Tick(now, venues);
    }

    private static ModelBundle bundle(ForecastWindow window, int trainedToHour) {
        QuantileLevels levels = QuantileLevels.STANDARD;
        double[][] coefficients = new double[levels.size()][2];
        for (int k = 0; k < levels.size(); k++) {
            coefficients[k][0] = k;
        }
        return bundle(
                window, trainedToHour, new LinearQuantiles(levels, new double[1], new double[] {1}, coefficients));
    }

    private static ModelBundle bundle(ForecastWindow window, int trainedToHour, QuantileModel model) {
        QuantileLevels levels = model.levels();
        ModelCard card = new ModelCard(
                ModelCard.UNIDENTIFIED,
                "linear",
                "test",
                SCHEMA.fingerprint(),
                SCHEMA.columns(),
                levels,
                window,
                List.of(),
                (trainedToHour - 60 * 24) * HOUR,
                trainedToHour * HOUR,
                (trainedToHour + 10_000) * HOUR,
                0,
                1,
                Map.of(),
                Map.of(),
                "for the test");
        return new ModelBundle(
                card, model, CalibrationState.none(levels, VENUES).withRate(.1));
    }
}
