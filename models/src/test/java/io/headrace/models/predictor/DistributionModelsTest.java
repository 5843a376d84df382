package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionModelsTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.25, .5, .75));
    private static final Tree STUMP = new Tree(
            new int[] {0, -1, -1}, new double[] {1, 0, 0}, new int[] {1, 0, 0}, new int[] {2, 0, 0}, new double[] {
                0, 0, 1
            });

    @Test
    void aForestReadsLevelsBetweenTheMiddlesOfShares() {
        ForestTree tree = new ForestTree(STUMP, List.of(new int[] {0, 1, 1, 1}, new int[] {2, 5}));
        ForestQuantiles forest = new ForestQuantiles(LEVELS, 1, new double[] {10, 20, 30}, List.of(tree));
        assertArrayEquals(new double[] {10, 15, 20}, predict(forest, 1));
        assertArrayEquals(new double[] {30, 30, 30}, predict(forest, 1.5));
    }

    @Test
    void everyTreeOfAForestCountsTheSameHoweverManyRowsItsLeafHolds() {
        ForestTree few = new ForestTree(STUMP, List.of(new int[] {0, 1}, new int[] {0, 1}));
        ForestTree many = new ForestTree(STUMP, List.of(new int[] {1, 99}, new int[] {1, 99}));
        ForestQuantiles forest = new ForestQuantiles(LEVELS, 1, new double[] {0, 1}, List.of(few, many));
        assertArrayEquals(new double[] {0, .5, 1}, predict(forest, 0), 1e-15);
    }

    @Test
    void aMixtureOfOnePartGivesTheNormalQuantilesOfItsScores() {
        double[] scores = new double[401];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (i - 200) / 40.0;
        }
        ScoreTable identity = new ScoreTable(scores, scores);
        MixturePart part = new MixturePart(1, new double[] {0}, new double[][] {{1}}, .5, new double[] {2}, .3);
        MixtureQuantiles model =
                new MixtureQuantiles(LEVELS, 1, new int[] {0}, List.of(identity), identity, List.of(part));
        double quartile = .6744897501960817 * .3;
        assertArrayEquals(new double[] {2.5 - quartile, 2.5, 2.5 + quartile}, predict(model, 1), 1e-4);
    }

    @Test
    void partsOfAMixtureCountByHowWellTheyFitTheInputs() {
        ScoreTable identity = new ScoreTable(new double[] {-9, 9}, new double[] {-9, 9});
        MixturePart left = new MixturePart(.5, new double[] {-3}, new double[][] {{1}}, 0, new double[] {0}, 1);
        MixturePart right = new MixturePart(.5, new double[] {3}, new double[][] {{1}}, 5, new double[] {0}, 1);
        MixtureQuantiles model =
                new MixtureQuantiles(LEVELS, 1, new int[] {0}, List.of(identity), identity, List.of(left, right));
        assertEquals(.5, model.shares(new double[] {0})[0], 1e-15);
        assertTrue(model.shares(new double[] {-3})[0] > .9999);
        assertEquals(1, model.shares(new double[] {900})[1]);
    }

    @Test
    void scoresOfAPlateauAreItsMiddleAndOfWhatLiesBeyondTheOutermost() {
        ScoreTable table = new ScoreTable(new double[] {-2, -1, 0, 1}, new double[] {0, 4, 4, 5});
        assertEquals(-.5, table.score(4));
        assertEquals(-1.5, table.score(2));
        assertEquals(-2, table.score(-1e300));
        assertEquals(1, table.score(1e300));
    }

    @Test
    void treesOfSinglePrecisionRoundInputsAndSumsToFloats() {
        double just = 1 + 1e-9; // 1 as a float, so left
        Ensemble ensemble = new Ensemble(
                (float) .1,
                List.of(new Tree(
                        STUMP.feature(), STUMP.threshold(), STUMP.left(), STUMP.right(), new double[] {0, (float) .2, 9
                        })));
        FloatTreeQuantiles model = new FloatTreeQuantiles(new QuantileLevels(List.of(.5)), 1, List.of(ensemble));
        double[] out = new double[1];
        model.predict(new double[] {just}, out);
        assertEquals(.1f + .2f, out[0]);
        assertThrows(
                IllegalArgumentException.class,
                () -> new FloatTreeQuantiles(new QuantileLevels(List.of(.5)), 1, List.of(new Ensemble(.1, List.of()))));
    }

    @Test
    void aLeaningLevelLiesBeyondTheOneItLeansOnByItsReach() {
        LinearQuantiles inner = new LinearQuantiles(
                new QuantileLevels(List.of(.5, .75)), new double[1], new double[] {1}, new double[][] {{1, 0}, {3, 1}});
        QuantileLevels wider = new QuantileLevels(List.of(.5, .75, .99));
        LeaningQuantiles model = new LeaningQuantiles(wider, inner, new int[] {0, 1, 1}, new double[] {0, 0, 1.5});
        assertArrayEquals(new double[] {1, 3, 6}, predict(model, 0));
    }

    private static double[] predict(QuantileModel model, double x) {
        double[] out = new double[model.levels().size()];
        model.predict(new double[] {x}, out);
        return out;
    }
}
