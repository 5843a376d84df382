package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.SampleModels;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreeQuantilesTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5));
    /// x0 <= 1 ? 10 : (x1 <= 2 ? 20 : 30)
    private static final Tree TREE = new Tree(
            new int[] {0, -1, 1, -1, -1},
            new double[] {1, 0, 2, 0, 0},
            new int[] {1, 0, 3, 0, 0},
            new int[] {2, 0, 4, 0, 0},
            new double[] {0, 10, 0, 20, 30});

    @Test
    void theOffsetFeatureAddsOneForOne() {
        List<Ensemble> ensembles = List.of(new Ensemble(.5, List.of(TREE, TREE)));
        double[] plain = new double[1];
        double[] lifted = new double[1];
        double[] features = {.3, 2};
        new TreeQuantiles(LEVELS, 2, ensembles).predict(features, plain);
        new TreeQuantiles(LEVELS, 2, 1, ensembles).predict(features, lifted);
        assertEquals(plain[0] + 2, lifted[0]);
        assertThrows(IllegalArgumentException.class, () -> new TreeQuantiles(LEVELS, 2, 2, ensembles));
    }

    @Test
    void sendsTheThresholdItselfLeft() {
        assertEquals(10, TREE.value(new double[] {1, 9}));
        assertEquals(20, TREE.value(new double[] {Math.nextUp(1.0), 2}));
        assertEquals(30, TREE.value(new double[] {5, Math.nextUp(2.0)}));
    }

    @Test
    void sumsBaseAndLeaves() {
        TreeQuantiles model = new TreeQuantiles(LEVELS, 2, List.of(new Ensemble(.5, List.of(TREE, TREE))));
        double[] out = new double[1];
        model.predict(new double[] {0, 0}, out);
        assertArrayEquals(new double[] {20.5}, out);
    }

    @Test
    void agreesWithARecursiveWalkOnRandomTrees() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            Tree tree = SampleModels.tree(random, 1 + random.nextInt(40), 6);
            double[] x = SampleModels.numbers(random, 6);
            assertEquals(walk(tree, 0, x), tree.value(x));
        }
    }

    @Test
    void refusesACycle() {
        assertRefused(
                "children of node 1 must lie", new int[] {0, 1, -1, -1}, new int[] {1, 0, 0, 0}, new int[] {2, 3, 0, 0
                });
        assertRefused("children of node 0 must lie", new int[] {0, -1, -1}, new int[] {0, 0, 0}, new int[] {2, 0, 0});
    }

    @Test
    void refusesAChildOutside() {
        assertRefused("children of node 0 must lie", new int[] {0, -1, -1}, new int[] {1, 0, 0}, new int[] {3, 0, 0});
        assertRefused("children of node 0 must lie", new int[] {0, -1, -1}, new int[] {-1, 0, 0}, new int[] {2, 0, 0});
    }

    @Test
    void refusesANodeWithTwoParentsOrNone() {
        assertRefused("node 1 must have exactly one parent", new int[] {0, -1}, new int[] {1, 0}, new int[] {1, 0});
        assertRefused(
                "node 1 must have exactly one parent, had 0", new int[] {-1, -1}, new int[] {0, 0}, new int[] {0, 0});
    }

    @Test
    void refusesUnequalArraysAndOddNumbers() {
        assertRefused("as many thresholds", new int[] {-1}, new int[] {0, 0}, new int[] {0});
        assertRefused("as many thresholds", new int[0], new int[0], new int[0]);
        assertRefused("must be a position or -1", new int[] {-2}, new int[] {0}, new int[] {0});
        double[] one = {0};
        double[] infinite = {Double.POSITIVE_INFINITY};
        int[] leaf = {-1};
        assertThrows(IllegalArgumentException.class, () -> new Tree(leaf, infinite, leaf, leaf, one));
        assertThrows(IllegalArgumentException.class, () -> new Tree(leaf, one, leaf, leaf, infinite));
        assertThrows(IllegalArgumentException.class, () -> new Ensemble(Double.NaN, List.of()));
    }

    @Test
    void refusesATreeThatTestsAnInputItDoesNotHave() {
        List<Ensemble> ensembles = List.of(new Ensemble(0, List.of(TREE)));
        assertThrows(IllegalArgumentException.class, () -> new TreeQuantiles(LEVELS, 1, ensembles));
        assertThrows(IllegalArgumentException.class, () -> new TreeQuantiles(LEVELS, 2, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new TreeQuantiles(LEVELS, 0, ensembles));
    }

    private static double walk(Tree tree, int node, double[] x) {
        int tested = tree.feature()[node];
        if (tested == Tree.LEAF) {
            return tree.value()[node];
        }
        return walk(tree, x[tested] <= tree.threshold()[node] ? tree.left()[node] : tree.right()[node], x);
    }

    private static void assertRefused(String part, int[] feature, int[] left, int[] right) {
        double[] numbers = new double[feature.length];
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new Tree(feature, numbers, left, right, numbers));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
