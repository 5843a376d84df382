package io.headrace.features.signal.carry;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.HourSums;
import io.headrace.features.window.Hours;
import io.headrace.features.window.Span;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// What a long of one coin paid on this venue over the window: the sum of its settled funding rates,
/// fraction of notional, positive when longs paid. Hours without a settlement add nothing.
///
/// Venues settle every eight hours or more often. Later than that funding is missing and not nothing: the window stands
/// still eight hours after the latest settlement, and without one for as long as the window there is no value.
public final class FundingRate implements Signal {
    /// The longest that a venue takes from one settlement to the next.
    static final long SETTLEMENT_NANOS = 8 * Hours.NANOS;

    /// An interval and a half without a settlement.
    static final long STALE_HOURS = 12;

    private final HourSums rates;
    private final Span heard = new Span();
    private long lastNanos;

    public FundingRate(int hours) {
        this.rates = new HourSums(hours);
    }

    public static SignalDefinition definition(int hours) {
        return new SignalDefinition(
                "funding_rate_" + hours + "h",
                new Formula(
                        "mean over coins of the sum over " + hours
                                + " h of funding rates settled on the venue, to 8 h after the latest at most",
                        "",
                        "fraction of notional in " + hours + " h"),
                Timing.hours(hours, STALE_HOURS),
                Set.of(Input.FUNDING),
                new SignalFactory.PerCoin(context -> new FundingRate(hours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Funding funding) {
            heard.heard(funding.knownNanos());
            lastNanos = funding.knownNanos();
            rates.add(funding.knownNanos(), funding.rate());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? rates.sumAt(Math.min(nowNanos, lastNanos + SETTLEMENT_NANOS)) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        long windowNanos = rates.hours() * Hours.NANOS;
        return heard.covers(nowNanos, windowNanos) && nowNanos - lastNanos <= windowNanos;
    }

    @Override
    public void save(StateSink sink) {
        heard.save(sink);
        sink.putLong(lastNanos);
        rates.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        heard.restore(source);
        lastNanos = source.getLong();
        rates.restore(source);
    }
}
