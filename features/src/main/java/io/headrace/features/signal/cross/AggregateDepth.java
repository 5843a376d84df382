package io.headrace.features.signal.cross;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.signal.depth.NearDepth;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.book.OrderBook;
import io.headrace.market.event.MarketEvent;
import java.util.List;
import java.util.Set;

/// What stands near the mids of all venues together: sum over venues of mid * sizes on both sides
/// within k basis points of the venue's own mid, USD; the same for every venue.
///
/// A venue whose book has been heard within a day counts with its book as it was last: the column is as old as the
/// oldest of them, and so stale when one has been silent for a minute. Not warm when there is none, or a book of them
/// is lost: depth that is not seen is not taken for none.
public final class AggregateDepth implements CrossVenueSignal {
    private final List<CoinMarket> markets;
    private final int basisPoints;
    private final LastWords words;
    private long computedNanos = Long.MIN_VALUE;
    private boolean complete;
    private double total;

    public AggregateDepth(SignalContext context, int basisPoints) {
        this.markets = context.markets();
        this.basisPoints = basisPoints;
        this.words = new LastWords(context.venues().size());
    }

    public static SignalDefinition definition(int basisPoints) {
        return new SignalDefinition(
                "aggregate_depth_" + basisPoints + "bps",
                new Formula(
                        "sum over venues of mid * sizes on both sides within " + basisPoints
                                + " bps of mid, venues heard within 24 h",
                        "",
                        "USD"),
                Timing.seconds(0, 60),
                Set.of(Input.BOOK),
                new SignalFactory.AcrossVenues(context -> new AggregateDepth(context, basisPoints)));
    }

    @Override
    public void observe(int venue, MarketEvent event) {
        words.hear(venue, event);
        computedNanos = Long.MIN_VALUE;
    }

    @Override
    public double valueAt(int venue, long nowNanos) {
        compute(nowNanos);
        return total;
    }

    @Override
    public boolean warmAt(int venue, long nowNanos) {
        compute(nowNanos);
        return complete;
    }

    /// Once an instant, however many venues ask.
    private void compute(long nowNanos) {
        if (nowNanos == computedNanos) {
            return;
        }
        computedNanos = nowNanos;
        complete = words.oldestNanos(nowNanos) != Long.MIN_VALUE;
        total = 0;
        for (int venue = 0; venue < markets.size() && complete; venue++) {
            if (words.expected(venue, nowNanos)) {
                OrderBook book = markets.get(venue).book();
                complete = NearDepth.measurable(book);
                total += complete ? NearDepth.usd(book, basisPoints) : 0;
            }
        }
        total = complete ? total : 0;
    }

    @Override
    public long heardNanos(long nowNanos, long ownNanos) {
        return words.oldestNanos(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        words.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        words.restore(source);
        computedNanos = Long.MIN_VALUE;
    }
}
