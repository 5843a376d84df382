package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.watch.ChainProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Heads of real chains ring, and one that can only be asked is said once and looked at.
class DeskHeadsTest {
    @Test
    @Timeout(60)
    void eachNewBlockRings() throws InterruptedException {
        Semaphore rings = new Semaphore(0);
        List<String> said = new CopyOnWriteArrayList<>();
        try (LocalChain chain = LocalChain.start(31_337);
                ChainNode node = node(chain.anvil().uri());
                DeskHeads heads = DeskHeads.follow(List.of(chain(chain, List.of(node))), rings::release, said::add)) {
            rings.acquire(); // the first look
            for (int i = 0; i < 3; i++) {
                chain.client().call("anvil_mine", "0x1");
                rings.acquire();
            }
            assertEquals(List.of(), said);
            assertTrue(heads.isFollowing());
        }
    }

    /// However slow the machine: between two rings there is always the calm.
    @Test
    @Timeout(60)
    void aNodeThatTellsHeadsWithoutEndDoesNotRingWithoutEnd() throws InterruptedException {
        Semaphore rings = new Semaphore(0);
        try (LocalChain chain = LocalChain.start(31_337);
                ChainNode node = node(chain.anvil().uri());
                DeskHeads heads = DeskHeads.follow(List.of(chain(chain, List.of(node))), rings::release, said -> {})) {
            rings.acquire(); // the first look
            long began = System.nanoTime();
            for (int i = 0; i < 300; i++) {
                chain.client().call("anvil_mine", "0x1");
            }
            int rung = rings.availablePermits();
            long calms = Duration.ofNanos(System.nanoTime() - began).toMillis() / 50;
            assertTrue(rung <= calms + 1, () -> rung + " rings in " + calms + " times 50 ms");
            assertTrue(heads.isFollowing());
        }
    }

    @Test
    @Timeout(60)
    void aChainWithoutAWebsocketIsSaidOnceAndLookedAt() throws IOException, InterruptedException {
        Semaphore rings = new Semaphore(0);
        List<String> said = new CopyOnWriteArrayList<>();
        try (LocalChain chain = LocalChain.start(31_337);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpServer deaf = askedOnly(http, chain.anvil().uri());
            try (ChainNode node = node(
                            URI.create("http://127.0.0.1:" + deaf.getAddress().getPort()));
                    DeskHeads heads =
                            DeskHeads.follow(List.of(chain(chain, List.of(node))), rings::release, said::add)) {
                rings.acquire();
                for (int i = 0; i < 2; i++) {
                    chain.client().call("anvil_mine", "0x1");
                    rings.acquire();
                }
                assertEquals(1, said.size(), said::toString);
                assertTrue(said.getFirst().contains("local-31337"), said::toString);
                assertTrue(heads.isFollowing());
            } finally {
                deaf.stop(0);
            }
        }
    }

    private static ChainNode node(URI uri) {
        return new ChainNode(new RpcClient(new Node("north", uri), RpcLimits.USUAL));
    }

    private static NodeChains.Chain chain(LocalChain chain, List<ChainNode> nodes) {
        String genesis =
                chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
        ChainProfile profile = new ChainProfile(
                31_337, "local-31337", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(2), 0, genesis);
        return new NodeChains.Chain(profile, nodes, log -> Optional.empty());
    }

    /// A node that answers questions and knows no websocket.
    private static HttpServer askedOnly(HttpClient http, URI behind) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> pass(http, behind, exchange));
        server.setExecutor(Thread::startVirtualThread);
        server.start();
        return server;
    }

    private static void pass(HttpClient http, URI behind, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            HttpRequest question = HttpRequest.newBuilder(behind)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()))
                    .build();
            byte[] answer =
                    http.send(question, HttpResponse.BodyHandlers.ofByteArray()).body();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
