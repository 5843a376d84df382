package io.headrace.training.set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.ColumnStates;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.NeedScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrainingDoorTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(0, HOUR);
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(List.of(NeedScale.COLUMN, "funding_rate_24h"), List.of("scale", "funding"));

    @Test
    void letsGoodHistoryIn() {
        List<Tick> ticks = ticks(50, hour -> 1 + hour % 3, hour -> 100 + hour % 7);
        TrainingDoor.requireColumns(recording(ticks), set(ticks));
        TrainingDoor.requireLearnable(recording(ticks), set(ticks));
    }

    @Test
    void refusesAnInfinity() {
        List<Tick> ticks = ticks(50, hour -> hour == 30 ? Double.POSITIVE_INFINITY : 1, hour -> 100 + hour % 7);
        refused("HR-9060", NeedScale.COLUMN + " must be finite, was Infinity (alpha at 1970-01-02T06:00:00Z)", ticks);
    }

    @Test
    void refusesATimeThatComesTwice() {
        List<Tick> ticks = new ArrayList<>(ticks(50, hour -> 1, hour -> 100 + hour % 7));
        ticks.add(20, ticks.get(19));
        refused("HR-9061", "the same time comes twice (alpha at 1970-01-01T19:00:00Z)", ticks);
    }

    @Test
    void refusesAColumnThatNeverHasAValue() {
        List<Tick> ticks = new ArrayList<>();
        for (int hour = 0; hour < 50; hour++) {
            FeatureVector features = new FeatureVector(
                    "alpha",
                    hour * HOUR,
                    SCHEMA,
                    new double[] {1, 0},
                    ColumnStates.of(
                            new boolean[] {true, false}, new long[] {0, ColumnStates.NEVER}, new long[] {HOUR, HOUR}));
            ticks.add(new Tick(hour * HOUR, List.of(new VenueObservation(snapshot(hour, 100), features))));
        }
        refused("HR-9062", "column funding_rate_24h of alpha never has a value", ticks);
    }

    @Test
    void refusesOneRow() {
        refused("HR-9063", "there is 1 training row", ticks(2, hour -> 1 + hour, hour -> 100 + hour));
    }

    @Test
    void refusesAConstantTarget() {
        refused("HR-9064", "the target never changes: the need of alpha", ticks(50, hour -> 1 + hour % 3, hour -> 100));
    }

    @Test
    void refusesAMarketOfOneRegime() {
        refused("HR-9065", "only one regime", ticks(50, hour -> 1, hour -> 100 + hour % 7));
    }

    private static void refused(String code, String part, List<Tick> ticks) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> {
            TrainingSet set = set(ticks);
            TrainingDoor.requireColumns(recording(ticks), set);
            TrainingDoor.requireLearnable(recording(ticks), set);
        });
        assertEquals(code, refusal.problem().code(), refusal.getMessage());
        assertTrue(refusal.problem().sentence().contains(part), refusal.getMessage());
    }

    private static TrainingSet set(List<Tick> ticks) {
        return TrainingSetBuilder.of(recording(ticks), WINDOW, ticks.getLast().nowNanos());
    }

    private static DeskRecording recording(List<Tick> ticks) {
        return new DeskRecording(SCHEMA, HOUR, ticks);
    }

    private static List<Tick> ticks(int hours, IntToDoubleFunction scale, IntToDoubleFunction demand) {
        List<Tick> ticks = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            FeatureVector features =
                    new FeatureVector("alpha", hour * HOUR, SCHEMA, new double[] {scale.applyAsDouble(hour), 1}, true);
            ticks.add(new Tick(
                    hour * HOUR, List.of(new VenueObservation(snapshot(hour, demand.applyAsDouble(hour)), features))));
        }
        return ticks;
    }

    private static MarginSnapshot snapshot(int hour, double demand) {
        long now = hour * HOUR;
        return new MarginSnapshot(
                Instrument.account("alpha"), now, now, hour, demand, demand, 0, 0, List.of(demand), List.of());
    }
}
