package io.headrace.training.feature;

import io.headrace.features.engine.FeatureSample;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.EventFilter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The latest value of one column at each venue, from the end of a dataset: as much of it as warms the
/// column.
public final class FeatureExample implements FeatureRun.RowSink {
    private static final long ROOM_NANOS = 26 * 3_600_000_000_000L;

    private final SignalDefinition definition;
    private final Map<String, Value> latest = new LinkedHashMap<>();

    public FeatureExample(SignalDefinition definition) {
        this.definition = definition;
    }

    /// A value at a venue; means nothing while not warm.
    public record Value(String venue, long nanos, double value, boolean warm, boolean stale) {}

    /// The last events of a dataset, the warm-up and a day.
    public EventFilter filter(DatasetManifest manifest) {
        return EventFilter.ALL.between(
                manifest.toNanos() - 2 * definition.timing().warmUpNanos() - ROOM_NANOS, Long.MAX_VALUE);
    }

    @Override
    public void row(String venue, long nowNanos, FeatureSample sample) {
        latest.put(venue, new Value(venue, nowNanos, sample.value(0), sample.warm(0), sample.stale(0)));
    }

    public Collection<Value> latest() {
        return latest.values();
    }
}
