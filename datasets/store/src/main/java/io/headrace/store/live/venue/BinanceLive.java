package io.headrace.store.live.venue;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.binance.BinanceMarket;
import io.headrace.store.source.binance.BinanceStreams;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Binance: book changes, best prices and trades of some symbols; of perpetuals also forced orders and
/// mark prices. The whole book comes over REST.
///
/// @param stream address of the websocket, such as `wss://fstream.binance.com`
/// @param rest address of the whole book, such as `https://fapi.binance.com/fapi/v1/depth`
/// @param symbols as Binance spells them, such as `BTCUSDT`
public record BinanceLive(BinanceMarket market, URI stream, URI rest, List<String> symbols) implements LiveVenue {
    private static final int LEVELS = 1_000;

    public BinanceLive {
        symbols = List.copyOf(symbols);
    }

    /// At the public addresses of a market.
    public static BinanceLive of(BinanceMarket market, List<String> symbols) {
        return switch (market) {
            case SPOT -> of(market, "wss://stream.binance.com:9443", "https://api.binance.com", symbols);
            case USD_MARGINED -> of(market, "wss://fstream.binance.com", "https://fapi.binance.com", symbols);
            case COIN_MARGINED -> of(market, "wss://dstream.binance.com", "https://dapi.binance.com", symbols);
        };
    }

    /// At a server of one's own that passes both on, the whole book under the path of the public one.
    ///
    /// @param stream `ws://` or `wss://`; the whole book is asked for over `http://` or `https://`
    public static BinanceLive at(BinanceMarket market, URI stream, List<String> symbols) {
        String address = stream.toString().replaceAll("/+$", "");
        return of(market, address, address.replaceFirst("^ws", "http"), symbols);
    }

    private static BinanceLive of(BinanceMarket market, String stream, String rest, List<String> symbols) {
        return new BinanceLive(market, URI.create(stream), URI.create(rest + depthPath(market)), symbols);
    }

    private static String depthPath(BinanceMarket market) {
        return switch (market) {
            case SPOT -> "/api/v3/depth";
            case USD_MARGINED -> "/fapi/v1/depth";
            case COIN_MARGINED -> "/dapi/v1/depth";
        };
    }

    @Override
    public String name() {
        return market.venue();
    }

    @Override
    public URI address() {
        List<String> streams = new ArrayList<>();
        for (String symbol : symbols) {
            String lower = symbol.toLowerCase(Locale.ROOT);
            streams.addAll(List.of(lower + "@depth@100ms", lower + "@bookTicker", lower + "@trade"));
            if (market != BinanceMarket.SPOT) {
                streams.addAll(List.of(lower + "@forceOrder", lower + "@markPrice@1s"));
            }
        }
        return URI.create(stream + "/stream?streams=" + String.join("/", streams));
    }

    @Override
    public List<String> subscriptions() {
        return List.of();
    }

    @Override
    public List<String> books() {
        return symbols;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        String stream = symbol.toLowerCase(Locale.ROOT) + "@depthSnapshot";
        return new WholeBook.Fetched(
                URI.create(rest + "?symbol=" + symbol + "&limit=" + LEVELS),
                "{\"stream\":\"" + stream + "\",\"data\":",
                "}");
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return new BinanceStreams(output, Optional.of(market), requests);
    }
}
