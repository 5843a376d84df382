package io.headrace.store.source.hyperliquid;

import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.OpenInterest;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Contracts;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One row a contract and minute, known at its stamp. Open interest is coins: USD at the row's mark
/// price. The funding column is the hour's forecast and not told. Premium, mid and impact prices may be
/// empty and are not told either.
final class AssetContexts implements TableParser {
    private static final int MOST_COINS = 20_000;

    private final SourceOutput output;
    private final Map<String, Optional<Contract>> contracts = new HashMap<>();

    AssetContexts(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        Optional<Contract> found = contract(row);
        long at = row.instant(0);
        double mark = row.isEmpty(8) ? 0 : row.positive(8);
        double coins = row.isEmpty(3) ? -1 : row.notNegative(3);
        double oracle = row.isEmpty(7) ? 0 : row.positive(7);
        if (!Double.isFinite(coins * mark)) {
            throw row.refuse(3, "is more than any open interest");
        }
        found.ifPresent(contract -> tell(contract, at, new double[] {mark, oracle, coins}));
    }

    private void tell(Contract contract, long at, double[] markOracleCoins) {
        if (markOracleCoins[0] > 0) {
            output.event(new MarkPrice(contract.instrument(), at, at, output.nextSequence(), markOracleCoins[0]));
        }
        if (markOracleCoins[1] > 0) {
            output.event(new IndexPrice(contract.instrument(), at, at, output.nextSequence(), markOracleCoins[1]));
        }
        if (markOracleCoins[0] > 0 && markOracleCoins[2] >= 0) {
            double usd = contract.usd(markOracleCoins[2], markOracleCoins[0]);
            output.event(new OpenInterest(contract.instrument(), at, at, output.nextSequence(), usd));
        }
    }

    private Optional<Contract> contract(TableRow row) {
        String coin = row.text(1);
        Optional<Contract> known = contracts.get(coin);
        if (known == null) {
            if (contracts.size() >= MOST_COINS) {
                throw row.refuse(1, "is one coin more than " + MOST_COINS);
            }
            known = Contracts.of(HyperliquidMessages.VENUE, coin);
            if (known.isEmpty()) {
                output.note(Oddity.UNKNOWN_UNIT, Contracts.unknown(HyperliquidMessages.VENUE, coin));
            }
            contracts.put(coin, known);
        }
        return known;
    }
}
