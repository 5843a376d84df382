package io.headrace.store.check.watch;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.StreamGap;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import io.headrace.store.check.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files that are parts of one source, one after the other: a table of a day, then the next day's.
public final class ScopeWatch {
    /// Rows of one source follow each other within this; one that does not is held until the next tells whether the
    /// source went on from there.
    public static final int LONGEST_STEP_DAYS = 30;

    /// Series watched in one scope; further ones are only counted.
    static final int MOST_SERIES = 20_000;

    private static final long LONGEST_STEP = LONGEST_STEP_DAYS * 86_400_000_000_000L;

    private final String scope;
    private final Findings findings;
    private final Map<EventKind, Map<Instrument, SeriesWatch[]>> series = new EnumMap<>(EventKind.class);
    private final BookWatch books;
    private final PoolWatch pools;
    private final SkewWatch skew;
    private int watched;
    private long latest = Long.MIN_VALUE;
    private @Nullable Held held;
    private @Nullable SeriesWatch recent;
    private @Nullable MarketEvent recentEvent;

    public ScopeWatch(String scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
        books = new BookWatch(findings);
        pools = new PoolWatch(findings);
        skew = new SkewWatch(scope, findings);
    }

    private record Held(String file, long line, MarketEvent event) {}

    public void observe(String file, long line, MarketEvent event) {
        Held before = held;
        if (before != null) {
            held = null;
            if (event.eventNanos() < before.event.eventNanos() - LONGEST_STEP) {
                leap(before);
            } else {
                take(before.file, before.line, before.event);
            }
        }
        if (latest != Long.MIN_VALUE && event.eventNanos() - latest > LONGEST_STEP) {
            held = new Held(file, line, event);
        } else {
            take(file, line, event);
        }
    }

    /// A row that leaps counts for nothing else: not for the span of the file nor for gaps.
    private void leap(Held leap) {
        Instrument instrument = leap.event.instrument();
        findings.add(
                Severity.ERROR,
                FindingKind.LEAP,
                leap.file,
                leap.line,
                () -> instrument.venue() + " " + instrument.coin() + ": " + Words.time(leap.event.eventNanos())
                        + " after " + Words.time(latest) + ", more than " + LONGEST_STEP_DAYS + " days");
    }

    private void take(String file, long line, MarketEvent event) {
        latest = Math.max(latest, event.eventNanos());
        SeriesWatch of = of(event);
        if (of != null) {
            of.row(file, line, event);
        }
        switch (event.kind()) {
            case BOOK_SNAPSHOT, BOOK_DELTA -> books.observe(event, file, line);
            case POOL_STATE -> pools.observe((PoolState) event, file, line);
            case STREAM_GAP -> gap((StreamGap) event, file, line);
            default -> {
                // The others are judged by their series alone.
            }
        }
        skew.observe(event, file);
    }

    private void gap(StreamGap gap, String file, long line) {
        books.observe(gap, file, line);
        new Teller(gap.instrument().venue() + " " + gap.instrument().coin(), findings)
                .warn(
                        FindingKind.PARTIAL_COVERAGE,
                        file,
                        line,
                        () -> "nothing is known for " + Words.duration(gap.knownNanos() - gap.eventNanos()) + " from "
                                + Words.time(gap.eventNanos()) + ": " + gap.reason());
    }

    private @Nullable SeriesWatch of(MarketEvent event) {
        SeriesWatch known = recent;
        MarketEvent before = recentEvent;
        recentEvent = event;
        if (known != null
                && before != null
                && before.kind() == event.kind()
                && before.instrument() == event.instrument()
                && Values.part(before) == Values.part(event)) {
            return known;
        }
        recent = find(event);
        return recent;
    }

    private @Nullable SeriesWatch find(MarketEvent event) {
        int part = Values.part(event);
        SeriesWatch[] parts = series.computeIfAbsent(event.kind(), kind -> new HashMap<>())
                .computeIfAbsent(event.instrument(), instrument -> new SeriesWatch[Values.parts(event)]);
        if (parts[part] == null && watched < MOST_SERIES) {
            watched++;
            parts[part] = new SeriesWatch(event, findings);
        }
        return parts[part];
    }

    /// Tells what shows only at the end.
    public List<SeriesSummary> finish() {
        Held last = held;
        if (last != null) {
            held = null;
            leap(last);
        }
        books.finish();
        skew.finish();
        List<SeriesSummary> summaries = new ArrayList<>();
        series.values().forEach(ofKind -> finish(watches(ofKind), summaries));
        return summaries;
    }

    private static List<SeriesWatch> watches(Map<Instrument, SeriesWatch[]> ofKind) {
        List<SeriesWatch> watches = new ArrayList<>();
        ofKind.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(entry -> {
                    for (@Nullable SeriesWatch watch : entry.getValue()) {
                        if (watch != null) {
                            watches.add(watch);
                        }
                    }
                });
        return watches;
    }

    private void finish(List<SeriesWatch> watches, List<SeriesSummary> summaries) {
        long from = watches.stream().mapToLong(SeriesWatch::fromNanos).min().orElse(0);
        long to = watches.stream().mapToLong(SeriesWatch::toNanos).max().orElse(0);
        for (SeriesWatch watch : watches) {
            watch.finish(from, to);
            summaries.add(watch.summary(scope));
        }
    }
}
