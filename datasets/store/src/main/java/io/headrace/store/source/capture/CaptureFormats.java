package io.headrace.store.source.capture;

import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.Numbering;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.List;
import java.util.Optional;

/// The captures that are read.
public final class CaptureFormats {
    private CaptureFormats() {}

    public static List<SourceFormat> all() {
        return List.copyOf(captures());
    }

    /// The parser of a live connection whose messages are those of a capture.
    ///
    /// @param format such as `okx-capture`; one that does not show its market by the connection is named
    ///     with it, such as `bybit-spot-capture`
    public static FrameParser parser(String format, SourceOutput output, SnapshotRequests requests) {
        for (VenueCapture capture : captures()) {
            if (capture.name().equals(format)) {
                return capture.parser(output, requests);
            }
        }
        throw new IllegalArgumentException("there is no format " + format);
    }

    private static List<VenueCapture> captures() {
        return List.of(
                new VenueCapture(
                        "deribit",
                        Numbering.CHAIN,
                        List.of("www.deribit.com/"),
                        "\\{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":\\{\"channel\":.*",
                        DeribitMessages::new),
                new VenueCapture(
                        "bitmex",
                        Numbering.NONE,
                        List.of("www.bitmex.com/"),
                        "\\{\"table\":\"[a-zA-Z0-9_]+\",\"action\":.*",
                        BitmexMessages::new),
                new VenueCapture(
                        "bybit",
                        Numbering.STEPS,
                        List.of("stream.bybit.com/"),
                        "\\{\"topic\":\"(trade|orderBook(L2_25|_200)|allLiquidation|liquidation|instrument_info)\\..*",
                        writer -> new BybitMessages(writer, Optional.empty())),
                bybit("bybit-spot", BybitMarket.SPOT),
                bybit("bybit-derivatives", BybitMarket.DERIVATIVES),
                new VenueCapture(
                        "okx",
                        Numbering.CHAIN,
                        List.of("ws.okx.com:"),
                        "\\{\"arg\":\\{\"channel\":\"[a-z0-9-]+\".*",
                        OkxMessages::new),
                new VenueCapture(
                        "kraken-futures",
                        Numbering.STEPS,
                        List.of("futures.kraken.com/"),
                        "\\{\"feed\":\"(book|book_snapshot|trade|trade_snapshot|ticker|ticker_lite|heartbeat)\".*",
                        KrakenMessages::new),
                new VenueCapture(
                        "kraken-spot",
                        Numbering.NONE,
                        List.of("ws.kraken.com/v2", "beta-ws.kraken.com/v2"),
                        "\\{\"channel\":\"status\",\"type\":\"update\",\"data\":\\[\\{\"version\":.*"
                                + "|\\{\"channel\":\"(book|trade|ticker)\",\"type\":\"(snapshot|update)\",\"data\":\\[\\{\"symbol\":.*",
                        KrakenSpotMessages::new),
                new VenueCapture(
                        "coinbase",
                        Numbering.NONE,
                        List.of("ws-feed."),
                        "\\{\"type\":\"(snapshot|l2update|match|last_match|ticker|subscriptions)\",.*\"product_id.*",
                        CoinbaseMessages::new),
                new VenueCapture(
                        "bitfinex",
                        Numbering.NONE,
                        List.of("api.bitfinex.com/"),
                        "\\{\"event\":\"(info|conf|subscribed)\",.*(\"platform\"|\"chanId\").*",
                        BitfinexMessages::new));
    }

    /// A capture that does not say where it was connected to begins alike for either: a person must name it.
    private static VenueCapture bybit(String name, BybitMarket market) {
        return new VenueCapture(
                name,
                Numbering.STEPS,
                List.of(),
                "\\{\"topic\":\"(orderbook|publicTrade|tickers)\\..*",
                writer -> new BybitMessages(writer, Optional.of(market)));
    }
}
