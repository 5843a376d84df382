package io.headrace.store.live;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Speaks on one websocket, and waits for it no longer than its patience: a venue that reads no more
/// takes in no more, for ever, and who waits for it would be deaf to it as well.
///
/// @param patience after which the connection counts as broken
record Voice(WebSocket socket, Duration patience) {
    /// @throws CompletionException if the connection broke, or the venue did not take it in time
    void say(String message) {
        await(socket.sendText(message, true));
    }

    /// A ping of the protocol, which every websocket answers.
    ///
    /// @throws CompletionException if the connection broke, or the venue did not take it in time
    void ping() {
        await(socket.sendPing(ByteBuffer.allocate(0)));
    }

    private void await(CompletableFuture<WebSocket> sent) {
        sent.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS).join();
    }

    /// Why a connection that failed to take something is lost.
    String loss(CompletionException failure) {
        return failure.getCause() instanceof TimeoutException
                ? "the venue took in nothing for " + patience.toSeconds() + " s"
                : "the connection broke";
    }
}
