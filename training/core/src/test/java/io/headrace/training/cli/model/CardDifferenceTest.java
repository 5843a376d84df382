package io.headrace.training.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardDifferenceTest {
    @Test
    void onlyLossesHaveARatioAndNumbersNoEmptyZeros() {
        ModelCard first = card(Map.of("coverage_0.95", .95, "wql", .4, "out_of_fold_rows", 765.0, "crossings", 0.0));
        ModelCard second = card(Map.of("coverage_0.95", .9, "wql", .3, "out_of_fold_rows", 636.0, "crossings", 0.0));
        for (CardDifference.Line line : new CardDifference(first, second).scores()) {
            boolean loss = line.name().equals("wql");
            assertEquals(loss, !Double.isNaN(line.ratio()), line.toString());
            assertFalse(line.left().contains("765.0"), line.toString());
            assertTrue(!loss || Math.abs(line.ratio() - .75) < 1e-12, line.toString());
        }
        assertEquals("765", Cards.plain(765));
        assertEquals("0", Cards.plain(0));
        assertEquals("0.0513548", Cards.plain(.05135481));
        assertEquals("26661.9", Cards.plain(26661.91));
        assertEquals("1200000", Cards.plain(1.2e6));
    }

    private static ModelCard card(Map<String, Double> scores) {
        return new ModelCard(
                ModelCard.UNIDENTIFIED,
                "linear",
                "none",
                "ab".repeat(32),
                List.of("x"),
                QuantileLevels.STANDARD,
                new ForecastWindow(0, 1),
                List.of(),
                0,
                1,
                2,
                1,
                1,
                Map.of(),
                scores,
                "of a test");
    }
}
