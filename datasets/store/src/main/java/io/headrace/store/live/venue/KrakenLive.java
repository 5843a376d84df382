package io.headrace.store.live.venue;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.capture.CaptureFormats;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Kraken's futures: books, trades and tickers. A whole book comes when its feed is subscribed anew. A ping
/// at least every 60 seconds keeps the connection
/// (docs.kraken.com/exchange/api-reference/futures-websocket, read 2026-11-23).
///
/// @param products as Kraken spells them, such as `PF_XBTUSD`
public record KrakenLive(URI address, List<String> products) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://futures.kraken.com/ws/v1");

    public KrakenLive {
        products = List.copyOf(products);
    }

    @Override
    public String name() {
        return "kraken";
    }

    @Override
    public List<String> subscriptions() {
        return Stream.concat(
                        Stream.of("book", "trade", "ticker").map(feed -> request("subscribe", feed, products)),
                        Stream.of("{\"event\":\"subscribe\",\"feed\":\"heartbeat\"}"))
                .toList();
    }

    private static String request(String event, String feed, List<String> products) {
        return "{\"event\":\"" + event + "\",\"feed\":\"" + feed + "\",\"product_ids\":" + Words.list(products) + "}";
    }

    @Override
    public List<String> books() {
        return products;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        List<String> product = List.of(symbol);
        return new WholeBook.Asked(
                List.of(request("unsubscribe", "book", product), request("subscribe", "book", product)));
    }

    @Override
    public Duration pingEvery() {
        return Duration.ofSeconds(30);
    }

    @Override
    public boolean isHeartbeat(String message) {
        return Words.isShort(message) && message.contains("\"feed\":\"heartbeat\"") && !message.contains("\"event\"");
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return CaptureFormats.parser("kraken-futures-capture", output, requests);
    }
}
