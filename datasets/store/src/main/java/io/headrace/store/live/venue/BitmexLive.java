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

/// BitMEX: the instrument's state (size of a contract, mark, index, open interest), whole books, trades, best
/// prices, funding and liquidations. A whole book comes when its table is subscribed anew; the venue answers `ping`
/// with
/// `pong` (bitmex.com/app/wsAPI).
///
/// @param symbols as BitMEX spells them, such as `XBTUSD`
public record BitmexLive(URI address, List<String> symbols) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://ws.bitmex.com/realtime");

    public BitmexLive {
        symbols = List.copyOf(symbols);
    }

    @Override
    public String name() {
        return "bitmex";
    }

    @Override
    public List<String> subscriptions() {
        return symbols.stream()
                .map(symbol -> request(
                        "subscribe",
                        Stream.of("instrument", "orderBookL2", "trade", "quote", "funding", "liquidation")
                                .map(table -> table + ":" + symbol)
                                .toList()))
                .toList();
    }

    private static String request(String op, List<String> tables) {
        return "{\"op\":\"" + op + "\",\"args\":" + Words.list(tables) + "}";
    }

    @Override
    public List<String> books() {
        return symbols;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        List<String> table = List.of("orderBookL2:" + symbol);
        return new WholeBook.Asked(List.of(request("unsubscribe", table), request("subscribe", table)));
    }

    @Override
    public Optional<String> ping() {
        return Optional.of("ping");
    }

    @Override
    public boolean isHeartbeat(String message) {
        return message.equals("pong");
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return CaptureFormats.parser("bitmex-capture", output, requests);
    }
}
