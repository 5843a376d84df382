package io.headrace.training.fit.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.Draws;
import io.headrace.training.set.PastVectors;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.ndarray.INDArray;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = "amd64",
        disabledReason = "there is native code for Linux on x86-64 only")
class NetworkTrainerTest {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final int COLUMNS = 3;
    private static final TrainingSet ROWS = rows(1500, 1);

    @Test
    void ourNumbersPredictWhatDeeplearning4jPredictsOnUnseenRows() {
        for (NetworkForm form : NetworkForm.values()) {
            NetworkTrainer trainer = new NetworkTrainer(settings(form, 2));
            FittedNetwork theirs = trainer.network(ROWS, LEVELS, 3);
            NetworkQuantiles ours = trainer.fit(ROWS, LEVELS, 3);
            TrainingSet unseen = rows(300, 2).having(ours.steps());
            Sequences sequences = Sequences.of(unseen, ours.steps(), theirs.scaling());
            double[] out = new double[LEVELS.size()];
            for (int i = 0; i < unseen.size(); i++) {
                INDArray raw = theirs.network().output(sequences.features(new int[] {i}, form));
                double[] expected = new double[out.length];
                theirs.loss().increments().apply(raw.toDoubleVector(), 1, out.length, expected, new double[0]);
                ours.predict(unseen.rows().get(i).features(ours.steps()), out);
                for (int k = 0; k < out.length; k++) {
                    assertEquals(expected[k], out[k], 1e-9 * Math.max(1, Math.abs(expected[k])), form + " level " + k);
                }
                assertFalse(Rearrangement.crosses(out));
            }
        }
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        PinballLoss loss = new PinballLoss(LEVELS);
        SplittableRandom random = new SplittableRandom(4);
        double step = 1e-6;
        int compared = 0;
        for (int i = 0; i < 200; i++) {
            double[] raw = random.doubles(LEVELS.size(), -2, 2).toArray();
            double outcome = random.nextDouble(-6, 6);
            double[] gradient = loss.gradient(raw, outcome);
            for (int k = 0; k < raw.length; k++) {
                double[] up = raw.clone();
                double[] down = raw.clone();
                up[k] += step;
                down[k] -= step;
                double slope = (loss.loss(up, outcome) - loss.loss(down, outcome)) / (2 * step);
                if (Math.abs(slope - gradient[k]) > 1e-7) {
                    // Only where a quantile passes the outcome between the two points.
                    assertTrue(crossed(loss, up, down, outcome), "slope " + slope + ", gradient " + gradient[k]);
                } else {
                    compared++;
                }
            }
        }
        assertTrue(compared > 1900, "compared: " + compared);
    }

    private static boolean crossed(PinballLoss loss, double[] up, double[] down, double outcome) {
        double[] above = new double[up.length];
        double[] below = new double[up.length];
        loss.increments().apply(up, 1, up.length, above, new double[0]);
        loss.increments().apply(down, 1, up.length, below, new double[0]);
        for (int k = 0; k < above.length; k++) {
            if ((above[k] - outcome) * (below[k] - outcome) <= 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void sameSeedGivesTheSameNumbersAndAnotherSeedOthers() {
        NetworkTrainer trainer = new NetworkTrainer(settings(NetworkForm.CONVOLUTION, 2));
        NetworkQuantiles first = trainer.fit(ROWS, LEVELS, 7);
        assertEquals(first, trainer.fit(ROWS, LEVELS, 7));
        assertFalse(first.equals(trainer.fit(ROWS, LEVELS, 8)));
    }

    @Test
    void learnsWhatEarlierPeriodsSayAndStopsWhenNothingIsGained() {
        NetworkTrainer trainer = new NetworkTrainer(settings(NetworkForm.CONVOLUTION, 60));
        FittedNetwork fitted = trainer.network(ROWS, LEVELS, 5);
        List<Double> heldOut = fitted.heldOut();
        double least = heldOut.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        // The outcome is last period's first column and noise of half its size.
        assertTrue(least < .6 * heldOut.getFirst(), "from " + heldOut.getFirst() + " to " + least);
        assertTrue(heldOut.size() < 61, "it stopped early");
        assertTrue(heldOut.indexOf(least) == heldOut.size() - 1 - 6, "six passes after the best");
    }

    @Test
    void theFirstQuantilesAreThoseOfTheLabels() {
        NetworkTrainer trainer = new NetworkTrainer(new NetworkSettings(NetworkForm.DENSE, 1, 4, .01, 0, 1, 1, false));
        TrainingSet still = Draws.rows(2000, COLUMNS, 6);
        assertTrue(trainer.network(still, LEVELS, 1).heldOut().getFirst() < .5, "pinball of the climate");
    }

    @Test
    void tooFewRowsAndOtherMachinesAreRefused() {
        NetworkTrainer trainer = new NetworkTrainer(settings(NetworkForm.LSTM, 1));
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(rows(90, 1), LEVELS, 1));
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> NativeCode.requirePlatform("Mac OS X", "aarch64"));
        assertEquals("HR-9066", refusal.problem().code());
        assertTrue(refusal.getMessage().contains("this is Mac OS X on aarch64"), refusal.getMessage());
    }

    @Test
    void convolutionsReadAPowerOfTwo() {
        assertEquals(16, new NetworkSettings(NetworkForm.CONVOLUTION, 31, 1, .1, 0, 1, 1, false).steps());
        assertEquals(31, new NetworkSettings(NetworkForm.LSTM, 31, 1, .1, 0, 1, 1, false).steps());
    }

    private static NetworkSettings settings(NetworkForm form, int epochs) {
        return new NetworkSettings(form, 4, 8, .01, 1e-5, epochs, 6, false);
    }

    /// The outcome is the first column of the vector before, and half as much noise.
    private static TrainingSet rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = new ArrayList<>();
        PastVectors past = null;
        double before = 0;
        for (int i = 0; i < count; i++) {
            double[] x = {random.nextGaussian(), random.nextGaussian(), 7};
            past = past == null ? PastVectors.of(x) : past.then(x);
            rows.add(new TrainingRow("alpha", i, past, before + .5 * random.nextGaussian(), 1, 1));
            before = x[0];
        }
        return new TrainingSet(Draws.schema(COLUMNS), new ForecastWindow(0, 1), rows);
    }
}
