package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.PlanFile;
import io.headrace.inference.feed.PlannedFeed;
import io.headrace.inference.feed.ReplayFeed;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.wiring.PreparedDesk;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is announced while a desk runs is demand it knows of from then on, and in every replay that
/// has the file.
class AnnouncedPlanTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int HOURS_BEFORE = 20;

    @TempDir
    private Path folder;

    @Test
    void aReplayThatHasTheFileDecidesTheSame() throws InterruptedException, IOException {
        List<String> without = decisions(home("without"));
        SampleHome live = home("live");
        announce(live);
        List<String> with = decisions(live);
        assertEquals(
                without.subList(0, HOURS_BEFORE),
                with.subList(0, HOURS_BEFORE),
                "what was decided before it was announced");
        assertNotEquals(without, with, "an announced position is demand");
        SampleHome replay = home("replay");
        Path copy = planFile(replay);
        Files.createDirectories(copy.getParent());
        Files.copy(planFile(live), copy);
        assertEquals(with, decisions(replay));
        assertTrue(Files.size(copy) > 0);
    }

    /// Imported with the dataset, known at the same instant, the same position gives the same decisions, digests of
    /// their inputs included.
    @Test
    void aPlanImportedWithTheDatasetDecidesTheSameAsOneAnnounced() throws InterruptedException {
        SampleHome live = home("announced");
        announce(live);
        List<String> announced = decisions(live);
        List<MarketEvent> events = new ArrayList<>(SampleHome.EVENTS);
        PlanFile.open(planFile(live), 0).entries().forEach(entry -> events.add(entry.position()));
        events.sort(MarketEvent.ORDER);
        assertEquals(SampleHome.EVENTS.size() + 1, events.size());
        SampleHome imported = SampleHome.at(folder.resolve("imported"), events);
        imported.promote(SampleHome.model());
        assertEquals(announced, decisions(imported));
    }

    /// Announces a large position twenty hours after the first decision, in force six hours later.
    private static void announce(SampleHome home) throws InterruptedException {
        PreparedDesk desk = DeskRun.prepare(home);
        PlanFile plan = PlanFile.open(planFile(home), 0);
        PlannedFeed feed =
                new PlannedFeed(new ReplayFeed(desk.events(), HOUR, Long.MAX_VALUE, Speed.MAX, new FakeClock()), plan);
        long last = SampleHome.FIRST_DECISION + (HOURS_BEFORE - 1) * HOUR;
        while (feed.next().orElseThrow().boundaryNanos() < last) {
            // the desk reads on
        }
        var portfolio = desk.plan().settings().portfolio();
        Instrument instrument = new Instrument(
                portfolio.venues().getFirst(), portfolio.coinNames().getFirst());
        plan.announce("big", instrument, last + 6 * HOUR, 500);
    }

    private SampleHome home(String name) {
        SampleHome home = SampleHome.at(folder.resolve(name));
        home.promote(SampleHome.model());
        return home;
    }

    private static List<String> decisions(SampleHome home) throws InterruptedException {
        try (DeskRun run = DeskRun.toTheEnd(home)) {
            return run.decisions();
        }
    }

    private static Path planFile(SampleHome home) {
        return DeskRun.prepare(home).plan().booksHome().resolve("plan.jsonl");
    }
}
