package io.headrace.store.live.venue;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.capture.CaptureFormats;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Kraken's spot market, version 2: books of 100 levels, trades and best prices. A whole book comes when
/// its channel is subscribed anew (docs.kraken.com/api/docs/websocket-v2).
///
/// @param pairs as Kraken spells them, such as `BTC/USD`
public record KrakenSpotLive(URI address, List<String> pairs) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://ws.kraken.com/v2");

    public KrakenSpotLive {
        pairs = List.copyOf(pairs);
    }

    @Override
    public String name() {
        return "kraken-spot";
    }

    @Override
    public List<String> subscriptions() {
        return List.of(
                book("subscribe", pairs),
                request("subscribe", "trade", pairs, ",\"snapshot\":true"),
                request("subscribe", "ticker", pairs, ",\"event_trigger\":\"bbo\""));
    }

    private static String book(String method, List<String> pairs) {
        return request(method, "book", pairs, ",\"depth\":100");
    }

    private static String request(String method, String channel, List<String> pairs, String more) {
        return "{\"method\":\"" + method + "\",\"params\":{\"channel\":\"" + channel + "\",\"symbol\":"
                + Words.list(pairs) + more + "}}";
    }

    @Override
    public List<String> books() {
        return pairs;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        return new WholeBook.Asked(Stream.of("unsubscribe", "subscribe")
                .map(method -> book(method, List.of(symbol)))
                .toList());
    }

    @Override
    public Optional<String> ping() {
        return Optional.of("{\"method\":\"ping\"}");
    }

    @Override
    public boolean isHeartbeat(String message) {
        return Words.isShort(message)
                && (message.contains("\"channel\":\"heartbeat\"") || message.contains("\"method\":\"pong\""));
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return CaptureFormats.parser("kraken-spot-capture", output, requests);
    }
}
