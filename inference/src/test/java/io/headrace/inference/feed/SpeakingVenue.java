package io.headrace.inference.feed;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A websocket server on the loopback that says what a test wants it to.
public final class SpeakingVenue implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<ServerWebSocket> connected = new LinkedBlockingQueue<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean refusing;
    private volatile @Nullable ServerWebSocket current;

    public SpeakingVenue() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.toWebSocket().onSuccess(this::accept))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void accept(ServerWebSocket socket) {
        if (refusing) {
            socket.close();
            return;
        }
        socket.textMessageHandler(heard::add);
        current = socket;
        connected.add(socket);
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
    }

    /// What clients have sent.
    public List<String> heard() {
        return heard;
    }

    /// Waits for the next connection.
    public void awaitConnection() throws InterruptedException {
        if (connected.poll(30, TimeUnit.SECONDS) == null) {
            throw new AssertionError("no connection came");
        }
    }

    /// Says something to the latest connection; nobody hears it where there is none.
    public void say(String message) {
        ServerWebSocket socket = current;
        if (socket != null && !socket.isClosed()) {
            socket.writeTextMessage(message);
        }
    }

    /// Ends the connection.
    ///
    /// @param forGood whether the next ones are ended too, until [#welcome]
    public void drop(boolean forGood) {
        refusing = forGood;
        ServerWebSocket socket = current;
        if (socket != null) {
            socket.close();
        }
    }

    public void welcome() {
        refusing = false;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
