package io.headrace.store.source.protocol;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolAction;
import io.headrace.market.event.PoolFlow;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;

/// Morpho Blue liquidations on Base: debt repaid (`LIQUIDATE`) and collateral seized (`WITHDRAW_COLLATERAL`), both in
/// raw units.
final class MorphoLiquidations implements TableParser {
    static final String HEADER = "ts,block_number,log_index,market_id,repaidAssets,seizedAssets,badDebtAssets";

    private final SourceOutput output;
    private final Map<String, Instrument> markets = new HashMap<>();

    MorphoLiquidations(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long stamp = row.instant(0);
        if (markets.isEmpty()) {
            MorphoFlows.rawUnits(output);
        }
        Instrument market = MorphoFlows.market(row, 3, MorphoFlows.VENUE, markets);
        flow(market, stamp, PoolAction.LIQUIDATE, row.notNegative(4));
        flow(market, stamp, PoolAction.WITHDRAW_COLLATERAL, row.notNegative(5));
    }

    private void flow(Instrument market, long stamp, PoolAction action, double raw) {
        if (raw > 0) {
            output.event(new PoolFlow(market, stamp, stamp, output.nextSequence(), action, "raw", raw));
        }
    }
}
