package io.headrace.store.check;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.source.LeapWatch;
import io.headrace.store.source.RowOrder;
import java.util.Map;
import java.util.TreeMap;

/// The rows of one file or segment, in the order they stand there.
final class FileWatch {
    private final String file;
    private final boolean oneClock;
    private final Findings findings;
    private final RowOrder fileOrder = new RowOrder();
    private final Map<Instrument, RowOrder> seriesOrder = new TreeMap<>();
    private final Map<Instrument, SeriesWatch> series = new TreeMap<>();
    private final LeapWatch leaps = new LeapWatch();
    private long rows;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /// @param oneClock whether all rows stand in the order of their stamps, as in raw files; in a segment each
    ///     instrument's do
    FileWatch(String file, boolean oneClock, Findings findings) {
        this.file = file;
        this.oneClock = oneClock;
        this.findings = findings;
    }

    void row(long line, MarketEvent event) {
        rows++;
        if (leaps.leaps(event.eventNanos())) {
            leap(line, event);
            return;
        }
        from = Math.min(from, event.eventNanos());
        to = Math.max(to, event.eventNanos());
        Instrument instrument = event.instrument();
        RowOrder order = oneClock ? fileOrder : seriesOrder.computeIfAbsent(instrument, key -> new RowOrder());
        String name = instrument.venue() + " " + instrument.coin();
        String stamp = CheckReport.time(event.eventNanos());
        switch (order.of(event)) {
            case IN_ORDER ->
                series.computeIfAbsent(instrument, key -> new SeriesWatch(file, key, findings))
                        .row(line, event);
            case DUPLICATE -> error(FindingKind.DUPLICATE, line, name + ": a second row at " + stamp);
            case BACKWARD ->
                error(
                        FindingKind.DISORDER,
                        line,
                        name + ": " + stamp + " after " + CheckReport.time(order.latestNanos()));
        }
    }

    /// A row that leaps counts for nothing else: not for the span of the file nor for gaps.
    private void leap(long line, MarketEvent event) {
        error(
                FindingKind.LEAP,
                line,
                event.instrument().venue() + " " + event.instrument().coin() + ": "
                        + CheckReport.time(event.eventNanos()) + " after " + CheckReport.time(leaps.latestNanos())
                        + ", more than " + LeapWatch.LONGEST_STEP_DAYS + " days");
    }

    void error(FindingKind kind, long line, String what) {
        findings.add(Severity.ERROR, kind, file, line, what);
    }

    CheckReport.CheckedFile finish() {
        if (rows == 0) {
            return new CheckReport.CheckedFile(file, 0, 0, 0);
        }
        series.values().forEach(watch -> watch.finish(from, to));
        return new CheckReport.CheckedFile(file, rows, from, to);
    }
}
