package io.headrace.training.fit.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.MixturePart;
import io.headrace.models.predictor.MixtureQuantiles;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.Draws;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smile.stat.distribution.MultivariateGaussianMixture;

class MixtureExtractionTest {
    private static final TrainingSet FITTED = Draws.rows(3000, 6, 11);
    private final MixtureQuantileTrainer trainer = new MixtureQuantileTrainer(MixtureSettings.DEFAULT);

    @Test
    void ourPartsGiveSmilesJointDensityOnUnseenPoints() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] joint = new double[2000][];
        for (int i = 0; i < joint.length; i++) {
            double x = random.nextGaussian() + (i % 2 == 0 ? 2 : -2);
            double z = .6 * x + random.nextGaussian();
            joint[i] = new double[] {x, z, x * (i % 2) + z + .5 * random.nextGaussian()};
        }
        MultivariateGaussianMixture fitted = MixtureQuantileTrainer.mixture(joint, 3, 1);
        List<MixturePart> parts =
                Stream.of(fitted.components).map(MixtureQuantileTrainer::part).toList();
        for (int i = 0; i < 200; i++) {
            double[] x = {random.nextDouble(-4, 4), random.nextDouble(-4, 4)};
            double y = random.nextDouble(-5, 5);
            double ours = 0;
            for (MixturePart part : parts) {
                double off = (y - part.mean(x)) / part.deviation();
                ours += Math.exp(part.logWeight(x) - off * off / 2) / part.deviation() / Math.pow(2 * Math.PI, 1.5);
            }
            double smile = fitted.p(new double[] {x[0], x[1], y});
            assertEquals(smile, ours, 1e-9 * smile);
        }
    }

    @Test
    void learnsTheLevelsAndNeverCrosses() {
        MixtureQuantiles model = trainer.fit(FITTED, QuantileLevels.STANDARD, 1);
        TrainingSet unseen = Draws.rows(4000, 6, 12);
        int[] below = new int[10];
        double[] out = new double[10];
        for (TrainingRow row : unseen.rows()) {
            model.predict(row.features(), out);
            assertFalse(Rearrangement.crosses(out));
            for (int k = 0; k < out.length; k++) {
                below[k] += row.y() <= out[k] ? 1 : 0;
            }
        }
        for (int k = 0; k < out.length; k++) {
            assertEquals(model.levels().get(k), (double) below[k] / unseen.size(), .05);
        }
    }

    @Test
    void followsTheFeatureThatTellsMost() {
        MixtureQuantiles model = trainer.fit(FITTED, QuantileLevels.STANDARD, 1);
        assertEquals(0, model.columns()[0], "x0 moves the target one for one");
        double[] out = new double[10];
        double[] x = new double[6];
        x[0] = -1.5;
        model.predict(x, out);
        double low = out[3];
        x[0] = 1.5;
        model.predict(x, out);
        assertEquals(3, out[3] - low, .8);
    }

    @Test
    void sameSeedGivesTheSameNumbersAndAnotherSeedOthers() {
        MixtureQuantiles first = trainer.fit(FITTED, QuantileLevels.STANDARD, 7);
        assertEquals(first, trainer.fit(FITTED, QuantileLevels.STANDARD, 7));
        assertNotEquals(first, trainer.fit(FITTED, QuantileLevels.STANDARD, 8));
    }

    @Test
    void aTargetThatMostlyRepeatsIsFittedWithFewerParts() {
        List<TrainingRow> rows = FITTED.rows().stream()
                .map(row -> new TrainingRow(
                        "alpha", row.asOfNanos(), row.features(), Math.max(row.y(), 1), row.scaleUsd(), 1))
                .toList();
        TrainingSet flat = new TrainingSet(FITTED.schema(), FITTED.window(), rows);
        double[] out = new double[10];
        trainer.fit(flat, QuantileLevels.STANDARD, 1).predict(new double[6], out);
        assertEquals(out.length, Arrays.stream(out).filter(q -> q >= 1).count());
    }
}
