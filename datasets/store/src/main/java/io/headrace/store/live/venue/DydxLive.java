package io.headrace.store.live.venue;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.dydx.DydxMessages;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// dYdX: books and trades of some markets, and the state of all. A whole book comes when its channel is
/// subscribed anew.
///
/// @param markets as dYdX spells them, such as `BTC-USD`
public record DydxLive(URI address, List<String> markets) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://indexer.dydx.trade/v4/ws");

    public DydxLive {
        markets = List.copyOf(markets);
    }

    @Override
    public String name() {
        return "dydx";
    }

    @Override
    public List<String> subscriptions() {
        List<String> messages = new ArrayList<>();
        messages.add("{\"type\":\"subscribe\",\"channel\":\"v4_markets\"}");
        for (String market : markets) {
            messages.add(message("subscribe", "v4_trades", market));
            messages.add(message("subscribe", "v4_orderbook", market));
        }
        return messages;
    }

    @Override
    public List<String> books() {
        return markets;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        return new WholeBook.Asked(
                List.of(message("unsubscribe", "v4_orderbook", symbol), message("subscribe", "v4_orderbook", symbol)));
    }

    private static String message(String type, String channel, String market) {
        return "{\"type\":\"" + type + "\",\"channel\":\"" + channel + "\",\"id\":\"" + market + "\"}";
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return new DydxMessages(output, requests);
    }
}
