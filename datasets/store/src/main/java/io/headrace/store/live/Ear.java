package io.headrace.store.live;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Puts the messages of one websocket in a queue, each with the time of its receipt. A full queue holds
/// the venue back.
final class Ear implements WebSocket.Listener {
    private static final int LONGEST_MESSAGE = 1 << 24;

    private final int connection;
    private final LongSupplier clockNanos;
    private final BlockingQueue<Heard> queue;
    private final StringBuilder text = new StringBuilder();

    Ear(int connection, LongSupplier clockNanos, BlockingQueue<Heard> queue) {
        this.connection = connection;
        this.clockNanos = clockNanos;
        this.queue = queue;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (text.length() + part.length() > LONGEST_MESSAGE) {
            put(new Heard.Lost(connection, "a message was longer than " + LONGEST_MESSAGE + " characters"));
            socket.abort();
            return null;
        }
        text.append(part);
        if (last) {
            put(new Heard.Message(connection, clockNanos.getAsLong(), text.toString()));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        if (last) {
            put(new Heard.Message(connection, clockNanos.getAsLong(), "")); // no venue here sends any: it is refused
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
        put(new Heard.Alive(connection));
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        put(new Heard.Lost(connection, "the venue closed the connection (" + status + ")"));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        put(new Heard.Lost(connection, "the connection broke"));
    }

    private void put(Heard heard) {
        try {
            queue.put(heard);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
