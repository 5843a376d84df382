package io.headrace.models.evaluation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.evaluation.Pinball;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MurphyDiagramTest {
    @Test
    void integralIsTheMeanPinballLoss() {
        SplittableRandom random = new SplittableRandom(1);
        for (double level : new double[] {.05, .5, .95, .995}) {
            double[] quantiles = random.doubles(500).map(u -> 3 * u - 1).toArray();
            double[] truths = random.doubles(500).map(u -> 4 * u - 2).toArray();
            double loss = 0;
            for (int t = 0; t < truths.length; t++) {
                loss += Pinball.loss(level, quantiles[t], truths[t]) / truths.length;
            }
            assertEquals(loss, diagram(level, quantiles, truths).integral(), 1e-12);
        }
    }

    @Test
    void curveIsTheMeanElementaryScoreAtEveryThreshold() {
        SplittableRandom random = new SplittableRandom(2);
        double[] quantiles = random.doubles(40).toArray();
        double[] truths = random.doubles(40).toArray();
        truths[3] = quantiles[3];
        MurphyDiagram diagram = diagram(.9, quantiles, truths);
        for (double theta = -.1; theta < 1.1; theta += .0137) {
            double sum = 0;
            for (int t = 0; t < truths.length; t++) {
                double side = (truths[t] < quantiles[t] ? 1 : 0) - .9;
                sum += side * ((theta < quantiles[t] ? 1 : 0) - (theta < truths[t] ? 1 : 0));
            }
            assertEquals(sum / truths.length, diagram.at(theta), 1e-12);
        }
    }

    @Test
    void aForecastThatIsNeverFurtherOffDominates() {
        double[] truths = {1, 2, 3, 4};
        MurphyDiagram close = diagram(.9, new double[] {1.5, 2.5, 2.5, 4}, truths);
        MurphyDiagram far = diagram(.9, new double[] {2, 3, 2, 4}, truths);
        assertEquals(new MurphyDiagram.Dominance(true, false, 1), close.against(far));
        assertEquals(new MurphyDiagram.Dominance(false, true, 0), far.against(close));
        assertEquals(new MurphyDiagram.Dominance(false, false, .5), close.against(close));
    }

    @Test
    void forecastsThatAreBetterAtDifferentLevelsDoNotDominate() {
        double[] truths = {0, 10};
        MurphyDiagram low = diagram(.5, new double[] {0, 8}, truths);
        MurphyDiagram high = diagram(.5, new double[] {1, 10}, truths);
        MurphyDiagram.Dominance dominance = low.against(high);
        assertFalse(dominance.first() || dominance.second());
        assertEquals(1.0 / 3, dominance.lowerShare(), 1e-12);
    }

    @Test
    void perfectForecastsHaveNoCurveAndNoForecastsAReason() {
        MurphyDiagram perfect = diagram(.9, new double[] {1, 2}, new double[] {1, 2});
        assertEquals(0, perfect.integral());
        assertEquals(0, Arrays.stream(perfect.knots()).map(perfect::at).sum());
        assertTrue(MurphyDiagram.of(.9, new double[0], new double[0])
                .whyMissing()
                .orElse("")
                .contains("no forecasts"));
        MurphyDiagram other = diagram(.5, new double[] {1, 2}, new double[] {1, 2});
        assertThrows(IllegalArgumentException.class, () -> perfect.against(other));
    }

    private static MurphyDiagram diagram(double level, double[] quantiles, double[] truths) {
        return MurphyDiagram.of(level, quantiles, truths).orElseThrow();
    }
}
