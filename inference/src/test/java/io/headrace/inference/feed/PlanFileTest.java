package io.headrace.inference.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final Instrument BTC = new Instrument("alpha", "BTC");

    @TempDir
    private Path folder;

    @Test
    void anAnnouncementIsKnownInTheOpenPeriodAndOnDiskAtOnce() throws Exception {
        PlanFile plan = PlanFile.open(file(), 0);
        plan.upTo(1000);
        PlanFile.Receipt receipt = plan.announce("a", BTC, 5000, -2.5);
        assertTrue(receipt.fresh());
        assertEquals(1001, receipt.entry().position().knownNanos());
        assertEquals(List.of(), plan.upTo(1000), "the past does not change");
        assertEquals(List.of(receipt.entry().position()), plan.upTo(2000));
        assertEquals(List.of(), plan.upTo(3000), "given once");
        PlanFile again = PlanFile.open(file(), 0);
        assertEquals(plan.entries(), again.entries());
        assertEquals(List.of(receipt.entry().position()), again.upTo(2000), "at the same instant");
    }

    @Test
    void theSameIdIsTakenOnce() {
        PlanFile plan = begun();
        plan.announce("a", BTC, 5000, 1);
        assertFalse(plan.announce("a", BTC, 5000, 1).fresh());
        assertEquals(1, plan.entries().size());
        assertProblem("HR-5016", () -> plan.announce("a", BTC, 5000, 2));
        PlanFile again = PlanFile.open(file(), 0);
        again.upTo(9000);
        assertFalse(again.announce("a", BTC, 5000, 1).fresh(), "also after a restart, when it has passed");
    }

    @Test
    void nothingDecidedAlreadyIsChangedByWhatIsAnnouncedWhileItIsToldAgain() {
        PlanFile plan = PlanFile.open(file(), 7000);
        plan.upTo(1000);
        assertEquals(7001, plan.announce("a", BTC, 9000, 1).entry().position().knownNanos());
        assertProblem("HR-5017", () -> plan.announce("b", BTC, 7000, 1));
    }

    @Test
    void aLineCutShortWasNeverAcknowledgedAndIsDropped() throws IOException {
        begun().announce("a", BTC, 5000, 1);
        Files.writeString(file(), "{\"id\":\"b\",\"ve", StandardOpenOption.APPEND);
        PlanFile plan = PlanFile.open(file(), 0);
        assertEquals(1, plan.entries().size());
        plan.upTo(1000);
        plan.announce("c", BTC, 6000, 2);
        assertEquals(2, PlanFile.open(file(), 0).entries().size());
    }

    @Test
    void aDamagedLineIsAProblemWithTheFilesName() throws IOException {
        Files.writeString(file(), "{\"id\": 3, nonsense}\n");
        assertProblem("HR-5015", () -> PlanFile.open(file(), 0));
        Files.writeString(
                file(), "{\"id\":\"a\",\"venue\":\"\",\"coin\":\"B\",\"knownNanos\":1,\"effectiveNanos\":2}\n");
        assertProblem("HR-5015", () -> PlanFile.open(file(), 0));
    }

    @Test
    void anAnnouncementBeforeTheFeedBeginsOrBeyondItsRoomIsRefused() {
        assertProblem("HR-5016", () -> PlanFile.open(file(), 0).announce("a", BTC, 5000, 1));
        PlanFile plan = begun();
        for (int i = 0; i < 63; i++) {
            plan.announce("n" + i, BTC, 5000 + i, 1);
        }
        assertProblem("HR-5016", () -> plan.announce("more", BTC, 9000, 1));
        assertTrue(
                plan.announce("other", new Instrument("bravo", "BTC"), 9000, 1).fresh());
    }

    @Test
    void theFeedHandsItOutInItsPlace() throws InterruptedException {
        PlanFile plan = begun();
        PlannedPosition announced = plan.announce("a", BTC, 5000, 1).entry().position();
        PlannedPosition later = new PlannedPosition(BTC, 1500, 1500, 0, 6000, 3);
        List<FeedSlice> slices = List.of(new FeedSlice(2000, List.<MarketEvent>of(later)));
        var iterator = slices.iterator();
        PlannedFeed feed =
                new PlannedFeed(() -> iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty(), plan);
        assertEquals(List.of(announced, later), feed.next().orElseThrow().events());
        assertTrue(feed.next().isEmpty());
        assertProblem("HR-5016", () -> plan.announce("late", BTC, 7000, 1));
    }

    private PlanFile begun() {
        PlanFile plan = PlanFile.open(file(), 0);
        plan.upTo(1000);
        return plan;
    }

    private Path file() {
        return folder.resolve("plan.jsonl");
    }

    private static void assertProblem(String code, org.junit.jupiter.api.function.Executable action) {
        assertEquals(
                code, assertThrows(ProblemException.class, action).problem().code());
    }
}
