package io.headrace.store.source.binance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file says: `BTCUSDT-aggTrades-2024-08-01.csv`, or `BTCUSDT-1m-2024-08.csv` for
/// klines.
record BinanceFile(String symbol, String kind) {
    private static final Pattern NAME = Pattern.compile("([A-Z0-9]+(?:_[A-Z0-9]+)?)"
            + "-(aggTrades|trades|bookTicker|bookDepth|fundingRate|metrics|liquidationSnapshot|\\d{1,2}(?:s|m|h|d|w|mo))"
            + "-\\d{4}-\\d{2}(?:-\\d{2})?\\.csv");

    static Optional<BinanceFile> of(String fileName) {
        Matcher parts = NAME.matcher(fileName);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String kind = parts.group(2);
        boolean bars = Character.isDigit(kind.charAt(0));
        return Optional.of(new BinanceFile(parts.group(1), bars ? "klines" : kind));
    }
}
