package io.headrace.training.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Progress;
import io.headrace.store.intake.RawEvents;
import io.headrace.training.proof.cell.Cell;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SweepPlan;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The order of things on real prices, with room for another CPU: the plan is worth most, and acting on the
/// structural forecast pays against the threshold rule.
class RealDataProofTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void planNettingAndStructureEachLowerWhatCouldHaveBeenAvoided() {
        String dir = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(dir != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        List<MarketEvent> events = RawEvents.in(Path.of(dir).resolve("perp_venues_1h"), Progress.SILENT).stream()
                .filter(event -> event.kind() == EventKind.BAR || event.kind() == EventKind.FUNDING)
                .toList();
        PortfolioSpec book = PortfolioSpec.reference().withAdverseExtremes(false);
        DeskSettings desk =
                DeskSettings.defaults(book.venues(), book.coinNames()).withPortfolio(book);
        DeskRecording recording = DeskRecording.replay(events, book, HOUR, Progress.SILENT);
        long middle = recording.fromNanos() + (recording.toNanos() - recording.fromNanos()) / 2;
        ProofWorld world = new ProofWorld(
                "perps", desk, recording, middle / HOUR * HOUR, TrainerFamily.STRUCTURAL, Optional.empty());
        SweepPlan plan = SweepPlan.house()
                .withCapitals(List.of(1.1))
                .withLeads(List.of(HOUR))
                .withBudget(108)
                .withFolds(4);

        Cell cell = new Proof(world, plan).run(Progress.SILENT).cells().getFirst();

        assertEquals(6, cell.ladder().size());
        double blind = cell.ladder().get(0).avoidableUsd();
        assertTrue(cell.ladder().get(1).avoidableUsd() < .7 * blind, "the plan: " + cell.ladder());
        assertTrue(cell.ladder().get(3).avoidableUsd() < .5 * blind, "structure: " + cell.ladder());
        assertEquals(0, cell.guarded().orElseThrow().breaches());
    }
}
