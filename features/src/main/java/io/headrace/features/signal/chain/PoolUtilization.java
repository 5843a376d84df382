package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolState;
import java.util.Set;

/// What part of one coin's pool is in use: utilization as the protocol (or the source) says it, else reserved amount /
/// pool amount; the latest. It may exceed 1.
public final class PoolUtilization implements Signal {
    private double utilization;
    private double reserved;
    private double amount;
    private boolean published;
    private boolean reservedKnown;

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "pool_utilization",
                new Formula(
                        "utilization as published, else reserved / pool amount, the latest",
                        "GMX and Aave documents",
                        "fraction of the pool"),
                Timing.hours(0, 24),
                Set.of(Input.POOL),
                new SignalFactory.PerCoin(context -> new PoolUtilization()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (!(event instanceof PoolState state)) {
            return;
        }
        switch (state.measure()) {
            case UTILIZATION -> {
                utilization = state.value();
                published = true;
            }
            case RESERVED_AMOUNT -> {
                reserved = state.value();
                reservedKnown = true;
            }
            case POOL_AMOUNT -> amount = state.value();
            default -> {}
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (published) {
            return utilization;
        }
        return warmAt(nowNanos) ? reserved / amount : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return published || (reservedKnown && amount > 0);
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(utilization);
        sink.putDouble(reserved);
        sink.putDouble(amount);
        sink.putBoolean(published);
        sink.putBoolean(reservedKnown);
    }

    @Override
    public void restore(StateSource source) {
        utilization = source.getDouble();
        reserved = source.getDouble();
        amount = source.getDouble();
        published = source.getBoolean();
        reservedKnown = source.getBoolean();
    }
}
