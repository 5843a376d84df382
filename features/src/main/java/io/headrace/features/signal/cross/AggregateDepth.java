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
import io.headrace.market.event.MarketEvent;
import java.util.List;
import java.util.Set;

/// What stands near the mids of all venues together: sum over venues of mid * sizes on both sides
/// within k basis points of the venue's own mid, USD; the same for every venue. Only books heard within
/// the last minute count; not warm when there is none.
public final class AggregateDepth implements CrossVenueSignal {
    private final List<CoinMarket> markets;
    private final int basisPoints;
    private final LastWords words;
    private long computedNanos = Long.MIN_VALUE;
    private int present;
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
                                + " bps of mid, venues heard within 60 s",
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
        return present > 0;
    }

    /// Once an instant, however many venues ask.
    private void compute(long nowNanos) {
        if (nowNanos == computedNanos) {
            return;
        }
        computedNanos = nowNanos;
        present = 0;
        total = 0;
        for (int venue = 0; venue < markets.size(); venue++) {
            if (words.fresh(venue, nowNanos)
                    && NearDepth.measurable(markets.get(venue).book())) {
                present++;
                total += NearDepth.usd(markets.get(venue).book(), basisPoints);
            }
        }
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
