package io.headrace.inference.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `chains doubts|explain|resume`: what they ask a service, what they print, and how they end.
class ChainsDoubtsVerbTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOUBTS = """
            {"schema": "headrace/doubts/v1",
             "money": [{"node": "treasury", "booked_units": 100, "held_units": 105, "unexplained_units": 5, "block": 9}],
             "senders": [{"chain": 1, "sender": "0xab", "nonce": 7, "final_nonce": 8, "reason": "gas is gone"}]}""";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Map<String, JsonNode> asked = new ConcurrentHashMap<>();
    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/api/v1/doubts", call -> {
            byte[] body = call.getRequestBody().readAllBytes();
            String path = call.getRequestURI().getPath();
            asked.put(path, body.length == 0 ? JSON.missingNode() : JSON.readTree(body));
            byte[] answer = answer(path).getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(path.endsWith("senders") ? 409 : 200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        service.start();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
        service.stop(0);
    }

    private static String answer(String path) {
        if (path.endsWith("money")) {
            return "{\"decided\": true, \"first_said_by\": \"ann\", \"about\": \"money treasury 5 0xf\","
                    + " \"says\": \"5 base units came to treasury\"}";
        }
        return path.endsWith("senders")
                ? "{\"code\": \"HR-4186\", \"detail\": \"no such sender stands still\", \"remedy\": \"look\"}"
                : DOUBTS;
    }

    private String run(int status, String... args) {
        said.reset();
        List<String> all = new ArrayList<>(Arrays.asList(args));
        if (!all.contains("--url")) {
            all.addAll(
                    List.of("--url", "http://127.0.0.1:" + service.getAddress().getPort()));
        }
        assertEquals(
                status, TransferCli.execute(all.toArray(String[]::new)), () -> said.toString(StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void doubtsAreListedInWordsAndAsJson() throws IOException {
        String text = run(0, "chains", "doubts");
        assertTrue(text.contains("treasury holds 105 base units by its chain (block 9) and 100 by the books"), text);
        assertTrue(text.contains("sender 0xab on chain 1 stands still: gas is gone"), text);
        assertTrue(text.contains("chains resume --chain 1 --sender 0xab --nonce 8 --by NAME --why TEXT"), text);
        assertTrue(text.contains("chains explain --node treasury --units 5 --reference TEXT"), text);
        assertEquals(JSON.readTree(DOUBTS), JSON.readTree(run(0, "chains", "doubts", "--json")));
    }

    @Test
    void aWordReachesTheServiceAsItWasSaid() throws IOException {
        String text = run(
                0,
                "chains",
                "explain",
                "--node",
                "treasury",
                "--units",
                "-5",
                "--reference",
                "0xf",
                "--by",
                "ben",
                "--why",
                "lost to a fee");
        assertTrue(text.contains("decided by ann and ben: 5 base units came to treasury"), text);
        assertEquals(
                JSON.readTree("{\"node\": \"treasury\", \"units\": -5, \"reference\": \"0xf\", \"by\": \"ben\","
                        + " \"why\": \"lost to a fee\"}"),
                asked.get("/api/v1/doubts/money"));
    }

    @Test
    void aRefusalIsOneSentenceWithANumber() {
        String text = run(
                6, "chains", "resume", "--chain", "1", "--sender", "0xab", "--nonce", "7", "--by", "ann", "--why", "x");
        assertTrue(text.contains("[HR-4186]") && text.contains("no such sender stands still"), text);
        assertEquals(7, asked.get("/api/v1/doubts/senders").path("nonce").asInt());
        assertTrue(run(8, "chains", "doubts", "--url", "http://127.0.0.1:1").contains("[HR-4185]"));
        assertTrue(run(2, "chains", "explain", "--node", "treasury").contains("--units"));
        assertEquals(2, TransferCli.execute("chains"));
    }
}
