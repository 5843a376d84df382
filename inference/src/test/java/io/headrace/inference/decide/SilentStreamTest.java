package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.ReplayFeed;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.market.event.MarketEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A venue that falls silent hands the decision to the rule until it speaks again.
class SilentStreamTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long FROM = SampleHome.FIRST_DECISION + 20 * HOUR;
    private static final long TO = FROM + 5 * HOUR;

    @TempDir
    private Path folder;

    @Test
    void theRuleDecidesWhileAVenueIsSilentAndTheModelOnceItSpeaks() throws Exception {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        try (DeskRun run = onStreams(home)) {
            DeskSnapshot shown = run.board.snapshot();
            assertEquals(73, shown.counts().decisions());
            // Heard at FROM and from TO on; relied on for 90 minutes.
            assertEquals(1L, shown.counts().fallbacks().get(FallbackKind.STALE));
            List<String> stale = run.decisions().stream()
                    .filter(text -> text.contains("bravo") && text.contains(" is stale: it was last heard at "))
                    .toList();
            assertEquals(3, stale.size());
            assertTrue(shown.venues().getFirst().latest().forecast().isPresent(), "the model is back");
        }
    }

    private static DeskRun onStreams(SampleHome home) throws InterruptedException {
        FakeClock clock = new FakeClock();
        DeskBoard board = new DeskBoard(clock);
        DeskPlan replay = DeskRun.prepare(home).plan();
        DeskPlan plan = new DeskPlan(
                replay.dataset(),
                replay.datasetDigest(),
                replay.settings(),
                replay.settingsDigest(),
                replay.champion(),
                replay.booksHome(),
                replay.speed(),
                replay.startNanos(),
                replay.endNanos(),
                Optional.of(new LiveTerms(SampleHome.MARKET.venues(), HOUR + HOUR / 2)));
        List<MarketEvent> events =
                SampleHome.EVENTS.stream().filter(SilentStreamTest::isHeard).toList();
        long period = plan.settings().periodNanos();
        var feed = new ReplayFeed(events, period, Long.MIN_VALUE, Speed.MAX, clock);
        var loop = new PositioningLoop(
                plan,
                feed,
                new Ticker(new DeskFold(plan.settings().portfolio(), period)),
                new OrderUpToPolicy(plan.settings()),
                board,
                clock);
        loop.run();
        return new DeskRun(loop, board);
    }

    private static boolean isHeard(MarketEvent event) {
        boolean away = event.knownNanos() > FROM && event.knownNanos() < TO;
        return !away || !event.instrument().venue().equals("bravo");
    }
}
