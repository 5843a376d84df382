package io.headrace.store.intake;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.reading.SourceReader;

/// Looks which series a file begins with. Some tables say so by their names alone: the same bytes under another name
/// may be another coin's.
final class FirstEvent implements SourceListener {
    private FirstEvent() {}

    /// Kind, venue and coin of the first event; empty where the file has none, or cannot be read so far.
    static String seriesOf(RawSource source) {
        try {
            SourceReader.read(source.path(), source.format(), new FirstEvent(), Progress.SILENT);
            return "";
        } catch (Enough enough) {
            return enough.series;
        }
    }

    static String seriesOf(MarketEvent event) {
        return event.kind().table() + " " + event.instrument().venue() + " "
                + event.instrument().coin();
    }

    @Override
    public void event(long line, MarketEvent event) {
        throw new Enough(seriesOf(event));
    }

    @Override
    public void note(long line, Oddity oddity, String what) {
        // The import itself will tell.
    }

    @Override
    public void refused(long line, Problem problem) {
        throw new Enough("");
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String series;

        private Enough(String series) {
            super(series, null, false, false);
            this.series = series;
        }
    }
}
