package io.headrace.store.live.venue;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.capture.CaptureFormats;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Bybit, version 5: books of 200 levels, trades, and of perpetuals tickers and liquidations. A whole book
/// comes when its topic is subscribed anew. The venue wants a ping every 20 seconds, and takes at most ten
/// topics in one request of spot (bybit-exchange.github.io/docs/v5/ws/connect).
///
/// @param symbols as Bybit spells them, such as `BTCUSDT`
public record BybitLive(Market market, URI address, List<String> symbols) implements LiveVenue {
    /// Each market has an address of its own.
    public enum Market {
        LINEAR("bybit", "linear", "bybit-derivatives-capture"),
        INVERSE("bybit-inverse", "inverse", "bybit-derivatives-capture"),
        SPOT("bybit-spot", "spot", "bybit-spot-capture");

        private final String venue;
        private final String path;
        private final String format;

        Market(String venue, String path, String format) {
            this.venue = venue;
            this.path = path;
            this.format = format;
        }

        /// The public address.
        public URI address() {
            return URI.create("wss://stream.bybit.com/v5/public/" + path);
        }
    }

    public BybitLive {
        symbols = List.copyOf(symbols);
    }

    @Override
    public String name() {
        return market.venue;
    }

    @Override
    public List<String> subscriptions() {
        return symbols.stream()
                .map(symbol -> request("subscribe", topics(symbol)))
                .toList();
    }

    private List<String> topics(String symbol) {
        List<String> all = List.of(book(symbol), "publicTrade." + symbol);
        return market == Market.SPOT
                ? all
                : List.of(all.getFirst(), all.getLast(), "tickers." + symbol, "allLiquidation." + symbol);
    }

    private static String book(String symbol) {
        return "orderbook.200." + symbol;
    }

    private static String request(String op, List<String> topics) {
        return "{\"op\":\"" + op + "\",\"args\":" + Words.list(topics) + "}";
    }

    @Override
    public List<String> books() {
        return symbols;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        List<String> topic = List.of(book(symbol));
        return new WholeBook.Asked(List.of(request("unsubscribe", topic), request("subscribe", topic)));
    }

    @Override
    public Optional<String> ping() {
        return Optional.of("{\"op\":\"ping\"}");
    }

    @Override
    public Duration pingEvery() {
        return Duration.ofSeconds(20);
    }

    @Override
    public boolean isHeartbeat(String message) {
        return Words.isShort(message)
                && (message.contains("\"ret_msg\":\"pong\"") || message.contains("\"op\":\"pong\""));
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return CaptureFormats.parser(market.format, output, requests);
    }
}
