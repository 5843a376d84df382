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
public final class FundingRate implements Signal {
    private final HourSums rates;
    private final Span heard = new Span();

    public FundingRate(int hours) {
        this.rates = new HourSums(hours);
    }

    public static SignalDefinition definition(int hours) {
        return new SignalDefinition(
                "funding_rate_" + hours + "h",
                new Formula(
                        "mean over coins of the sum over " + hours + " h of funding rates settled on the venue",
                        "",
                        "fraction of notional in " + hours + " h"),
                Timing.hours(hours, 24),
                Set.of(Input.FUNDING),
                new SignalFactory.PerCoin(context -> new FundingRate(hours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Funding funding) {
            heard.heard(funding.knownNanos());
            rates.add(funding.knownNanos(), funding.rate());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? rates.sumAt(nowNanos) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return heard.covers(nowNanos, rates.hours() * Hours.NANOS);
    }

    @Override
    public void save(StateSink sink) {
        heard.save(sink);
        rates.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        heard.restore(source);
        rates.restore(source);
    }
}
