package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.monitor.ChainFact;
import io.headrace.settlement.monitor.ChainFact.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The watch over two real local chains, as a served desk has it.
@Timeout(120)
class DeskMonitorTest {
    @TempDir
    private static Path shared;

    private static LocalNet net;
    private static LocalFiles files;
    private final List<ChainFact> facts = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        net = TriedDesk.net();
        files = LocalFiles.write(net, TriedDesk.DESK, shared);
    }

    @AfterAll
    static void stop() {
        if (net != null) {
            net.close();
        }
    }

    @Test
    void everyBlockOfBothChainsTellsItsGasAndThePrice() throws InterruptedException {
        try (DeskMonitor monitor = start(settings(), facts::addAll)) {
            await(() -> Stream.of("first", "second").allMatch(chain -> gas(chain) > 3));
            assertTrue(monitor.tallies().stream().allMatch(ChainTally::agreed));
            assertTrue(monitor.tallies().stream().allMatch(tally -> tally.facts() > 0 && tally.gaps() == 0));
        }
        for (String chain : List.of("first", "second")) {
            List<ChainFact> prices = facts.stream()
                    .filter(fact -> fact.kind() instanceof Kind.Price
                            && fact.of().venue().equals(chain))
                    .toList();
            assertFalse(prices.isEmpty());
            assertTrue(prices.stream()
                    .allMatch(fact -> fact.value() == 1 && fact.of().coin().equals("USDC")));
            List<Long> blocks = facts.stream()
                    .filter(fact ->
                            fact.kind() instanceof Kind.Gas && fact.of().venue().equals(chain))
                    .map(ChainFact::blockNanos)
                    .toList();
            assertEquals(blocks.stream().sorted().toList(), blocks, "in the order of the blocks");
        }
        assertEquals(
                List.of("Chain first is watched.", "Chain second is watched."),
                said.stream().sorted().toList());
    }

    @Test
    void aChainThatOnlyOneOperatorTellsIsAGapAndTheOtherIsWatched() throws IOException, InterruptedException {
        String url = net.secondUri().toString();
        String text = Files.readString(files.chains());
        Path file = Files.writeString(
                shared.resolve("half.yaml"),
                text.replace(
                        "{operator: south, url: \"" + url + "\"}", "{operator: south, url: \"http://127.0.0.1:9\"}"));
        assertFalse(text.equals(Files.readString(file)));
        try (DeskMonitor monitor = start(ChainDeskSettings.load(file), facts::addAll)) {
            await(() -> gas("first") > 3);
            ChainTally second = monitor.tallies().stream()
                    .filter(tally -> tally.chain().equals("second"))
                    .findFirst()
                    .orElseThrow();
            await(() -> second.gaps() == 1);
            assertFalse(second.agreed());
            assertEquals(Long.MIN_VALUE, second.toldNanos());
            assertTrue(second.loss().contains("HR-4133"), second.loss());
        }
        assertEquals(0, gas("second"), "no fact by the word of one");
        assertEquals(
                1,
                said.stream()
                        .filter(line -> line.startsWith("Nothing is known of chain second"))
                        .count());
    }

    @Test
    void whatCannotBeKeptIsAGapAndTheWatchGoesOn() throws InterruptedException {
        CopyOnWriteArrayList<Integer> refused = new CopyOnWriteArrayList<>();
        Consumer<List<ChainFact>> full = read -> {
            if (refused.size() < 2) {
                refused.add(read.size());
                throw new IllegalStateException("the disk is full");
            }
            facts.addAll(read);
        };
        try (DeskMonitor monitor = start(settings(), full)) {
            await(() -> gas("first") > 1 && gas("second") > 1);
            assertTrue(monitor.tallies().stream().allMatch(ChainTally::agreed));
            assertTrue(monitor.tallies().stream().anyMatch(tally -> tally.loss().equals("the disk is full")));
        }
    }

    @Test
    void whatIsRefusedAtEachHeadIsOneGapAndSaidOnce() throws InterruptedException {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        Consumer<List<ChainFact>> never = read -> {
            read.forEach(fact -> refused.add(fact.of().venue() + fact.blockNanos()));
            throw new IllegalStateException("the clock is a year ahead");
        };
        RpcClient second = new RpcClient(new Node("local", net.secondUri()), RpcLimits.USUAL);
        second.call("evm_setIntervalMining", 3); // the same head is looked at again, and nothing is new then
        try (DeskMonitor monitor = start(settings(), never)) {
            await(() -> refused.stream().filter(one -> one.startsWith("second")).count() > 2);
            for (ChainTally tally : monitor.tallies()) {
                assertFalse(tally.agreed());
                assertEquals(1, tally.gaps());
                assertEquals(0, tally.facts());
                assertEquals(Long.MIN_VALUE, tally.toldNanos());
            }
        } finally {
            second.call("evm_setIntervalMining", 1);
        }
        assertEquals(2, said.size(), said::toString);
    }

    private DeskMonitor start(ChainDeskSettings settings, Consumer<List<ChainFact>> sink) {
        return DeskMonitor.start(
                settings, new DeskMonitor.Around(DeskMonitorTest::now, sink, Optional::empty, said::add));
    }

    private static ChainDeskSettings settings() {
        return ChainDeskSettings.load(files.chains());
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private long gas(String chain) {
        return facts.stream()
                .filter(fact ->
                        fact.kind() instanceof Kind.Gas && fact.of().venue().equals(chain))
                .count();
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            Thread.sleep(20);
        }
    }
}
