package io.headrace.store.source.capture;

import io.headrace.market.event.Instrument;
import io.headrace.store.source.Contract;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.text.TextValue;
import java.util.Optional;
import java.util.Set;

/// What BitMEX's table `instrument` says of a linear contract: `underlyingToPositionMultiplier` contracts are one coin
/// (bitmex.com/api/explorer, Instrument). Quanto contracts pay bitcoin for another coin's move, and are not read.
final class BitmexContracts {
    private static final Set<String> DOLLARS = Set.of("USDT", "USDC", "USD");
    private static final String PERPETUAL = "FFWCSX";

    private BitmexContracts() {}

    /// Empty of another kind of contract, and of an update that leaves the size out.
    static Optional<Contract> of(Members row) {
        if (!row.has("underlyingToPositionMultiplier") || !row.has("underlying") || !isLinear(row)) {
            return Optional.empty();
        }
        String symbol = row.text("symbol");
        String coin = row.text("underlying");
        boolean named = row.textOr("typ", "").equals(PERPETUAL) && symbol.equals(coin + "USDT") && !coin.equals("XBT");
        String name = named ? coin : symbol;
        return TextValue.isName(name)
                ? Optional.of(new Contract(
                        new Instrument("bitmex", name), false, 1 / row.size("underlyingToPositionMultiplier")))
                : Optional.empty();
    }

    private static boolean isLinear(Members row) {
        return row.has("isInverse")
                && row.has("isQuanto")
                && !row.flag("isInverse")
                && !row.flag("isQuanto")
                && DOLLARS.contains(row.textOr("quoteCurrency", ""));
    }
}
