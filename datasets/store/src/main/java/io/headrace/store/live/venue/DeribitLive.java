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

/// Deribit: books, trades (liquidations among them) and tickers every 100 ms, the rate that needs no
/// login. A whole book comes when its channel is subscribed anew. A `test_request` that is not answered
/// ends the connection (docs.deribit.com, public/set_heartbeat, read 2026-11-23).
///
/// @param instruments as Deribit spells them, such as `BTC-PERPETUAL`
public record DeribitLive(URI address, List<String> instruments) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://www.deribit.com/ws/api/v2");

    private static final int HEARTBEAT_SECONDS = 30;
    /// Number of the answers to heartbeats, by which the venue's acknowledgement is known.
    private static final int TEST = 9_929;

    public DeribitLive {
        instruments = List.copyOf(instruments);
    }

    @Override
    public String name() {
        return "deribit";
    }

    @Override
    public List<String> subscriptions() {
        List<String> channels = instruments.stream()
                .flatMap(name -> Stream.of(book(name), "trades." + name + ".100ms", "ticker." + name + ".100ms"))
                .toList();
        return List.of(
                request(1, "set_heartbeat", "\"interval\":" + HEARTBEAT_SECONDS), request(2, "subscribe", channels));
    }

    private static String book(String instrument) {
        return "book." + instrument + ".100ms";
    }

    private static String request(int id, String method, List<String> channels) {
        return request(id, method, "\"channels\":" + Words.list(channels));
    }

    private static String request(int id, String method, String parameters) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"public/" + method + "\",\"params\":{" + parameters
                + "}}";
    }

    @Override
    public List<String> books() {
        return instruments;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        List<String> channel = List.of(book(symbol));
        return new WholeBook.Asked(List.of(request(3, "unsubscribe", channel), request(4, "subscribe", channel)));
    }

    @Override
    public Optional<String> ping() {
        return Optional.of(request(TEST, "test", ""));
    }

    @Override
    public boolean isHeartbeat(String message) {
        return Words.isShort(message)
                && (message.contains("\"method\":\"heartbeat\"") || message.contains("\"id\":" + TEST));
    }

    @Override
    public Optional<String> heartbeatAnswer(String heartbeat) {
        return heartbeat.contains("test_request") ? ping() : Optional.empty();
    }

    @Override
    public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
        return CaptureFormats.parser("deribit-capture", output, requests);
    }
}
