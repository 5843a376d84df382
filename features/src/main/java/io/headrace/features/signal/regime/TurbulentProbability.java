package io.headrace.features.signal.regime;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Ewma;
import io.headrace.features.window.Hours;
import io.headrace.features.window.LogReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Probability that the market is in its turbulent state, from the past alone.
///
/// Each closed hour gives one observation z = m / sqrt(h v): m is the mean log return over coins in that
/// hour, h the hours since the last hour with prices, v a slow EWMA of m^2 / h as it stood before. A
/// [HamiltonFilter] with fixed parameters turns z into the probability. Fixed, because a fit would make
/// history depend on when it was fitted. The variances .49 and 2.56 average 1 at the ergodic weights .75
/// and .25, as z does.
public final class TurbulentProbability implements Signal {
    private static final double SLOW_LAMBDA = 0.995;
    private static final int WARM_UP_HOURS = 72;

    private final Map<String, LogReturns> returns = new LinkedHashMap<>();
    private final Ewma slowVariance = new Ewma(SLOW_LAMBDA);
    private final HamiltonFilter filter =
            HamiltonFilter.ofTwo(0.98, 0.94, new GaussianState(0, 0.49), new GaussianState(0, 2.56));
    private boolean anyClosed;
    private long lastClosedBucket;
    private long steps;
    private boolean pending;
    private long pendingBucket;
    private double pendingSum;

    public TurbulentProbability(List<String> coins) {
        coins.forEach(coin -> returns.put(coin, new LogReturns()));
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "turbulent_probability",
                new Formula(
                        "two-state Gaussian Hamilton (1989) filter, stay .98/.94, variances .49/2.56, on z = hourly mean log return over"
                                + " coins / sqrt(EWMA of its square, lambda " + SLOW_LAMBDA + "), closed hours only",
                        "Hamilton (1989)",
                        "probability"),
                Timing.hours(WARM_UP_HOURS, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerVenue(context -> new TurbulentProbability(context.coins())));
    }

    @Override
    public void observe(MarketEvent event) {
        LogReturns coin = returns.get(event.instrument().coin());
        if (coin == null || !(event instanceof Bar bar) || !coin.add(bar.knownNanos(), bar.close())) {
            return;
        }
        long bucket = Hours.bucketOf(bar.knownNanos());
        if (pending && bucket != pendingBucket) {
            learn();
        }
        if (!pending || bucket != pendingBucket) {
            pending = true;
            pendingBucket = bucket;
            pendingSum = 0;
        }
        pendingSum += coin.value();
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        return nowNanos >= Hours.endOf(pendingBucket) ? closed() : filter.probability(1);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return steps >= WARM_UP_HOURS - 1;
    }

    @Override
    public void save(StateSink sink) {
        returns.values().forEach(coin -> coin.save(sink));
        slowVariance.save(sink);
        filter.save(sink);
        sink.putBoolean(anyClosed);
        sink.putLong(lastClosedBucket);
        sink.putLong(steps);
        sink.putBoolean(pending);
        sink.putLong(pendingBucket);
        sink.putDouble(pendingSum);
    }

    @Override
    public void restore(StateSource source) {
        returns.values().forEach(coin -> coin.restore(source));
        slowVariance.restore(source);
        filter.restore(source);
        anyClosed = source.getBoolean();
        lastClosedBucket = source.getLong();
        steps = source.getLong();
        pending = source.getBoolean();
        pendingBucket = source.getLong();
        pendingSum = source.getDouble();
    }

    /// The probability once the pending hour is closed; changes nothing.
    private double closed() {
        double variance = pendingVariance();
        return variance > 0 ? filter.probabilityAfter(pendingMean() / Math.sqrt(variance), 1) : filter.probability(1);
    }

    private void learn() {
        double variance = pendingVariance();
        if (variance > 0) {
            filter.add(pendingMean() / Math.sqrt(variance));
        }
        double mean = pendingMean();
        double hours = pendingHours();
        slowVariance.add(mean * mean / hours, hours);
        anyClosed = true;
        lastClosedBucket = pendingBucket;
        steps++;
    }

    private double pendingVariance() {
        return slowVariance.value() * pendingHours();
    }

    private double pendingMean() {
        return pendingSum / returns.size();
    }

    private double pendingHours() {
        return anyClosed ? pendingBucket - lastClosedBucket : 1;
    }
}
