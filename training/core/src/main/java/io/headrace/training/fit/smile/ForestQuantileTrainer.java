package io.headrace.training.fit.smile;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.ForestQuantiles;
import io.headrace.models.predictor.ForestTree;
import io.headrace.models.predictor.Tree;
import io.headrace.training.fit.Learnable;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;

/// A quantile regression forest (Meinshausen 2006): Smile 2.6.0 grows the trees, and every training row then
/// drops its target into one leaf of each. All levels come from the one forest.
public final class ForestQuantileTrainer implements QuantileTrainer {
    /// Deeper than leaves of any sensible size go.
    private static final int DEPTH = 20;

    private final ForestSettings settings;

    public ForestQuantileTrainer(ForestSettings settings) {
        this.settings = settings;
    }

    @Override
    public ForestQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        Learnable.require(set, 2 * settings.leafRows());
        double[] labels = set.labels();
        RandomForest grown = grow(BoostedQuantileTrainer.frame(set, labels), seed);
        TargetSupport support = TargetSupport.of(labels);
        List<ForestTree> trees = new ArrayList<>();
        for (RegressionTree tree : grown.trees()) {
            trees.add(filled(GrownTrees.tree(tree, 1), set, support));
        }
        return new ForestQuantiles(levels, set.schema().size(), support.mean(), trees);
    }

    /// Smile's own model.
    RandomForest grow(DataFrame frame, long seed) {
        int columns = frame.ncols() - 1;
        int tried = Math.clamp(Math.round(settings.triedShare() * columns), 1, columns);
        int mostLeaves = Math.max(2, frame.nrows() / settings.leafRows());
        return OwnThread.call(
                seed,
                "a forest",
                () -> RandomForest.fit(
                        Formula.lhs(BoostedQuantileTrainer.LABEL),
                        frame,
                        settings.trees(),
                        tried,
                        DEPTH,
                        mostLeaves,
                        settings.leafRows(),
                        settings.rowShare(),
                        new SplittableRandom(seed).longs(settings.trees())));
    }

    /// The tree with the groups of the targets of all rows in its leaves. A leaf that only rows out of the
    /// tree's sample could reach does not exist: every leaf was grown from rows of the set.
    private static ForestTree filled(Tree tree, TrainingSet set, TargetSupport support) {
        double[] place = new double[tree.nodes()];
        int leaves = 0;
        for (int node = 0; node < place.length; node++) {
            place[node] = tree.feature()[node] == Tree.LEAF ? leaves++ : 0;
        }
        Tree shape = new Tree(tree.feature(), tree.threshold(), tree.left(), tree.right(), place);
        int[][] counts = new int[leaves][support.mean().length];
        for (TrainingRow row : set.rows()) {
            counts[(int) shape.value(row.features())][support.group(row.y())]++;
        }
        List<int[]> pairs = new ArrayList<>(leaves);
        for (int[] leaf : counts) {
            pairs.add(pairs(leaf));
        }
        return new ForestTree(shape, pairs);
    }

    private static int[] pairs(int[] counts) {
        List<Integer> pairs = new ArrayList<>();
        for (int group = 0; group < counts.length; group++) {
            if (counts[group] > 0) {
                pairs.add(group);
                pairs.add(counts[group]);
            }
        }
        return pairs.stream().mapToInt(Integer::intValue).toArray();
    }
}
