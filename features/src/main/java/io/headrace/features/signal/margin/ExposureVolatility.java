package io.headrace.features.signal.margin;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.HourSums;
import io.headrace.features.window.Hours;
import io.headrace.features.window.LogReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// What the last hours would have done to the account as it stands now, USD per square root of an
/// hour: sqrt(mean over the window's hours of (e' r)^2), r the log returns of one hour and e the
/// present need per return. Over the scale it says whether the structural forecast is behind the
/// market, in the direction the account is exposed to. The window ends with the hour of the latest
/// close; not warm while a coin has had none for as long as the window.
public final class ExposureVolatility implements Signal {
    private final SignalContext context;
    private final int hours;
    private final LogReturns[] returns;
    private final HourSums[] hourly;
    private final double[] needPerReturnUsd;
    private boolean anySnapshot;

    public ExposureVolatility(SignalContext context, int hours) {
        int size = context.coins().size();
        this.context = context;
        this.hours = hours;
        this.returns = new LogReturns[size];
        this.hourly = new HourSums[size];
        this.needPerReturnUsd = new double[size];
        for (int coin = 0; coin < size; coin++) {
            returns[coin] = new LogReturns();
            hourly[coin] = new HourSums(hours);
        }
    }

    public static SignalDefinition definition(ScaleUnit unit, int hours) {
        return new SignalDefinition(
                "exposure_volatility_" + hours + "h",
                new Formula(
                        "sqrt(mean over the last " + hours
                                + " hours, to that of the latest close, of (e' r)^2) / scale, e = requirement - signed exposure by coin now,"
                                + " r = log returns of closes in the hour, " + unit.words(),
                        "",
                        "scales"),
                unit.timing(hours),
                Set.of(Input.COMPOSITE_BARS, Input.ACCOUNT),
                new SignalFactory.PerVenue(context -> unit.over(new ExposureVolatility(context, hours), context)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar) {
            int coin = context.coins().indexOf(bar.instrument().coin());
            if (coin >= 0 && returns[coin].add(bar.knownNanos(), bar.close())) {
                hourly[coin].add(bar.knownNanos(), returns[coin].value());
            }
        } else if (event instanceof MarginSnapshot snapshot) {
            anySnapshot = true;
            StructuralScale.readNeedPerReturn(context.coins(), snapshot.exposures(), needPerReturnUsd);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        long last = latestBucket();
        double sum = 0;
        for (long bucket = last - hours + 1; bucket <= last; bucket++) {
            double move = 0;
            for (int coin = 0; coin < hourly.length; coin++) {
                move += needPerReturnUsd[coin] * hourly[coin].inBucket(bucket);
            }
            sum += move * move;
        }
        return Math.sqrt(sum / hours);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        for (LogReturns coin : returns) {
            if (!coin.covers(hours) || !coin.reach(hours, nowNanos)) {
                return false;
            }
        }
        return anySnapshot;
    }

    private long latestBucket() {
        long latest = Long.MIN_VALUE;
        for (LogReturns coin : returns) {
            latest = Math.max(latest, Hours.bucketOf(coin.lastNanos()));
        }
        return latest;
    }

    @Override
    public void save(StateSink sink) {
        for (int coin = 0; coin < returns.length; coin++) {
            returns[coin].save(sink);
            hourly[coin].save(sink);
        }
        sink.putDoubles(needPerReturnUsd);
        sink.putBoolean(anySnapshot);
    }

    @Override
    public void restore(StateSource source) {
        for (int coin = 0; coin < returns.length; coin++) {
            returns[coin].restore(source);
            hourly[coin].restore(source);
        }
        source.getDoubles(needPerReturnUsd);
        anySnapshot = source.getBoolean();
    }
}
