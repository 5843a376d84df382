package io.headrace.features.signal.margin;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.EwmaCovariance;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarketEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The structural margin forecast: the standard deviation of the account's need over one hour, USD, if
/// positions stand still.
///
/// A log return r_i of coin i moves need (demand less equity) by e_i r_i with e_i = requirement_i -
/// signed_i, so
///
///     scale = max( sqrt(e' S e), 1e-4 demand, 1 USD )
///
/// with S the EWMA covariance per hour (lambda .97 an hour, zero mean) of the venue's composite log
/// returns. Forecasts and training targets are measured in this unit, which is what carries them across
/// venues, sizes and volatility.
public final class StructuralScale implements Signal {
    public static final String COLUMN = "structural_scale_usd";

    private static final double LAMBDA = 0.97;
    private static final double DEMAND_FLOOR = 1e-4;
    private static final double FLOOR_USD = 1;

    static final int WARM_UP_HOURS = 72;

    private final List<String> coins;
    private final EwmaCovariance covariance;
    private final double[] needPerReturnUsd;
    private double demandUsd;
    private boolean anySnapshot;

    public StructuralScale(SignalContext context) {
        this.coins = context.coins();
        this.covariance = new EwmaCovariance(coins.size(), LAMBDA);
        this.needPerReturnUsd = new double[coins.size()];
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                COLUMN,
                new Formula(
                        "max(sqrt(e' S e), " + DEMAND_FLOOR + " demand, " + FLOOR_USD
                                + "), e = requirement - signed exposure by coin,"
                                + " S = EWMA covariance per hour of log returns of closes, lambda " + LAMBDA
                                + " an hour",
                        "",
                        "USD per sqrt(hour)"),
                Timing.hours(WARM_UP_HOURS, 24),
                Set.of(Input.COMPOSITE_BARS, Input.ACCOUNT),
                new SignalFactory.PerVenue(StructuralScale::new));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar) {
            int coin = coins.indexOf(bar.instrument().coin());
            if (coin >= 0) {
                covariance.add(coin, bar.knownNanos(), bar.close());
            }
        } else if (event instanceof MarginSnapshot snapshot) {
            anySnapshot = true;
            demandUsd = snapshot.demandUsd();
            readNeedPerReturn(coins, snapshot.exposures(), needPerReturnUsd);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double structural = Math.sqrt(covariance.varianceOf(needPerReturnUsd));
        return Math.max(structural, Math.max(DEMAND_FLOOR * demandUsd, FLOOR_USD));
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return anySnapshot && covariance.covers(WARM_UP_HOURS);
    }

    @Override
    public void save(StateSink sink) {
        covariance.save(sink);
        sink.putDoubles(needPerReturnUsd);
        sink.putDouble(demandUsd);
        sink.putBoolean(anySnapshot);
    }

    @Override
    public void restore(StateSource source) {
        covariance.restore(source);
        source.getDoubles(needPerReturnUsd);
        demandUsd = source.getDouble();
        anySnapshot = source.getBoolean();
    }

    /// Fills `target` with the need per unit log return of each coin, 0 where nothing is held.
    static void readNeedPerReturn(List<String> coins, List<Exposure> exposures, double[] target) {
        Arrays.fill(target, 0);
        for (Exposure exposure : exposures) {
            int coin = coins.indexOf(exposure.coin());
            if (coin < 0) {
                throw new IllegalArgumentException("exposures must be in " + coins + ", was " + exposure.coin());
            }
            target[coin] += exposure.needPerReturnUsd();
        }
    }
}
