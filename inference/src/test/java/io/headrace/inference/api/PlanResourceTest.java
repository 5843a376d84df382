package io.headrace.inference.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.inference.SampleHome;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.FeedSlice;
import io.headrace.inference.feed.PlanFile;
import io.headrace.inference.feed.PlannedFeed;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.wiring.PreparedDesk;
import io.headrace.inference.wiring.ServeOptions;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanResourceTest {
    private static final Instant LATER = Instant.parse("2025-01-20T00:00:00Z");

    @TempDir
    private Path folder;

    private final DeskBoard board = new DeskBoard(new FakeClock());
    private final PlanResource resource =
            new PlanResource(board, new Once(board, new ObjectMapper(), Headers.with(List.of())));
    private Path file = Path.of("");
    private String venue = "";
    private String coin = "";

    @BeforeEach
    void aRunningDesk() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        PreparedDesk desk = PreparedDesk.prepare(new ServeOptions(
                home.path(),
                Optional.of("sample"),
                Optional.of(home.settingsFile()),
                OptionalLong.empty(),
                Speed.MAX,
                false));
        board.show(desk.plan());
        file = folder.resolve("plan.jsonl");
        PlanFile plan = PlanFile.open(file, 0);
        new PlannedFeed(() -> Optional.of(new FeedSlice(SampleHome.FIRST_DECISION, List.of())), plan).next();
        board.show(plan);
        var portfolio = desk.plan().settings().portfolio();
        venue = portfolio.venues().getFirst();
        coin = portfolio.coinNames().getFirst();
    }

    @Test
    void anAnnouncementIsTakenOnceAndListed() {
        PlanRequest request = new PlanRequest("roll", venue, coin, LATER, -2.5);
        var first = resource.announce(request);
        assertEquals(201, first.getStatus());
        assertEquals(200, resource.announce(request).getStatus());
        assertEquals(List.of(first.getEntity()), resource.plan());
        assertEquals(1, PlanFile.open(file, 0).entries().size(), "on disk");
        refused("HR-5016", new PlanRequest("roll", venue, coin, LATER, 2.5));
    }

    @Test
    void everyFieldIsCheckedByName() {
        refused("HR-5018", new PlanRequest(null, venue, coin, LATER, 1.0));
        refused("HR-5018", new PlanRequest("x".repeat(101), venue, coin, LATER, 1.0));
        refused("HR-5018", new PlanRequest("a", "nowhere", coin, LATER, 1.0));
        refused("HR-5018", new PlanRequest("a", venue, "NOCOIN", LATER, 1.0));
        refused("HR-5018", new PlanRequest("a", venue, coin, null, 1.0));
        refused("HR-5018", new PlanRequest("a", venue, coin, Instant.MAX, 1.0));
        refused("HR-5018", new PlanRequest("a", venue, coin, LATER, Double.NaN));
        refused("HR-5017", new PlanRequest("a", venue, coin, Instant.EPOCH, 1.0));
        refused("HR-5018", null);
        assertEquals(List.of(), resource.plan());
    }

    private void refused(String code, @org.jspecify.annotations.Nullable PlanRequest request) {
        assertEquals(
                code,
                assertThrows(ProblemException.class, () -> resource.announce(request))
                        .problem()
                        .code());
    }
}
