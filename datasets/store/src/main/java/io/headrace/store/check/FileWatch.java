package io.headrace.store.check;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
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

    void error(FindingKind kind, long line, String what) {
        findings.add(Severity.ERROR, kind, file, line, what);
    }

    void doubt(long line, String what) {
        findings.add(Severity.WARNING, FindingKind.UNREADABLE, file, line, what);
    }

    CheckReport.CheckedFile finish() {
        if (rows == 0) {
            return new CheckReport.CheckedFile(file, 0, 0, 0);
        }
        series.values().forEach(watch -> watch.finish(from, to));
        return new CheckReport.CheckedFile(file, rows, from, to);
    }
}
