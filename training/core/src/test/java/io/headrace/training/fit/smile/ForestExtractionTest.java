package io.headrace.training.fit.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.ForestQuantiles;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.models.predictor.Tree;
import io.headrace.training.fit.Draws;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.regression.RandomForest;

class ForestExtractionTest {
    private static final TrainingSet FITTED = Draws.rows(3000, 6, 11);
    private final ForestQuantileTrainer trainer = new ForestQuantileTrainer(new ForestSettings(20, 20, .5, .6));

    @Test
    void ourTreesPredictWhatSmilesForestPredictsOnUnseenRows() {
        DataFrame unseen = frame(Draws.rows(300, 6, 12));
        RandomForest grown = trainer.grow(frame(FITTED), 1);
        List<Tree> ours =
                Stream.of(grown.trees()).map(tree -> GrownTrees.tree(tree, 1)).toList();
        for (int i = 0; i < unseen.nrows(); i++) {
            double[] features = unseen.get(i).toArray();
            double mean = ours.stream()
                    .mapToDouble(tree -> tree.value(features))
                    .average()
                    .orElseThrow();
            assertEquals(grown.predict(unseen.get(i)), mean, 1e-9 * Math.max(1, Math.abs(mean)));
        }
    }

    @Test
    void quantilesAreThoseOfTheWeightedTargetsToTheWidthOfAGroup() {
        List<Tree> grown = Stream.of(trainer.grow(frame(FITTED), 1).trees())
                .map(tree -> GrownTrees.tree(tree, 1))
                .toList();
        ForestQuantiles forest = trainer.fit(FITTED, QuantileLevels.STANDARD, 1);
        double[] out = new double[10];
        for (TrainingRow unseen : Draws.rows(20, 6, 12).rows()) {
            double[] weights = weights(grown, unseen.features());
            forest.predict(unseen.features(), out);
            assertFalse(Rearrangement.crosses(out));
            for (int k = 0; k < out.length; k++) {
                double below = 0;
                for (int i = 0; i < weights.length; i++) {
                    below += FITTED.rows().get(i).y() <= out[k] ? weights[i] : 0;
                }
                assertEquals(forest.levels().get(k), below, .06, "weight at or below level " + k);
            }
        }
    }

    @Test
    void sameSeedGivesTheSameForestAndAnotherSeedAnother() {
        ForestQuantiles first = trainer.fit(FITTED, QuantileLevels.STANDARD, 7);
        assertEquals(first, trainer.fit(FITTED, QuantileLevels.STANDARD, 7));
        assertNotEquals(first, trainer.fit(FITTED, QuantileLevels.STANDARD, 8));
    }

    @Test
    void groupsOfTargetsAreFineInTheTailsAndKeepEqualTargetsTogether() {
        SplittableRandom random = new SplittableRandom(3);
        double[] targets = random.doubles(40_000).map(u -> Math.max(u, .2)).toArray();
        TargetSupport support = TargetSupport.of(targets);
        assertTrue(support.mean().length < 600, "groups " + support.mean().length);
        assertEquals(.2, support.mean()[0]);
        assertEquals(0, support.group(.2));
        double largest = Arrays.stream(targets).max().orElseThrow();
        assertEquals(support.mean().length - 1, support.group(largest));
        for (int i = 1; i < support.mean().length; i++) {
            assertTrue(support.mean()[i] > support.mean()[i - 1]);
        }
    }

    /// Meinshausen's weights: each tree shares 1 among all rows in the leaf.
    private static double[] weights(List<Tree> trees, double[] features) {
        double[] weights = new double[FITTED.size()];
        for (Tree tree : trees) {
            List<Integer> inside = new ArrayList<>();
            for (int i = 0; i < weights.length; i++) {
                if (tree.value(FITTED.rows().get(i).features()) == tree.value(features)) {
                    inside.add(i);
                }
            }
            inside.forEach(i -> weights[i] += 1.0 / inside.size() / trees.size());
        }
        return weights;
    }

    private static DataFrame frame(TrainingSet set) {
        return BoostedQuantileTrainer.frame(set, set.labels());
    }
}
