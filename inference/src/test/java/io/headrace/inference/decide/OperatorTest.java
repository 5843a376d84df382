package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.policy.Decision;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.inference.wiring.PreparedDesk;
import io.headrace.settlement.journal.DecisionRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The live loop does what its operator says from the next decision on, before and after a restart.
class OperatorTest {
    @TempDir
    Path folder;

    @Test
    void aHaltedDeskMovesNothingAndSaysWhoHaltedIt() throws InterruptedException {
        for (Decision decision : decisions(OperatorState.HALTED)) {
            assertEquals(List.of(), decision.moves());
            assertEquals(Rung.HOLD, decision.rung());
            assertTrue(decision.why().contains("halted by its operator (drill)"), decision.why());
        }
    }

    @Test
    void aPausedDeskStandsOnTheRule() throws InterruptedException {
        List<Decision> decisions = decisions(OperatorState.PAUSED);
        assertTrue(decisions.stream().allMatch(decision -> decision.rung() == Rung.RULE));
        assertTrue(decisions.stream().anyMatch(decision -> !decision.moves().isEmpty()), "the rule goes on");
    }

    private List<Decision> decisions(OperatorState state) throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        PreparedDesk desk = DeskRun.prepare(home);
        desk.plan().booksHome().toFile().mkdirs();
        OperatorFile.open(desk.plan().booksHome().resolve("operator.jsonl")).say(state, "drill", 0);
        FakeClock clock = new FakeClock();
        DeskBoard board = new DeskBoard(clock);
        try (PositioningLoop loop = desk.loop(board, clock)) {
            loop.run();
            return board.journal().orElseThrow().decisions(10_000, Long.MAX_VALUE).stream()
                    .map(DecisionRecord::decision)
                    .toList();
        }
    }
}
