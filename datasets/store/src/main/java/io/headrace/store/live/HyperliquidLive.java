package io.headrace.store.live;

import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.SnapshotRequests;
import io.headrace.store.source.hyperliquid.HyperliquidMessages;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hyperliquid: books (each message a whole one), trades and contexts of some coins.
public record HyperliquidLive(URI address, List<String> coins) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://api.hyperliquid.xyz/ws");

    public HyperliquidLive {
        coins = List.copyOf(coins);
    }

    @Override
    public String name() {
        return "hyperliquid";
    }

    @Override
    public List<String> subscriptions() {
        List<String> messages = new ArrayList<>();
        for (String coin : coins) {
            for (String type : List.of("l2Book", "trades", "activeAssetCtx")) {
                messages.add("{\"method\":\"subscribe\",\"subscription\":{\"type\":\"" + type + "\",\"coin\":\"" + coin
                        + "\"}}");
            }
        }
        return messages;
    }

    @Override
    public List<String> booksToAsk() {
        return List.of();
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        return new WholeBook.Asked(List.of());
    }

    @Override
    public Optional<String> ping() {
        return Optional.of("{\"method\":\"ping\"}");
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return new HyperliquidMessages(output, requests);
    }
}
