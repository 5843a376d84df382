package io.headrace.training.influence;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.schema.WeakColumn;
import io.headrace.training.set.DeskRecording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Recordings with fewer columns.
public final class Narrowed {
    /// A column that is missing more often in the second half of a recording costs more rows than it can bring.
    private static final double MOST_MISSING = .02;

    private Narrowed() {}

    /// Only the columns that speak: seldom missing in the second half, and not always the same. A row is usable
    /// when all of them are.
    public static DeskRecording toSpoken(DeskRecording recording) {
        List<Tick> half = recording
                .ticks()
                .subList(recording.ticks().size() / 2, recording.ticks().size());
        Map<String, Integer> missing = new HashMap<>();
        long rows = 0;
        double[] least = half.getFirst().venues().getFirst().features().values();
        double[] most = least.clone();
        for (Tick tick : half) {
            for (VenueObservation observation : tick.venues()) {
                rows++;
                for (WeakColumn weak : observation.features().weak()) {
                    missing.merge(weak.column(), 1, Integer::sum);
                }
                double[] values = observation.features().values();
                for (int i = 0; i < values.length; i++) {
                    least[i] = Math.min(least[i], values[i]);
                    most[i] = Math.max(most[i], values[i]);
                }
            }
        }
        List<String> spoken = new ArrayList<>();
        for (int i = 0; i < least.length; i++) {
            String column = recording.schema().columns().get(i);
            if (most[i] > least[i] && missing.getOrDefault(column, 0) <= MOST_MISSING * rows) {
                spoken.add(column);
            }
        }
        return to(recording, spoken, spoken);
    }

    /// @param columns that stay, in this order
    /// @param needed a row is usable when all of these are
    static DeskRecording to(DeskRecording recording, List<String> columns, List<String> needed) {
        FeatureSchema schema = FeatureSchema.of(columns, columns);
        int[] places = columns.stream().mapToInt(recording.schema()::indexOf).toArray();
        List<Tick> ticks = new ArrayList<>(recording.ticks().size());
        for (Tick tick : recording.ticks()) {
            List<VenueObservation> venues = new ArrayList<>();
            for (VenueObservation observation : tick.venues()) {
                FeatureVector features = observation.features();
                boolean usable =
                        features.weak().stream().map(WeakColumn::column).noneMatch(needed::contains);
                double[] all = features.values();
                double[] values = new double[places.length];
                for (int i = 0; i < places.length; i++) {
                    values[i] = all[places[i]];
                }
                venues.add(new VenueObservation(
                        observation.snapshot(),
                        new FeatureVector(features.venue(), features.asOfNanos(), schema, values, usable)));
            }
            ticks.add(new Tick(tick.nowNanos(), venues));
        }
        return new DeskRecording(schema, recording.periodNanos(), ticks);
    }
}
