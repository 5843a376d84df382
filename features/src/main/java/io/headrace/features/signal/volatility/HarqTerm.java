package io.headrace.features.signal.volatility;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.HourSums;
import io.headrace.features.window.LogReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// The regressor that HARQ adds: sqrt(RQ) RV of the last day, with RV the sum of squared log returns of closes and RQ
/// = M/3 times the sum of their fourth powers. It tells how far to trust RV. HARQ centres sqrt(RQ) on its mean in
/// training, which a regression with RV beside it does by itself.
///
/// Source: Bollerslev, Patton and Quaedvlieg (2016), Exploiting the errors.
public final class HarqTerm implements Signal {
    private static final int DAY = 24;

    private final LogReturns returns = new LogReturns();
    private final HourSums counts = new HourSums(DAY);
    private final HourSums squares = new HourSums(DAY);
    private final HourSums fourths = new HourSums(DAY);

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "harq_term_1d",
                new Formula(
                        "sqrt(M/3 sum of r^4) sum of r^2 over 24 h, r the M log returns of closes, the last hour that of the latest",
                        "Bollerslev, Patton and Quaedvlieg 2016",
                        "log return to the fourth"),
                Timing.hours(DAY, DAY),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new HarqTerm()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && returns.add(bar.knownNanos(), bar.close())) {
            double square = returns.value() * returns.value();
            counts.add(bar.knownNanos(), 1);
            squares.add(bar.knownNanos(), square);
            fourths.add(bar.knownNanos(), square * square);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        long last = returns.lastNanos();
        double quarticity = counts.sumAt(last) / 3 * fourths.sumAt(last);
        return Math.sqrt(quarticity) * squares.sumAt(last);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return returns.covers(DAY) && returns.reach(DAY, nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        returns.save(sink);
        counts.save(sink);
        squares.save(sink);
        fourths.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        returns.restore(source);
        counts.restore(source);
        squares.restore(source);
        fourths.restore(source);
    }
}
