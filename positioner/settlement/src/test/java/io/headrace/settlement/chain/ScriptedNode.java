package io.headrace.settlement.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A node that says what a test wants: what real nodes do too rarely to wait for it.
public final class ScriptedNode implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WORD = "0x" + "ab".repeat(32);
    private final HttpServer server;
    private final ChainNode node;

    private ScriptedNode(HttpServer server, ChainNode node) {
        this.server = server;
        this.node = node;
    }

    /// @param script gives the result of a question (its method and its parameters)
    public static ScriptedNode start(Function<JsonNode, @Nullable Object> script) {
        return start("scripted", script);
    }

    public static ScriptedNode start(String operator, Function<JsonNode, @Nullable Object> script) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
                byte[] answer = JSON.writeValueAsBytes(answers(asked, script));
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            return new ScriptedNode(server, new ChainNode(new RpcClient(new Node(operator, uri), RpcLimits.USUAL)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChainNode node() {
        return node;
    }

    /// A block as nodes tell it.
    public static Map<String, String> block(long number) {
        return block(number, WORD);
    }

    public static Map<String, String> block(long number, String hash) {
        return Map.of(
                "number", "0x" + Long.toHexString(number),
                "hash", hash,
                "parentHash", WORD,
                "timestamp", "0x1",
                "stateRoot", WORD);
    }

    private static JsonNode answers(JsonNode asked, Function<JsonNode, @Nullable Object> script) {
        if (!asked.isArray()) {
            return answer(asked, script);
        }
        ArrayNode all = JSON.createArrayNode();
        asked.forEach(one -> all.add(answer(one, script)));
        return all;
    }

    private static ObjectNode answer(JsonNode asked, Function<JsonNode, @Nullable Object> script) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", asked.path("id"));
        answer.set("result", JSON.<JsonNode>valueToTree(script.apply(asked)));
        return answer;
    }

    @Override
    public void close() {
        node.close();
        server.stop(0);
    }
}
