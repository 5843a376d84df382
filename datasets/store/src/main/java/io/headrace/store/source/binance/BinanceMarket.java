package io.headrace.store.source.binance;

import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Numbering;
import java.nio.file.Path;
import java.util.Optional;

/// The markets of Binance, each a venue of its own with its own numbering of book changes.
public enum BinanceMarket {
    SPOT("binance-spot", Numbering.RANGES, "spot", "spot"),
    USD_MARGINED("binance", Numbering.RANGES_IN_CHAIN, "um", "USD-M futures"),
    COIN_MARGINED("binance-coinm", Numbering.RANGES_IN_CHAIN, "cm", "COIN-M futures");

    private final String venue;
    private final Numbering numbering;
    private final String folder;
    private final String title;

    BinanceMarket(String venue, Numbering numbering, String folder, String title) {
        this.venue = venue;
        this.numbering = numbering;
        this.folder = folder;
        this.title = title;
    }

    /// As events name it.
    public String venue() {
        return venue;
    }

    Numbering numbering() {
        return numbering;
    }

    /// As the paths of public data name it.
    String folder() {
        return folder;
    }

    /// As people call it.
    String title() {
        return title;
    }

    /// Whether a symbol can belong to this market: coin-margined symbols look like no others.
    boolean canHold(String symbol) {
        return (this == COIN_MARGINED) == isCoinMargined(symbol);
    }

    /// Whether a symbol is one of the coin-margined contracts, such as `BTCUSD_PERP` or
    /// `BTCUSD_240927`.
    static boolean isCoinMargined(String symbol) {
        int line = symbol.lastIndexOf('_');
        return line > 3 && symbol.startsWith("USD", line - 3);
    }

    /// The market of a message by its symbol `s`: coin-margined, or the other.
    static BinanceMarket of(Members data, BinanceMarket otherwise) {
        return isCoinMargined(data.text("s")) ? COIN_MARGINED : otherwise;
    }

    /// The market a path names in one of its folders, the nearest to the file.
    static Optional<BinanceMarket> of(Path file) {
        for (Path at = file.getParent(); at != null && at.getFileName() != null; at = at.getParent()) {
            for (BinanceMarket market : values()) {
                if (at.getFileName().toString().equals(market.folder)) {
                    return Optional.of(market);
                }
            }
        }
        return Optional.empty();
    }
}
