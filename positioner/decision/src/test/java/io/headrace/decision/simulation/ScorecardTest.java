package io.headrace.decision.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    @Test
    void showsTotalsTheAvoidablePartAndTheGapClosed() {
        Scorecard card =
                Scorecard.of(1, new Scorecard.Costs(totals(110), totals(200), totals(150), totals(140)), totals(100));
        assertEquals(
                List.of("static", "threshold", "predictive", "unguarded"),
                card.rows().stream().map(Scorecard.Row::name).toList());
        assertEquals(50, card.rows().get(2).avoidableUsd());
        assertEquals(40, card.rows().get(3).avoidableUsd());
        assertEquals(.5, card.vsThreshold().value().orElseThrow(), 1e-12);
        assertEquals(-4, card.vsBestBaseline().value().orElseThrow(), 1e-12);
    }

    @Test
    void saysSoWhenThereIsNoGapToClose() {
        for (double baseline : new double[] {100, 99, 100 + 1e-9, Double.NaN}) {
            GapClosed gap = GapClosed.of(90, baseline, 100);
            assertTrue(gap.value().isEmpty());
            assertFalse(gap.explanation().isEmpty());
        }
        assertTrue(GapClosed.of(Double.NaN, 200, 100).value().isEmpty());
        assertEquals(1.5, GapClosed.of(-300, -150, -250).value().orElseThrow(), 1e-12);
    }

    private static CostTotals totals(double total) {
        return new CostTotals(total, 0, 0, 0, total, 0, 0);
    }
}
