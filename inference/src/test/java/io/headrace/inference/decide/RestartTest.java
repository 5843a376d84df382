package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.FeedSlice;
import io.headrace.inference.feed.MarketFeed;
import io.headrace.inference.feed.ReplayFeed;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.feed.WallClock;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.inference.wiring.PreparedDesk;
import io.headrace.settlement.journal.DecisionRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A desk that is stopped at any moment ends as one that never was.
class RestartTest {
    private static final long HOUR = 3_600_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void endsWithTheSameJournalAfterBeingKilledTwice() throws InterruptedException {
        List<String> decisions;
        List<String> transfers;
        List<VenueView> views;
        DeskSnapshot.Counts counts;
        SampleHome undisturbed = SampleHome.at(folder.resolve("undisturbed"));
        undisturbed.promote(SampleHome.model());
        try (DeskRun run = DeskRun.toTheEnd(undisturbed)) {
            decisions = run.decisions();
            transfers = run.transfers();
            views = run.board.snapshot().venues();
            counts = run.board.snapshot().counts();
        }
        SampleHome killed = SampleHome.at(folder.resolve("killed"));
        killed.promote(SampleHome.model());
        dieAt(killed, SampleHome.FIRST_DECISION + 9 * HOUR);
        dieInsidePolicyAt(killed, SampleHome.FIRST_DECISION + 31 * HOUR);
        try (DeskRun run = DeskRun.toTheEnd(killed)) {
            assertEquals(decisions, run.decisions());
            assertEquals(transfers, run.transfers());
            assertEquals(views, run.board.snapshot().venues());
            assertEquals(counts, run.board.snapshot().counts());
        }
    }

    @Test
    void holdsOnAFaultAndGoesOnWhenItIsGone() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        PreparedDesk desk = DeskRun.prepare(home);
        AtomicInteger calls = new AtomicInteger();
        Policy sound = policy(desk);
        Policy faulty = (memory, state, outlook, now) -> {
            // The journal refuses it: the period cannot be completed.
            Decision decision = sound.decide(memory, state, outlook, now);
            return calls.incrementAndGet() == 5 ? outOfTurn(decision) : decision;
        };
        FakeClock clock = new FakeClock();
        DeskBoard board = new DeskBoard(clock);
        try (PositioningLoop loop =
                new PositioningLoop(desk.plan(), feed(desk, clock), ticker(desk), faulty, board, clock)) {
            loop.run();
            assertEquals(1, board.snapshot().counts().errors());
            assertEquals(Phase.FINISHED, board.snapshot().phase());
            assertEquals(73, board.snapshot().counts().decisions());
            assertEquals(74, calls.get());
        }
    }

    @Test
    void decidesByRuleOnceWhenThePolicyThrows() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        PreparedDesk desk = DeskRun.prepare(home);
        AtomicInteger calls = new AtomicInteger();
        Policy sound = policy(desk);
        Policy faulty = (memory, state, outlook, now) -> {
            if (calls.incrementAndGet() == 5) {
                throw new IllegalStateException("a fault");
            }
            return sound.decide(memory, state, outlook, now);
        };
        FakeClock clock = new FakeClock();
        DeskBoard board = new DeskBoard(clock);
        try (PositioningLoop loop =
                new PositioningLoop(desk.plan(), feed(desk, clock), ticker(desk), faulty, board, clock)) {
            loop.run();
            assertEquals(73, calls.get());
            assertEquals(1, board.snapshot().counts().errors());
            assertEquals(
                    Map.of(FallbackKind.FAULT, 1L), board.snapshot().counts().fallbacks());
            List<DecisionRecord> told =
                    board.journal().orElseThrow().decisions(100, Long.MAX_VALUE).reversed();
            assertEquals(Decider.RULE, told.get(4).decision().decider());
            assertEquals(Decider.MODEL, told.get(5).decision().decider());
            assertTrue(told.get(4).forecasterDigest().matches("m-[0-9a-f]{16}/[0-9a-f]{64}"));
        }
    }

    @Test
    @Timeout(60)
    void stopsAtOnceAtFullSpeedWithoutAnError() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        PreparedDesk desk = DeskRun.prepare(home);
        WallClock clock = WallClock.system();
        for (int decision : List.of(0, 1, 20)) {
            DeskBoard board = new DeskBoard(clock);
            AtomicInteger calls = new AtomicInteger();
            Policy sound = policy(desk);
            Policy interrupting = (memory, state, outlook, now) -> {
                if (calls.getAndIncrement() == decision) {
                    Thread.currentThread().interrupt();
                }
                return sound.decide(memory, state, outlook, now);
            };
            ReplayFeed feed = new ReplayFeed(desk.events(), HOUR, desk.liveFromNanos(), Speed.MAX, clock);
            try (PositioningLoop loop =
                    new PositioningLoop(desk.plan(), feed, ticker(desk), interrupting, board, clock)) {
                assertThrows(InterruptedException.class, loop::run);
            }
            assertEquals(decision + 1, calls.get());
            assertEquals(0, board.snapshot().counts().errors());
        }
    }

    @Test
    void stopsWhileItTellsAgainWhatWasDecided() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        DeskRun.toTheEnd(home).close();
        PreparedDesk desk = DeskRun.prepare(home);
        FakeClock clock = new FakeClock();
        DeskBoard board = new DeskBoard(clock);
        try (PositioningLoop loop =
                new PositioningLoop(desk.plan(), feed(desk, clock), ticker(desk), policy(desk), board, clock)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, loop::run);
        }
        assertEquals(0, board.snapshot().counts().errors());
    }

    /// A decision the journal refuses.
    private static Decision outOfTurn(Decision decision) {
        return new Decision(
                decision.sequence() + 1,
                decision.nowNanos(),
                decision.decider(),
                decision.why(),
                decision.moves(),
                decision.reasons(),
                decision.rulePlan(),
                decision.budget(),
                decision.inputsDigest(),
                decision.previousDigest(),
                new PolicyMemory(
                        decision.decider(),
                        decision.memory().sinceNanos(),
                        decision.why(),
                        decision.sequence() + 2,
                        decision.memory().previousDigest()));
    }

    private static void dieAt(SampleHome home, long boundaryNanos) {
        PreparedDesk desk = DeskRun.prepare(home);
        FakeClock clock = new FakeClock();
        MarketFeed whole = feed(desk, clock);
        MarketFeed dying = () -> {
            Optional<FeedSlice> slice = whole.next();
            if (slice.orElseThrow().boundaryNanos() == boundaryNanos) {
                throw new InterruptedException("stopped");
            }
            return slice;
        };
        DeskBoard board = new DeskBoard(clock);
        try (PositioningLoop loop = new PositioningLoop(desk.plan(), dying, ticker(desk), policy(desk), board, clock)) {
            assertThrows(InterruptedException.class, loop::run);
        }
    }

    /// The bank has begun the period and the journal has no decision for it.
    private static void dieInsidePolicyAt(SampleHome home, long boundaryNanos) {
        PreparedDesk desk = DeskRun.prepare(home);
        FakeClock clock = new FakeClock();
        Policy sound = policy(desk);
        Policy dying = (memory, state, outlook, now) -> {
            if (now == boundaryNanos) {
                throw new ThreadDeathInTest();
            }
            return sound.decide(memory, state, outlook, now);
        };
        DeskBoard board = new DeskBoard(clock);
        try (PositioningLoop loop =
                new PositioningLoop(desk.plan(), feed(desk, clock), ticker(desk), dying, board, clock)) {
            assertThrows(ThreadDeathInTest.class, loop::run);
        }
    }

    private static MarketFeed feed(PreparedDesk desk, FakeClock clock) {
        return new ReplayFeed(desk.events(), HOUR, desk.liveFromNanos(), Speed.MAX, clock);
    }

    private static Ticker ticker(PreparedDesk desk) {
        return new Ticker(new DeskFold(desk.plan().settings().portfolio(), HOUR));
    }

    private static Policy policy(PreparedDesk desk) {
        var settings = desk.plan().settings();
        return PredictivePolicy.of(settings);
    }

    private static final class ThreadDeathInTest extends Error {
        private static final long serialVersionUID = 1L;
    }
}
