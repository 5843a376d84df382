package io.headrace.store.source.protocol;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolAction;
import io.headrace.market.event.PoolFlow;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;

/// The Uniswap v3 pool USDC/WETH 0.05 % on Polygon by the minute, as demeter publishes it. Token 0 is USDC with 6
/// decimals, token 1 is WETH with 18. Net amounts are what the pool gained, so what left it is what came in less that.
///
/// Price of WETH in USDC = 10^(18 - 6) / 1.0001^tick (Uniswap v3 core, section 6.1).
final class UniswapMinute implements TableParser {
    static final String HEADER = "ts,netAmount0,netAmount1,closeTick,openTick,lowestTick,highestTick,inAmount0,"
            + "inAmount1,currentLiquidity";
    private static final double USDC = 1e6;
    private static final double WETH = 1e18;
    private static final int MOST_TICK = 887_272;

    private final SourceOutput output;
    private final Instrument pool = new Instrument("uniswap-v3-polygon", "USDC-WETH-005");
    private long stamp;

    UniswapMinute(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        stamp = row.instant(0);
        double tick = row.finite(3);
        if (Math.abs(tick) > MOST_TICK) {
            throw row.refuse(3, "must be in -887272..887272");
        }
        state(PoolMeasure.TICK, tick);
        state(PoolMeasure.PRICE_USD, WETH / USDC / Math.pow(1.0001, tick));
        state(PoolMeasure.ACTIVE_LIQUIDITY, row.notNegative(9));
        flows("USDC", row.finite(1) / USDC, row.notNegative(7) / USDC);
        flows("WETH", row.finite(2) / WETH, row.notNegative(8) / WETH);
    }

    private void state(PoolMeasure measure, double value) {
        output.event(new PoolState(pool, stamp, known(), output.nextSequence(), measure, value));
    }

    private void flows(String token, double net, double in) {
        flow(PoolAction.SWAP_IN, token, in);
        flow(PoolAction.SWAP_OUT, token, in - net);
    }

    private void flow(PoolAction action, String token, double amount) {
        if (amount > 0) {
            output.event(new PoolFlow(pool, stamp, known(), output.nextSequence(), action, token, amount));
        }
    }

    private long known() {
        return stamp + PoolColumns.MINUTE_NANOS;
    }
}
