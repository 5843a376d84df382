package io.headrace.settlement.chain.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.DelayProxy;
import io.headrace.settlement.chain.LocalChain;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Heads of a real chain over a real websocket that is cut, falls mute and comes back.
class HeadFollowerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMillis(200);
    private final AtomicLong clock = new AtomicLong();
    private LocalChain chain;
    private DelayProxy wire;
    private HeadBell bell;

    @BeforeEach
    void start() {
        chain = LocalChain.start(31337);
        wire = DelayProxy.to(chain.anvil().uri(), Duration.ZERO);
        bell = new HeadBell(wire.uri("ws"), PATIENCE);
        mine(5);
    }

    @AfterEach
    void stop() {
        if (chain != null) {
            bell.close();
            wire.close();
            chain.close();
        }
    }

    @Test
    void aBlockRingsWithItsHash() throws InterruptedException {
        assertTrue(bell.connect());
        subscribed();
        mine(1);
        HeadBell.Ring ring = bell.await(PATIENCE).orElseThrow();
        assertEquals(chain.node().head().hash(), ring.hash());
        assertEquals(chain.node().head().number(), ring.number());
    }

    @Test
    void ofManyRingsTheNewestIsTold() throws InterruptedException {
        assertTrue(bell.connect());
        subscribed();
        mine(20);
        long last = chain.node().head().number();
        HeadBell.Ring ring = bell.await(PATIENCE).orElseThrow();
        while (ring.number() < last) {
            ring = bell.await(PATIENCE).orElseThrow();
        }
        assertEquals(Optional.empty(), bell.await(Duration.ZERO));
    }

    /// The bell is no witness: with a wire that was cut the blocks are found by looking, none is missed, and the
    /// subscription is made anew.
    @Test
    void whatComesWhileTheWireIsCutIsCaughtUp() throws InterruptedException {
        HeadFollower follower = follower(SOON);
        assertInstanceOf(HeadChange.Lost.class, follower.next());
        wire.cut();
        mine(7);
        HeadChange.Moved moved = assertInstanceOf(HeadChange.Moved.class, untilMoved(follower));
        assertEquals(7, moved.added().size());
        rings(follower);
    }

    /// A connection that stands and says nothing is as bad as none.
    @Test
    void aBellThatDoesNotRingForABlockIsConnectedAnew() throws InterruptedException {
        HeadFollower follower = follower(SOON);
        follower.next();
        wire.swallow(true);
        mine(3);
        HeadChange.Moved moved = assertInstanceOf(HeadChange.Moved.class, untilMoved(follower));
        assertEquals(3, moved.added().size());
        wire.swallow(false);
        rings(follower);
    }

    @Test
    void aNodeWithoutAWebsocketIsFollowedByLooking() throws InterruptedException {
        bell.close();
        bell = new HeadBell(java.net.URI.create("ws://127.0.0.1:1"), SOON);
        assertFalse(bell.connect());
        HeadFollower follower = follower(Duration.ofMillis(20));
        follower.next();
        mine(4);
        assertEquals(
                4,
                assertInstanceOf(HeadChange.Moved.class, follower.next())
                        .added()
                        .size());
        clock.set(Duration.ofMinutes(1).toNanos());
        assertTrue(follower.isSilent(Duration.ofSeconds(1)));
    }

    @Test
    void whatIsNoHeaderDoesNotRing() {
        String hash = "0x" + "ab".repeat(32);
        String good = "{\"jsonrpc\":\"2.0\",\"method\":\"eth_subscription\",\"params\":{\"subscription\":\"0x1\","
                + "\"result\":{\"number\":\"0x10\",\"hash\":\"" + hash + "\"}}}";
        assertEquals(Optional.of(new HeadBell.Ring(16, hash)), HeadBell.ring(good));
        assertEquals(Optional.empty(), HeadBell.ring("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}"));
        Random random = new Random(20261123);
        int kept = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder damaged = new StringBuilder(good);
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
            }
            kept += HeadBell.ring(damaged.toString()).isPresent() ? 1 : 0;
        }
        assertTrue(kept < 15_000, kept + " damaged messages still named a block");
    }

    private HeadFollower follower(Duration poll) {
        return new HeadFollower(new HeadWatch(chain.node(), 64, 0), bell, poll, clock::incrementAndGet);
    }

    private static HeadChange untilMoved(HeadFollower follower) throws InterruptedException {
        HeadChange change = follower.next();
        for (int i = 0; i < 50 && change instanceof HeadChange.Unchanged; i++) {
            change = follower.next();
        }
        return change;
    }

    /// The bell rings again, for a block of now.
    private void rings(HeadFollower follower) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            follower.next();
            mine(1);
            if (bell.isConnected() && bell.await(SOON).isPresent()) {
                return;
            }
        }
        throw new AssertionError("the bell stays mute");
    }

    /// A subscription is made a little after it was asked for.
    private void subscribed() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            mine(1);
            if (bell.await(SOON).isPresent()) {
                bell.await(SOON);
                return;
            }
        }
        throw new AssertionError("no subscription");
    }

    private void mine(int blocks) {
        chain.client().call("anvil_mine", "0x" + Integer.toHexString(blocks));
    }
}
