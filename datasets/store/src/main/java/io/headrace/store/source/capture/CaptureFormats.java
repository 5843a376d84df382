package io.headrace.store.source.capture;

import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.frame.Numbering;
import java.util.List;

/// The captures that are read.
public final class CaptureFormats {
    private CaptureFormats() {}

    public static List<SourceFormat> all() {
        return List.of(
                new VenueCapture(
                        "deribit",
                        Numbering.CHAIN,
                        "www.deribit.com/",
                        "\\{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":\\{\"channel\":.*",
                        DeribitMessages::new),
                new VenueCapture(
                        "bitmex",
                        Numbering.NONE,
                        "www.bitmex.com/",
                        "\\{\"table\":\"[a-zA-Z0-9_]+\",\"action\":.*",
                        BitmexMessages::new),
                new VenueCapture(
                        "bybit",
                        Numbering.STEPS,
                        "stream.bybit.com/",
                        "\\{\"topic\":\"(trade|order[Bb]ook|publicTrade|tickers|allLiquidation|liquidation|instrument_info)"
                                + "[._].*",
                        BybitMessages::new),
                new VenueCapture(
                        "okx",
                        Numbering.CHAIN,
                        "ws.okx.com:",
                        "\\{\"arg\":\\{\"channel\":\"[a-z0-9-]+\".*",
                        OkxMessages::new),
                new VenueCapture(
                        "kraken-futures",
                        Numbering.STEPS,
                        "futures.kraken.com/",
                        "\\{\"feed\":\"(book|book_snapshot|trade|trade_snapshot|ticker|ticker_lite|heartbeat)\".*",
                        KrakenMessages::new),
                new VenueCapture(
                        "coinbase",
                        Numbering.NONE,
                        "ws-feed.",
                        "\\{\"type\":\"(snapshot|l2update|match|last_match|ticker|subscriptions)\",.*\"product_id.*",
                        CoinbaseMessages::new),
                new VenueCapture(
                        "bitfinex",
                        Numbering.NONE,
                        "api.bitfinex.com/",
                        "\\{\"event\":\"(info|conf|subscribed)\",.*(\"platform\"|\"chanId\").*",
                        BitfinexMessages::new));
    }
}
