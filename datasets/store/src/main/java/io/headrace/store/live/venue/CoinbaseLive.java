package io.headrace.store.live.venue;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.capture.CaptureFormats;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// Coinbase Exchange: books (`level2_batch`, every 50 ms, which needs no login), matches and best prices;
/// a heartbeat each second. A whole book comes when its channel is subscribed anew
/// (docs.cdp.coinbase.com/exchange/websocket-feed, read 2026-11-23). Books bear no numbers: a change that
/// is lost on a standing connection does not show.
///
/// @param products as Coinbase spells them, such as `BTC-USD`
public record CoinbaseLive(URI address, List<String> products) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://ws-feed.exchange.coinbase.com");

    private static final String BOOK = "level2_batch";

    public CoinbaseLive {
        products = List.copyOf(products);
    }

    @Override
    public String name() {
        return "coinbase";
    }

    @Override
    public List<String> subscriptions() {
        return List.of(request("subscribe", products, List.of(BOOK, "matches", "ticker", "heartbeat")));
    }

    private static String request(String type, List<String> products, List<String> channels) {
        return "{\"type\":\"" + type + "\",\"product_ids\":" + Words.list(products) + ",\"channels\":"
                + Words.list(channels) + "}";
    }

    @Override
    public List<String> books() {
        return products;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        return new WholeBook.Asked(Stream.of("unsubscribe", "subscribe")
                .map(type -> request(type, List.of(symbol), List.of(BOOK)))
                .toList());
    }

    @Override
    public boolean isHeartbeat(String message) {
        return Words.isShort(message) && message.contains("\"type\":\"heartbeat\"");
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return CaptureFormats.parser("coinbase-capture", output, requests);
    }
}
