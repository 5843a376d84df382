package io.headrace.store.check.watch;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import java.util.List;

/// One series as a check saw it.
///
/// @param scope files it came from, with their dates as `*`
/// @param kind of its events
/// @param instrument venue and coin
/// @param part which of several series of the kind and instrument, such as a pool's measure; empty where there is one
/// @param rows events, without those whose stamp cannot be
/// @param fromNanos first stamp
/// @param toNanos last stamp
/// @param stepNanos usual step, 0 where it has none
/// @param onGrid whether every stamp is a multiple of the step
/// @param gapCount steps that are longer than usual
/// @param gaps the longest of them, by time; at most 64
/// @param samples values spread over the span
/// @param medianSize median of the values' sizes for rates and fractions, 0 for other kinds
/// @param lastFile where its last row stands
public record SeriesSummary(
        String scope,
        EventKind kind,
        Instrument instrument,
        String part,
        long rows,
        long fromNanos,
        long toNanos,
        long stepNanos,
        boolean onGrid,
        long gapCount,
        List<Span> gaps,
        TimeSamples samples,
        double medianSize,
        String lastFile) {
    public SeriesSummary {
        gaps = List.copyOf(gaps);
    }

    /// A part of time.
    public record Span(long fromNanos, long toNanos) {}

    /// `binance BTC`, with the part where there is one.
    public String name() {
        return instrument.venue() + " " + instrument.coin() + (part.isEmpty() ? "" : " " + part);
    }

    /// The folder its files stand in; series of one folder belong together.
    String scopeFolder() {
        int end = scope.lastIndexOf('/');
        return end < 0 ? "" : scope.substring(0, end);
    }
}
