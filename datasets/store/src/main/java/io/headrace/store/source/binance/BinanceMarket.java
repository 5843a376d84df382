package io.headrace.store.source.binance;

import io.headrace.store.source.frame.Numbering;

/// The markets of Binance, each a venue of its own with its own numbering of book changes.
public enum BinanceMarket {
    SPOT("binance-spot", Numbering.RANGES),
    USD_MARGINED("binance", Numbering.RANGES_IN_CHAIN),
    COIN_MARGINED("binance-coinm", Numbering.RANGES_IN_CHAIN);

    private final String venue;
    private final Numbering numbering;

    BinanceMarket(String venue, Numbering numbering) {
        this.venue = venue;
        this.numbering = numbering;
    }

    /// As events name it.
    public String venue() {
        return venue;
    }

    Numbering numbering() {
        return numbering;
    }

    /// Whether a symbol is one of the coin-margined contracts, such as `BTCUSD_PERP` or
    /// `BTCUSD_240927`.
    static boolean isCoinMargined(String symbol) {
        int line = symbol.lastIndexOf('_');
        return line > 3 && symbol.startsWith("USD", line - 3);
    }
}
