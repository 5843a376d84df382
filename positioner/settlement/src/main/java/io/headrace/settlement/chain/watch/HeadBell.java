package io.headrace.settlement.chain.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.settlement.chain.rpc.Hex;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Rings when a node says over its websocket that a block came. A ring is a reason to look and nothing more: what it
/// names may be wrong, late, told twice or left out, and who depends on a block asks for it by its hash.
///
/// One thread waits and connects; the socket's own threads ring.
public final class HeadBell implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 1 << 16; // letters; a header has some 1,500
    private static final int MOST_RINGS = 1_024;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUBSCRIBE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_subscribe\",\"params\":[\"newHeads\"]}";

    /// A block that the node says came.
    public record Ring(long number, String hash) {}

    private final URI uri;
    private final Duration patience;
    private final HttpClient http;
    private final BlockingQueue<Ring> rings = new LinkedBlockingQueue<>(MOST_RINGS);
    private volatile @Nullable WebSocket socket;

    /// @param uri ws or wss
    /// @param patience longest wait for a connection
    public HeadBell(URI uri, Duration patience) {
        this.uri = uri;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /// Connects anew and subscribes; an older connection ends.
    ///
    /// @return false when the node could not be reached in time
    public boolean connect() {
        drop();
        CompletableFuture<WebSocket> opening =
                http.newWebSocketBuilder().connectTimeout(patience).buildAsync(uri, new Ear());
        try {
            WebSocket opened = opening.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            socket = opened;
            opened.sendText(SUBSCRIBE, true).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            opening.cancel(true);
        }
        drop();
        return false;
    }

    public boolean isConnected() {
        return socket != null;
    }

    /// Waits for a ring; of several the newest.
    ///
    /// @return empty when none came in time
    public Optional<Ring> await(Duration most) throws InterruptedException {
        @Nullable Ring first = rings.poll(most.toNanos(), TimeUnit.NANOSECONDS);
        if (first == null) {
            return Optional.empty();
        }
        List<Ring> more = new ArrayList<>(List.of(first));
        rings.drainTo(more);
        return Optional.of(more.getLast());
    }

    private void drop() {
        WebSocket open = socket;
        socket = null;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void close() {
        drop();
        http.shutdownNow();
    }

    /// What one connection hears. Text that is no header of a block does not ring.
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            if (message.length() + part.length() > LARGEST_MESSAGE) {
                gone(from);
                from.abort();
                return null;
            }
            message.append(part);
            if (last) {
                ring(message.toString()).ifPresent(ring -> {
                    if (!rings.offer(ring)) {
                        rings.clear(); // nobody listens: the newest alone matters
                    }
                });
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            gone(from);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            gone(from);
        }

        private void gone(WebSocket from) {
            if (socket == from) {
                socket = null;
            }
        }
    }

    /// The block in a notification; empty when the message is anything else.
    static Optional<Ring> ring(String message) {
        try {
            JsonNode head = JSON.readTree(message).path("params").path("result");
            return Optional.of(new Ring(
                    Hex.count(head.path("number").asText()),
                    Hex.word(head.path("hash").asText())));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
