package io.headrace.training.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.validate.FamilyScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
    @Test
    void aLevelThatIsNotForecastIsADashAndNeverNaN() {
        FamilyScore.Tally tally = new FamilyScore.Tally(new QuantileLevels(List.of(.5, .95)));
        tally.add("alpha", new double[] {1, 2}, new double[] {100, 200}, 150);
        tally.add("alpha", new double[] {1, 2}, new double[] {100, 200}, 250);
        String text = ScoreTable.text("out-of-fold", List.of(tally.score("onnx")));
        assertFalse(text.contains("NaN"), text);
        String line = text.lines().skip(1).findFirst().orElseThrow();
        assertTrue(line.matches("onnx +0\\.\\d{4} +0\\.0% +50\\.0% +- +2 +50 +[\\d.,]+ +-"), line);
    }
}
