package io.headrace.features.signal.carry;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.HourMoments;
import io.headrace.features.window.Hours;
import io.headrace.features.window.Span;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How unusual one coin's recent funding is on this venue: (mean settled rate over the last day - mean
/// over the window) / standard deviation over the window (population). 0 when every rate was the same.
///
/// Not warm when nothing was settled in the last day, or on fewer than half of the window's days: the means of what is
/// left would pass for those of the window.
public final class FundingZscore implements Signal {
    private static final int DAY = 24;
    private static final long NONE = Long.MIN_VALUE;

    private final int hours;
    private final HourMoments rates;
    private final Span heard = new Span();
    private long computedBucket = NONE;
    private boolean settled;
    private double computed;

    /// @param hours window length, at least a day
    public FundingZscore(int hours) {
        this.hours = hours;
        this.rates = new HourMoments(hours);
    }

    public static SignalDefinition definition(int hours) {
        return new SignalDefinition(
                "funding_zscore_" + hours + "h",
                new Formula(
                        "mean over coins of (mean funding rate over " + DAY + " h - mean over " + hours
                                + " h) / sd over " + hours
                                + " h, 0 when the sd is 0, settled on half of the days and the last",
                        "",
                        "standard deviations"),
                Timing.hours(hours, FundingRate.STALE_HOURS),
                Set.of(Input.FUNDING),
                new SignalFactory.PerCoin(context -> new FundingZscore(hours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Funding funding) {
            heard.heard(funding.knownNanos());
            rates.add(funding.knownNanos(), funding.rate());
            computedBucket = NONE;
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        return computed;
    }

    /// Between two rates all but the warm-up changes with the hour only, and is asked for every second.
    private void computeOnceAnHour(long nowNanos) {
        if (Hours.bucketOf(nowNanos) != computedBucket) {
            computedBucket = Hours.bucketOf(nowNanos);
            settled = settledThrough(nowNanos);
            computed = settled ? compute(nowNanos) : 0;
        }
    }

    private double compute(long nowNanos) {
        HourMoments.Moments recent = rates.at(nowNanos, DAY);
        HourMoments.Moments all = rates.at(nowNanos, hours);
        return all.variance() > 0 ? (recent.mean() - all.mean()) / Math.sqrt(all.variance()) : 0;
    }

    private boolean settledThrough(long nowNanos) {
        int days = hours / DAY;
        int settledDays = 0;
        for (int day = 0; day < days; day++) {
            settledDays += rates.any(nowNanos, day * DAY, (day + 1) * DAY) ? 1 : 0;
        }
        return rates.any(nowNanos, 0, DAY) && 2 * settledDays >= days;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        computeOnceAnHour(nowNanos);
        return settled && heard.covers(nowNanos, hours * Hours.NANOS);
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
        computedBucket = NONE;
    }
}
