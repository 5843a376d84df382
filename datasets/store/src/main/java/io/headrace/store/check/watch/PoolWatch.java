package io.headrace.store.check.watch;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import java.util.HashMap;
import java.util.Map;

/// What a pool's measures of one stamp say of each other: open positions larger than the pool that must pay them.
final class PoolWatch {
    private static final int MOST_POOLS = 1_000;

    private final Findings findings;
    private final Map<Instrument, Pool> pools = new HashMap<>();

    PoolWatch(Findings findings) {
        this.findings = findings;
    }

    void observe(PoolState state, String file, long line) {
        int slot = slot(state.measure());
        if (slot < 0 || pools.size() >= MOST_POOLS) {
            return;
        }
        Pool pool = pools.computeIfAbsent(state.instrument(), key -> new Pool());
        pool.stamps[slot] = state.eventNanos();
        pool.values[slot] = state.value();
        if (pool.stamps[0] == pool.stamps[1] && pool.stamps[1] == pool.stamps[2]) {
            judge(state, pool, file, line);
        }
    }

    private static int slot(PoolMeasure measure) {
        return switch (measure) {
            case POOL_VALUE_USD -> 0;
            case LONG_USD -> 1;
            case SHORT_USD -> 2;
            default -> -1;
        };
    }

    private void judge(PoolState state, Pool pool, String file, long line) {
        double open = pool.values[1] + pool.values[2];
        if (open > pool.values[0] && pool.values[0] > 0) {
            Instrument instrument = state.instrument();
            double times = Math.round(100 * open / pool.values[0]) / 100.0;
            new Teller(instrument.venue() + " " + instrument.coin(), findings)
                    .warn(
                            FindingKind.SUSPICIOUS,
                            file,
                            line,
                            () -> "open interest is " + times + " times the value of the pool");
        }
    }

    private static final class Pool {
        private final long[] stamps = {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MIN_VALUE + 2};
        private final double[] values = new double[3];
    }
}
