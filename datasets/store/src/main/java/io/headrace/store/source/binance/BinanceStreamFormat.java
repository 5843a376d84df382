package io.headrace.store.source.binance;

import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Captured Binance websocket streams: combined (`{"stream":"btcusdt@depth","data":{...}}`) or bare,
/// with the REST answer of the whole book among them.
public final class BinanceStreamFormat implements FrameFormat {
    private static final Pattern BEGINNING = Pattern.compile("(?s)([\\d.]+:? )?\\{\"stream\":\"[a-z0-9_!]+@.*"
            + "|([\\d.]+:? )?\\{\"e\":\"(depthUpdate|bookTicker|trade|aggTrade|forceOrder|markPriceUpdate|kline)\".*"
            + "|\\s*wss://(stream|fstream|dstream)\\.binance\\.com.*");

    @Override
    public String name() {
        return "binance-stream";
    }

    @Override
    public String about() {
        return "Binance websocket captures: depth, bookTicker, trade, aggTrade, forceOrder, markPrice, kline";
    }

    @Override
    public boolean recognizes(String fileName, String beginning) {
        return BEGINNING.matcher(beginning).matches();
    }

    @Override
    public FrameParser parser(String fileName, SourceOutput output) {
        return new BinanceStreams(output, marketIn(fileName), SnapshotRequests.NONE);
    }

    /// The market a file's name tells, as the capture's author named it; the messages tell it too, all
    /// but candles.
    private static Optional<BinanceMarket> marketIn(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.contains("spot")) {
            return Optional.of(BinanceMarket.SPOT);
        }
        if (name.contains("delivery") || name.startsWith("cm_") || name.contains("coinm")) {
            return Optional.of(BinanceMarket.COIN_MARGINED);
        }
        boolean futures = name.contains("usdm") || name.contains("futures");
        return futures ? Optional.of(BinanceMarket.USD_MARGINED) : Optional.empty();
    }
}
