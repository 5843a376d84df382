package io.headrace.settlement.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a broken or hostile endpoint can do to who asks it.
class RpcClientTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @AfterEach
    void stop() {
        over.countDown();
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void anAnswerWithoutEndIsCutAtTheLimit() throws IOException {
        assertEquals(RpcFault.MALFORMED, faultOf(200, "\"" + "a".repeat(100_000), 1_000));
    }

    @Test
    void aPageInsteadOfJsonIsMalformed() throws IOException {
        assertEquals(RpcFault.MALFORMED, faultOf(200, "<html>", 1_000));
        assertEquals(RpcFault.HTTP, faultOf(502, "<html>", 1_000));
        assertEquals(RpcFault.HTTP, faultOf(301, "", 1_000));
        assertEquals(RpcFault.RATE_LIMITED, faultOf(429, "", 1_000));
    }

    /// What a node says goes into logs and onto the page: it must not look like lines of their own.
    @Test
    void whatANodeSaysIsOneLineOfPlainTextInALog() throws IOException {
        String words = "no\\r\\n2026-11-23 WARN [desk] halted by ann\\u001b[2J\\u202e<script>";
        serve(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"" + words + "\"}}", 0);
        try (RpcClient client = new RpcClient(node(), RpcLimits.USUAL)) {
            String said = String.valueOf(assertThrows(RpcException.class, () -> client.call("eth_chainId"))
                    .getMessage());
            assertTrue(said.contains("no??2026-11-23 WARN"), said);
            assertTrue(said.chars().allMatch(c -> c >= ' ' && c < 0x7f), said);
        }
    }

    @Test
    void aBodyThatNeverEndsTakesNoLongerThanTheLimit() throws IOException {
        serve(200, "{", 100);
        RpcLimits limits = new RpcLimits(Duration.ofSeconds(1), Duration.ofMillis(300), 1_000);
        try (RpcClient client = new RpcClient(node(), limits)) {
            assertEquals(
                    RpcFault.TIMEOUT,
                    assertThrows(RpcException.class, () -> client.call("eth_chainId"))
                            .fault());
        }
    }

    @Test
    void nobodyListeningHeardNothing() throws IOException {
        serve(200, "", 0);
        Node gone = node();
        server.stop(0);
        try (RpcClient client = new RpcClient(gone, RpcLimits.USUAL)) {
            assertEquals(
                    RpcFault.NOT_CONNECTED,
                    assertThrows(RpcException.class, () -> client.call("eth_chainId"))
                            .fault());
        }
    }

    @Test
    void noSecretOfAnAddressIsShown() throws IOException {
        serve(500, "", 0);
        Node secret = new Node(
                "provider",
                URI.create("http://user:pw@127.0.0.1:" + server.getAddress().getPort()
                        + "/v3/0123456789abcdef?key=hidden"));
        try (RpcClient client = new RpcClient(secret, RpcLimits.USUAL)) {
            String message = assertThrows(RpcException.class, () -> client.call("eth_chainId"))
                    .getMessage();
            assertFalse(message.contains("0123456789abcdef") || message.contains("hidden") || message.contains("pw"));
        }
    }

    private RpcFault faultOf(int status, String body, int maxBytes) throws IOException {
        serve(status, body, 0);
        RpcLimits limits = new RpcLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), maxBytes);
        try (RpcClient client = new RpcClient(node(), limits)) {
            return assertThrows(RpcException.class, () -> client.call("eth_chainId"))
                    .fault();
        } finally {
            server.stop(0);
        }
    }

    private Node node() {
        return new Node(
                "test", URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    /// @param missing bytes that are announced and never sent
    private void serve(int status, String body, int missing) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length + missing == 0 ? -1 : bytes.length + missing);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            if (missing > 0) {
                awaitEnd();
            }
            exchange.close();
        });
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
