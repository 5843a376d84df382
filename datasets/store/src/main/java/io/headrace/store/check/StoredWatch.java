package io.headrace.store.check;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.check.watch.Values;
import io.headrace.store.check.watch.Words;
import io.headrace.store.column.EventTable;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventCursor;
import io.headrace.store.dataset.EventFilter;
import io.headrace.store.dataset.Series;
import io.headrace.store.dataset.Span;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds events to be added against the spans the dataset covers by its catalog: earlier, later and in its gaps there
/// is room, inside there is none. A series of several parts, such as a pool's measures, is looked up part by part in
/// the events themselves, once for each kind and venue.
final class StoredWatch {
    /// Of these there may be several at any time.
    private static final Set<EventKind> UNBOUND = EnumSet.of(EventKind.STREAM_GAP, EventKind.VENUE_STATUS);

    private final Path dataset;
    private final Findings findings;
    private final Map<EventKind, Map<Instrument, List<Span>>> covered = new EnumMap<>(EventKind.class);
    private final Map<Table, Map<Part, Span>> parts = new HashMap<>();
    private @Nullable MarketEvent last;
    private List<Span> lastSpans = List.of();

    private record Table(EventKind kind, String venue) {}

    private record Part(Instrument instrument, int part) {}

    StoredWatch(Path dataset, DatasetManifest manifest, Findings findings) {
        this.dataset = dataset;
        this.findings = findings;
        for (Series series : manifest.series()) {
            covered.computeIfAbsent(EventTable.named(series.kind()).kind(), kind -> new HashMap<>())
                    .put(new Instrument(series.venue(), series.coin()), series.covered());
        }
    }

    void observe(String file, long line, MarketEvent event) {
        List<Span> spans = spans(event);
        if (spans.isEmpty()) {
            return;
        }
        Span span = holding(spans, event);
        if (span != null && holdsPart(event)) {
            findings.add(
                    Severity.ERROR,
                    FindingKind.STORED_ALREADY,
                    file,
                    line,
                    name(event),
                    () -> Words.time(event.knownNanos()) + " lies in what the dataset holds, "
                            + Words.time(span.fromNanos()) + " to " + Words.time(span.toNanos()));
        }
    }

    private List<Span> spans(MarketEvent event) {
        MarketEvent before = last;
        if (before == null || before.kind() != event.kind() || before.instrument() != event.instrument()) {
            lastSpans = UNBOUND.contains(event.kind())
                    ? List.of()
                    : covered.getOrDefault(event.kind(), Map.of()).getOrDefault(event.instrument(), List.of());
        }
        last = event;
        return lastSpans;
    }

    private static @Nullable Span holding(List<Span> spans, MarketEvent event) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = spans.get(middle);
            if (event.knownNanos() < span.fromNanos()) {
                high = middle - 1;
            } else if (event.knownNanos() > span.toNanos()) {
                low = middle + 1;
            } else {
                return holds(span, event) ? span : null;
            }
        }
        return null;
    }

    /// Where stamps repeat, the first events of a file may share theirs with the last of the file before.
    private static boolean holds(Span span, MarketEvent event) {
        long at = event.knownNanos();
        return at >= span.fromNanos() && (at < span.toNanos() || at == span.toNanos() && Values.oneAStamp(event));
    }

    private boolean holdsPart(MarketEvent event) {
        if (Values.parts(event) == 1) {
            return true;
        }
        Span span = parts.computeIfAbsent(
                        new Table(event.kind(), event.instrument().venue()), this::partsOf)
                .get(new Part(event.instrument(), Values.part(event)));
        return span != null && holds(span, event);
    }

    private Map<Part, Span> partsOf(Table table) {
        Map<Part, Span> found = new HashMap<>();
        EventFilter filter = EventFilter.ALL.ofKinds(table.kind()).ofVenues(table.venue());
        try (DatasetReader reader = DatasetReader.open(dataset);
                EventCursor cursor = reader.cursor(filter)) {
            cursor.forEachRemaining(event -> found.merge(
                    new Part(event.instrument(), Values.part(event)),
                    new Span(event.knownNanos(), event.knownNanos()),
                    (so, one) -> new Span(so.fromNanos(), one.toNanos())));
        }
        return found;
    }

    private static String name(MarketEvent event) {
        String part = Values.partName(event);
        return event.instrument().venue() + " " + event.instrument().coin() + (part.isEmpty() ? "" : " " + part);
    }
}
