package io.headrace.settlement.chain;

import com.sun.net.httpserver.HttpServer;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
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

/// A node before a real one that changes what is answered, or what is asked.
public final class LyingNode implements AutoCloseable {
    private final HttpServer server;

    private LyingNode(HttpServer server) {
        this.server = server;
    }

    /// @param lie from the text of an honest answer to what is told instead
    public static LyingNode before(URI honest, UnaryOperator<String> lie) {
        return before(honest, asked -> asked, lie);
    }

    /// @param misheard from the text of a question to what is asked instead
    public static LyingNode before(URI honest, UnaryOperator<String> misheard, UnaryOperator<String> lie) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HttpClient http = HttpClient.newHttpClient();
            server.createContext("/", exchange -> {
                try (exchange) {
                    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    HttpRequest question = HttpRequest.newBuilder(honest)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(misheard.apply(asked)))
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

    /// The same, connected to.
    public ChainNode node(String operator) {
        return new ChainNode(new RpcClient(of(operator), RpcLimits.USUAL));
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
