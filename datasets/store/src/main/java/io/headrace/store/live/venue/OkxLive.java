package io.headrace.store.live.venue;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.capture.CaptureFormats;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// OKX, version 5: books, trades and best prices; of swaps also the sizes of contracts, mark prices
/// and open interest. Forced orders come of all instruments or none, and are not asked for. A whole
/// book comes when its channel is subscribed anew. After 30 seconds without a message the venue
/// closes the connection unless it hears
/// `ping` (okx.com/docs-v5, WebSocket, Connect).
///
/// @param venue `okx` of swaps against tether, `okx-inverse` of swaps against coins, `okx-spot`
/// @param instruments as OKX spells them, such as `BTC-USDT-SWAP`
public record OkxLive(String venue, URI address, List<String> instruments) implements LiveVenue {
    public static final URI PUBLIC = URI.create("wss://ws.okx.com:8443/ws/v5/public");

    public OkxLive {
        instruments = List.copyOf(instruments);
    }

    @Override
    public String name() {
        return venue;
    }

    @Override
    public List<String> subscriptions() {
        Stream<String> sizes = instruments.stream().anyMatch(OkxLive::isSwap)
                ? Stream.of(request("subscribe", Stream.of("{\"channel\":\"instruments\",\"instType\":\"SWAP\"}")))
                : Stream.of();
        return Stream.concat(sizes, instruments.stream().map(OkxLive::subscription))
                .toList();
    }

    private static String subscription(String instrument) {
        Stream<String> channels = isSwap(instrument)
                ? Stream.of("books", "trades", "tickers", "mark-price", "open-interest")
                : Stream.of("books", "trades", "tickers");
        return request("subscribe", channels.map(channel -> argument(channel, instrument)));
    }

    private static boolean isSwap(String instrument) {
        return instrument.endsWith("-SWAP");
    }

    private static String argument(String channel, String instrument) {
        return "{\"channel\":\"" + channel + "\",\"instId\":\"" + instrument + "\"}";
    }

    private static String request(String op, Stream<String> arguments) {
        return "{\"op\":\"" + op + "\",\"args\":[" + arguments.collect(Collectors.joining(",")) + "]}";
    }

    @Override
    public List<String> books() {
        return instruments;
    }

    @Override
    public WholeBook wholeBook(String symbol) {
        String books = argument("books", symbol);
        return new WholeBook.Asked(
                List.of(request("unsubscribe", Stream.of(books)), request("subscribe", Stream.of(books))));
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
        return CaptureFormats.parser("okx-capture", output, requests);
    }
}
