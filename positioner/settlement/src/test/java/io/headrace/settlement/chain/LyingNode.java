package io.headrace.settlement.chain;

import com.sun.net.httpserver.HttpServer;
import io.headrace.settlement.chain.rpc.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// A node that says what a real one says, but for what it changes in the answers.
public final class LyingNode implements AutoCloseable {
    private final HttpServer server;

    private LyingNode(HttpServer server) {
        this.server = server;
    }

    /// @param lie from the text of an honest answer to what is told instead
    public static LyingNode before(URI honest, UnaryOperator<String> lie) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HttpClient http = HttpClient.newHttpClient();
            server.createContext("/", exchange -> {
                try (exchange) {
                    HttpRequest question = HttpRequest.newBuilder(honest)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()))
                            .build();
                    String answer = http.send(question, HttpResponse.BodyHandlers.ofString())
                            .body();
                    byte[] told = lie.apply(answer).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, told.length);
                    exchange.getResponseBody().write(told);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
            return new LyingNode(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same as an endpoint of an operator.
    public Node of(String operator) {
        return new Node(
                operator, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
