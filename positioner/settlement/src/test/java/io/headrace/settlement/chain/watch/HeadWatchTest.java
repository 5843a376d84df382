package io.headrace.settlement.chain.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Following a real chain that grows, reorganises and falls silent.
class HeadWatchTest {
    private LocalChain chain;

    @BeforeEach
    void start() {
        chain = LocalChain.start(31337);
        mine(10);
    }

    @AfterEach
    void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void missedBlocksAreCaughtUpInOrder() {
        HeadWatch watch = watch(64);
        assertInstanceOf(HeadChange.Lost.class, watch.look(1), "the first look has nothing to follow");
        assertInstanceOf(HeadChange.Unchanged.class, watch.look(2));
        mine(20);
        HeadChange.Moved moved = assertInstanceOf(HeadChange.Moved.class, watch.look(3));
        assertFalse(moved.isReorganisation());
        assertEquals(20, moved.added().size());
        assertLinked(moved.added());
    }

    @Test
    void aReorganisationIsToldByHashAtTheSameHeight() {
        HeadWatch watch = watch(64);
        watch.look(1);
        mine(5);
        watch.look(2);
        Block before = chain.node().head();
        chain.client().call("anvil_reorg", 3, List.of());
        assertEquals(before.number(), chain.node().head().number());
        HeadChange.Moved moved = assertInstanceOf(HeadChange.Moved.class, watch.look(3));
        assertEquals(List.of(before.number(), before.number() - 1, before.number() - 2), numbers(moved.removed()));
        assertEquals(List.of(before.number() - 2, before.number() - 1, before.number()), numbers(moved.added()));
        assertLinked(moved.added());
        mine(1);
        assertFalse(assertInstanceOf(HeadChange.Moved.class, watch.look(4)).isReorganisation());
    }

    @Test
    void aChangeDeeperThanWhatIsKeptIsSaid() {
        HeadWatch watch = watch(4);
        watch.look(1);
        mine(20);
        HeadChange.Lost lost = assertInstanceOf(HeadChange.Lost.class, watch.look(2));
        assertEquals(chain.node().head(), lost.head());
        mine(2);
        assertInstanceOf(HeadChange.Moved.class, watch.look(3), "and following begins again");
    }

    @Test
    void aChainThatFallsSilentIsNoticed() {
        HeadWatch watch = watch(8);
        Duration block = Duration.ofSeconds(1);
        watch.look(0);
        assertFalse(watch.isSilent(Duration.ofSeconds(3).toNanos(), block));
        watch.look(Duration.ofSeconds(4).toNanos()); // the same head
        assertTrue(watch.isSilent(Duration.ofSeconds(4).toNanos(), block));
        mine(1);
        watch.look(Duration.ofSeconds(5).toNanos());
        assertFalse(watch.isSilent(Duration.ofSeconds(6).toNanos(), block));
    }

    @Test
    void aNodeOfAnotherChainOrOfAForkIsRefused() {
        ChainProfile right = profile(31337, block(3).hash());
        right.require(chain.node());
        assertEquals("HR-4107", refusal(profile(1, block(3).hash())));
        assertEquals("HR-4108", refusal(profile(31337, block(4).hash())));
        assertEquals("HR-4108", refusal(new ChainProfile(31337, "local", Duration.ofSeconds(1), depth(1), 999, "0x")));
    }

    @Test
    void finalIsWhatTheProfileSays() {
        Block head = chain.node().head();
        assertEquals(
                head.number() - 4,
                profile(31337, "").finalized(chain.node(), head).orElseThrow().number());
        ChainProfile tagged = new ChainProfile(
                31337, "local", Duration.ofSeconds(1), new ChainProfile.Finality.Tagged(BlockTag.FINALIZED), 0, "");
        assertTrue(tagged.finalized(chain.node(), head).orElseThrow().number() <= head.number());
    }

    private String refusal(ChainProfile profile) {
        return assertThrows(ProblemException.class, () -> profile.require(chain.node()))
                .problem()
                .code();
    }

    private ChainProfile profile(long chainId, String checkpoint) {
        return new ChainProfile(chainId, "local", Duration.ofSeconds(1), depth(4), 3, checkpoint);
    }

    private static ChainProfile.Finality depth(int blocks) {
        return new ChainProfile.Finality.Depth(blocks);
    }

    private HeadWatch watch(int depth) {
        return new HeadWatch(chain.node(), depth, 0);
    }

    private Block block(long number) {
        return chain.node().block(new BlockTag.Number(number)).orElseThrow();
    }

    private void mine(int blocks) {
        chain.client().call("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    private static List<Long> numbers(List<Block> blocks) {
        return blocks.stream().map(Block::number).toList();
    }

    private static void assertLinked(List<Block> blocks) {
        for (int i = 1; i < blocks.size(); i++) {
            assertEquals(blocks.get(i - 1).hash(), blocks.get(i).parentHash());
        }
    }
}
