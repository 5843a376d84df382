package io.headrace.training.fit.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.Draws;
import io.headrace.training.set.PastVectors;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.ndarray.INDArray;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = "amd64",
        disabledReason = "there is native code for Linux on x86-64 only")
class FineTuningTest {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final int COLUMNS = 3;

    @Test
    void aVenueUnlikeTheOthersGetsALayerOfItsOwnAndLosesLess() {
        TrainingSet rows = rows(2500, 1, Map.of("alpha", 1.0, "beta", 1.0, "odd", -1.0));
        NetworkQuantiles shared = new NetworkTrainer(settings(NetworkForm.DENSE, false)).fit(rows, LEVELS, 3);
        NetworkQuantiles tuned = new NetworkTrainer(settings(NetworkForm.DENSE, true)).fit(rows, LEVELS, 3);
        assertEquals(shared.layers(), tuned.layers(), "what all venues share stays as it was");
        assertTrue(tuned.venues().contains("odd"), tuned.toString());
        TrainingSet unseen = rows(500, 2, Map.of("odd", -1.0));
        assertTrue(loss(tuned, unseen) < .9 * loss(shared, unseen), loss(tuned, unseen) + ", " + loss(shared, unseen));
    }

    @Test
    void aVenueWithFewRowsKeepsTheSharedLayer() {
        TrainingSet many = rows(1500, 1, Map.of("alpha", 1.0));
        List<TrainingRow> all = new ArrayList<>(many.rows());
        all.addAll(rows(40, 4, Map.of("young", -1.0)).rows().stream()
                .map(row -> new TrainingRow("young", 1500 + row.asOfNanos(), row.vectors(), row.y(), 1, 1))
                .toList());
        TrainingSet rows = new TrainingSet(many.schema(), many.window(), all);
        assertFalse(new NetworkTrainer(settings(NetworkForm.DENSE, true))
                .fit(rows, LEVELS, 3)
                .venues()
                .contains("young"));
    }

    @Test
    void ourNumbersPredictWhatDeeplearning4jPredictsAtEveryVenue() {
        TrainingSet rows = rows(1200, 1, Map.of("alpha", 1.0, "beta", 1.0, "odd", -1.0));
        TrainingSet unseen = rows(100, 2, Map.of("alpha", 1.0, "odd", -1.0));
        for (NetworkForm form : NetworkForm.values()) {
            NetworkTrainer trainer = new NetworkTrainer(settings(form, true));
            FittedNetwork theirs = trainer.network(rows, LEVELS, 3);
            NetworkQuantiles ours = trainer.fit(rows, LEVELS, 3);
            assertEquals(theirs.heads().keySet(), ours.venues());
            assertTrue(ours.venues().contains("odd"), form + ": " + ours.venues());
            TrainingSet asked = unseen.having(ours.steps());
            Sequences sequences = Sequences.of(asked, ours.steps(), theirs.scaling());
            double[] out = new double[LEVELS.size()];
            for (int i = 0; i < asked.size(); i++) {
                String venue = asked.rows().get(i).venue();
                double[] expected = theirs(theirs, venue, sequences.features(new int[] {i}, form));
                ours.predict(venue, asked.rows().get(i).features(ours.steps()), out);
                for (int k = 0; k < out.length; k++) {
                    assertEquals(expected[k], out[k], 1e-9 * Math.max(1, Math.abs(expected[k])), form + " level " + k);
                }
                assertFalse(Rearrangement.crosses(out));
            }
        }
    }

    private static double[] theirs(FittedNetwork theirs, String venue, INDArray features) {
        MultiLayerNetwork head = theirs.heads().get(venue);
        INDArray raw = head == null
                ? theirs.network().output(features)
                : head.output(theirs.network()
                        .feedForwardToLayer(theirs.network().getnLayers() - 2, features, false)
                        .getLast());
        double[] quantiles = new double[LEVELS.size()];
        theirs.loss().increments().apply(raw.toDoubleVector(), 1, quantiles.length, quantiles, new double[0]);
        return quantiles;
    }

    @Test
    void sameSeedGivesTheSameNumbersOfEveryVenue() {
        TrainingSet rows = rows(800, 1, Map.of("alpha", 1.0, "odd", -1.0));
        NetworkTrainer trainer = new NetworkTrainer(settings(NetworkForm.CONVOLUTION, true));
        NetworkQuantiles first = trainer.fit(rows, LEVELS, 7);
        assertFalse(first.venues().isEmpty());
        assertEquals(first, trainer.fit(rows, LEVELS, 7));
    }

    private static double loss(NetworkQuantiles model, TrainingSet rows) {
        double[] out = new double[LEVELS.size()];
        double sum = 0;
        for (TrainingRow row : rows.having(model.steps()).rows()) {
            model.predict(row.venue(), row.features(model.steps()), out);
            for (int k = 0; k < out.length; k++) {
                sum += Pinball.loss(LEVELS.get(k), out[k], row.y());
            }
        }
        return sum;
    }

    private static NetworkSettings settings(NetworkForm form, boolean fineTune) {
        return new NetworkSettings(form, 2, 8, .01, 1e-5, 6, 6, fineTune);
    }

    /// Each venue's outcome is the first column of its vector, times the venue's slope, and half as much noise.
    private static TrainingSet rows(int count, long seed, Map<String, Double> slopes) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, PastVectors> past = new HashMap<>();
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (String venue : slopes.keySet().stream().sorted().toList()) {
                double[] x = {random.nextGaussian(), random.nextGaussian(), 7};
                PastVectors before = past.get(venue);
                PastVectors vectors = before == null ? PastVectors.of(x) : before.then(x);
                past.put(venue, vectors);
                double y = slopes.getOrDefault(venue, 0.0) * x[0] + .5 * random.nextGaussian();
                rows.add(new TrainingRow(venue, i, vectors, y, 1, 1));
            }
        }
        return new TrainingSet(Draws.schema(COLUMNS), new ForecastWindow(0, 1), rows);
    }
}
