package io.headrace.training.feature;

import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.engine.FeatureSample;
import io.headrace.market.event.Bar;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventCursor;
import io.headrace.store.dataset.EventFilter;
import io.headrace.store.dataset.Series;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Folds a dataset through the feature engine and gives a row for each venue at each instant: streamed,
/// with memory that does not grow with the dataset.
///
/// Each venue's own bars stand for its composite ones (there is no portfolio to proxy them), and the
/// desk's margin snapshots are those the dataset holds.
public final class FeatureRun {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long PROGRESS_EVENTS = 1 << 14;
    private static final Set<String> DESK_WIDE = tables(EnumSet.of(
            EventKind.VOLATILITY_INDEX,
            EventKind.GAS_PRICE,
            EventKind.BLOCK_CONFIRMATION,
            EventKind.BRIDGE_TRANSFER,
            EventKind.SENTIMENT));

    private final DatasetReader reader;
    private final FeatureRequest request;
    private final EngineScope scope;
    private final FeatureEngine engine;
    private final FeatureSample sample;

    /// @throws io.headrace.market.problem.ProblemException HR-9043 when the dataset has no such venue or
    ///     coin
    public FeatureRun(DatasetReader reader, FeatureRequest request) {
        this.reader = reader;
        this.request = request;
        DatasetManifest manifest = reader.manifest();
        List<String> venues = selected(manifest, "venue", traded(manifest, Series::venue), request.venues());
        List<String> coins = selected(manifest, "coin", traded(manifest, Series::coin), request.coins());
        this.scope = new EngineScope(venues, traded(manifest, Series::venue), coins, barNanos(reader));
        this.engine = new FeatureEngine(request.catalog(), scope);
        this.sample = engine.newSample();
    }

    /// Takes one venue's features at an instant; the sample is used again after.
    @FunctionalInterface
    public interface RowSink {
        void row(String venue, long nowNanos, FeatureSample sample);
    }

    public List<String> venues() {
        return scope.owned();
    }

    public List<String> coins() {
        return scope.coins();
    }

    /// Runs through the events a filter lets through; rows begin with the first multiple after the first
    /// event.
    public void run(EventFilter filter, Progress progress, RowSink sink) {
        long every = request.everyNanos();
        long next = Long.MIN_VALUE;
        long last = Long.MIN_VALUE;
        long done = 0;
        long total = reader.manifest().rows();
        try (EventCursor events = reader.cursor(filter)) {
            while (events.hasNext()) {
                MarketEvent event = events.next();
                next = next == Long.MIN_VALUE ? Math.ceilDiv(event.knownNanos(), every) * every : next;
                for (; next < event.knownNanos(); next += every) {
                    rows(next, sink);
                }
                observe(event);
                last = event.knownNanos();
                if (++done % PROGRESS_EVENTS == 0) {
                    progress.report("features", done, total);
                }
            }
        }
        if (next != Long.MIN_VALUE && next <= Math.ceilDiv(last, every) * every) {
            rows(next, sink);
        }
        progress.report("features", total, total);
    }

    private void observe(MarketEvent event) {
        engine.observe(event);
        boolean owned = scope.owned().contains(event.instrument().venue());
        if (owned && event instanceof Bar bar) {
            engine.observeComposite(bar);
        } else if (owned && event instanceof MarginSnapshot snapshot) {
            engine.observeAccount(snapshot);
        }
    }

    private void rows(long now, RowSink sink) {
        for (String venue : scope.owned()) {
            engine.sampleAt(venue, now, sample);
            sink.row(venue, now, sample);
        }
    }

    private static List<String> selected(
            DatasetManifest manifest, String what, List<String> present, List<String> asked) {
        for (String name : asked) {
            if (!present.contains(name)) {
                throw FeatureFault.NO_SERIES.at(
                        manifest.name(),
                        "the dataset has no " + what + " '" + name + "'",
                        "There are: " + String.join(", ", present));
            }
        }
        if (present.isEmpty()) {
            throw FeatureFault.NO_SERIES.at(
                    manifest.name(), "the dataset has no series of a venue and coin", "Import market data first");
        }
        return asked.isEmpty() ? present : asked;
    }

    /// The venues or coins of the series that belong to one.
    private static List<String> traded(DatasetManifest manifest, Function<Series, String> part) {
        return manifest.series().stream()
                .filter(series -> !DESK_WIDE.contains(series.kind()))
                .filter(series -> !series.coin().equals(Instrument.ACCOUNT))
                .map(part)
                .distinct()
                .sorted()
                .toList();
    }

    /// The length of the dataset's first bar; an hour where there is none.
    private static long barNanos(DatasetReader reader) {
        boolean any = reader.manifest().series().stream()
                .anyMatch(series -> series.kind().equals(EventKind.BAR.table()));
        if (!any) {
            return HOUR;
        }
        try (EventCursor bars = reader.cursor(EventFilter.ALL.ofKinds(EventKind.BAR))) {
            MarketEvent first = bars.next();
            return Math.max(1, first.knownNanos() - first.eventNanos());
        }
    }

    private static Set<String> tables(Set<EventKind> kinds) {
        return kinds.stream().map(EventKind::table).collect(Collectors.toSet());
    }
}
