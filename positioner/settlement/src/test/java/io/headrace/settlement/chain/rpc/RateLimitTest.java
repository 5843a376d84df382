package io.headrace.settlement.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A node that says it is asked too often, over real HTTP; only the clock is the test's.
class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong(-5 * SECOND); // such a clock may begin anywhere
    private HttpServer server;
    private RpcClient client;
    private volatile int status = 429;
    private volatile String retryAfter = "";
    private volatile String body = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.setExecutor(Thread::startVirtualThread);
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        client = new RpcClient(new Node("busy", uri), RpcLimits.USUAL, nanos::get);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void isLeftAloneASecondAndThenTwiceAsLongEachTimeUpToAHalfMinute() {
        for (long wait : new long[] {1, 2, 4, 8, 16, 32, 32}) {
            int before = asked.get();
            limited("HTTP status 429");
            limited("left alone for " + wait * 1000 + " ms more");
            nanos.addAndGet(wait * SECOND - 1);
            limited("left alone for 0 ms more");
            assertEquals(before + 1, asked.get(), "it was asked while it rested");
            nanos.addAndGet(1);
        }
    }

    @Test
    void isLeftAloneAsLongAsItSaysAndNeverBeyondAMinute() {
        retryAfter = "7";
        limited("HTTP status 429");
        limited("left alone for 7000 ms more");
        nanos.addAndGet(7 * SECOND);
        retryAfter = "86400";
        limited("HTTP status 429");
        limited("left alone for 60000 ms more");
        nanos.addAndGet(60 * SECOND);
        retryAfter = "Wed, 21 Oct 2026 07:28:00 GMT";
        limited("HTTP status 429");
        limited("left alone for 4000 ms more");
    }

    @Test
    void anAnswerForgivesAll() {
        limited("HTTP status 429");
        nanos.addAndGet(SECOND);
        answers();
        assertEquals("0x1", client.call("eth_chainId").asText());
        assertEquals("0x1", client.call("eth_chainId").asText());
        status = 429;
        limited("HTTP status 429");
        limited("left alone for 1000 ms more");
    }

    @Test
    void whoSaysItInWordsIsLeftAloneToo() {
        status = 200;
        body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32005,\"message\":\"daily limit\"}}";
        limited("daily limit");
        limited("left alone for 1000 ms more");
        assertEquals(1, asked.get());
    }

    /// What is late there costs money; what is asked can be asked of another.
    @Test
    void bytesToBeSentAreBroughtAllTheSame() {
        limited("HTTP status 429");
        answers();
        assertEquals("0x1", client.call("eth_sendRawTransaction", "0x00").asText());
        assertEquals(2, asked.get());
    }

    private void answers() {
        status = 200;
        body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}";
    }

    private void limited(String words) {
        RpcException refusal = assertThrows(RpcException.class, () -> client.call("eth_chainId"));
        assertEquals(RpcFault.RATE_LIMITED, refusal.fault());
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
    }
}
