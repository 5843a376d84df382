package io.headrace.training.set;

import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.Realized;
import io.headrace.models.forecast.RealizedNeed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Folds ticks into labelled rows: a row is finished when its window has passed, so no label reaches
/// beyond the last tick. Observations that are not warm, or stale, give no row.
public final class TrainingSetBuilder {
    private final FeatureSchema schema;
    private final ForecastWindow window;
    private final long periodNanos;
    private final Map<String, RealizedNeed> needs = new TreeMap<>();
    private final Map<String, TreeMap<Long, Seen>> open = new TreeMap<>();
    private final Map<String, Seen> last = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<TrainingRow> rows = new ArrayList<>();

    /// @param periodNanos time between ticks
    public TrainingSetBuilder(FeatureSchema schema, ForecastWindow window, long periodNanos) {
        this.schema = schema;
        this.window = window;
        this.periodNanos = periodNanos;
    }

    /// The rows of ticks already recorded.
    ///
    /// @param toNanos ticks after it are left out
    public static TrainingSet of(DeskRecording recording, ForecastWindow window, long toNanos) {
        TrainingSetBuilder builder = new TrainingSetBuilder(recording.schema(), window, recording.periodNanos());
        recording.until(toNanos).ticks().forEach(builder::observe);
        return builder.build();
    }

    /// @throws io.headrace.market.problem.ProblemException HR-9060 or HR-9061 when nothing can be learnt from
    ///     the tick, see [TrainingDoor]
    public void observe(Tick tick) {
        TrainingDoor.requireUsable(tick, seen);
        for (VenueObservation observation : tick.venues()) {
            String venue = observation.venue();
            needs.computeIfAbsent(venue, name -> new RealizedNeed(window, periodNanos))
                    .observe(observation.snapshot())
                    .ifPresent(this::finish);
            if (observation.features().usable()) {
                Seen present = new Seen(observation, vectors(observation, tick.nowNanos()));
                last.put(venue, present);
                open.computeIfAbsent(venue, name -> new TreeMap<>()).put(tick.nowNanos(), present);
            } else {
                last.remove(venue);
            }
        }
    }

    /// As [io.headrace.models.forecast.VectorHistory] does: only consecutive periods follow one another.
    private PastVectors vectors(VenueObservation observation, long nowNanos) {
        Seen before = last.get(observation.venue());
        double[] features = observation.features().values();
        return before != null && nowNanos - before.observation.features().asOfNanos() == periodNanos
                ? before.vectors.then(features)
                : PastVectors.of(features);
    }

    /// The rows so far, by time and then as the venues came.
    public TrainingSet build() {
        List<TrainingRow> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparingLong(TrainingRow::asOfNanos)); // stable: venue order stays
        return new TrainingSet(schema, window, ordered);
    }

    private void finish(Realized realized) {
        TreeMap<Long, Seen> waiting = open.get(realized.venue());
        if (waiting == null) {
            return;
        }
        Seen past = waiting.get(realized.asOfNanos());
        waiting.headMap(realized.asOfNanos(), true).clear(); // earlier ones were cut off by a gap
        if (past != null) {
            NeedScale scale = NeedScale.of(past.observation);
            rows.add(new TrainingRow(
                    realized.venue(),
                    realized.asOfNanos(),
                    past.vectors,
                    scale.toUnits(realized.needUsd()),
                    scale.scaleUsd(),
                    scale.demandUsd()));
        }
    }

    private record Seen(VenueObservation observation, PastVectors vectors) {}
}
