package io.headrace.training.fit.smile;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.Tree;
import io.headrace.models.predictor.TreeQuantiles;
import io.headrace.training.fit.OverStructure;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.fit.TailPlan;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import smile.base.cart.Loss;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.regression.GradientTreeBoost;

/// Gradient-boosted trees with the pinball loss (Friedman 2001), one ensemble per level, grown by Smile
/// 2.6.0.
///
/// Trees learn what is left of the label beside the announced plan, which adds to the need one for one:
/// steps would follow that slope badly. Levels with fewer than [#ROWS_BEYOND] rows beyond them lean on
/// the last one that has enough, as [TailPlan] says.
///
/// Each level is fitted on a thread of its own, so that the same seed gives the same trees: see [OwnThread].
public final class BoostedQuantileTrainer implements QuantileTrainer {
    static final String LABEL = "y";
    private static final double ROWS_BEYOND = 100;

    private final BoostSettings settings;

    public BoostedQuantileTrainer(BoostSettings settings) {
        this.settings = settings;
    }

    @Override
    public TreeQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        int offset = offset(set);
        double[] left = left(set, offset);
        DataFrame frame = frame(set, left);
        TailPlan plan = TailPlan.of(levels, set.size(), ROWS_BEYOND);
        Ensemble[] grown = new Ensemble[levels.size()];
        for (int k = 0; k < grown.length; k++) {
            if (plan.fitted(k)) {
                grown[k] = GrownTrees.ensemble(boost(frame, levels.get(k), seed));
            }
        }
        Ensemble middle = grown[plan.middle()];
        double[] middleValues = values(middle, set);
        List<Ensemble> ensembles = new ArrayList<>();
        for (int k = 0; k < grown.length; k++) {
            Ensemble edge = grown[plan.edge(k)];
            if (!plan.fitted(k)) {
                int side = k > plan.middle() ? 1 : -1;
                double scale = TailPlan.scale(levels.get(k), side, left, values(edge, set), middleValues);
                edge = stretched(edge, middle, scale);
            }
            ensembles.add(edge);
        }
        return new TreeQuantiles(levels, set.schema().size(), offset, ensembles);
    }

    /// Smile's own model of one level.
    GradientTreeBoost boost(DataFrame frame, double level, long seed) {
        int leafRows = settings.leafRows(level);
        if (frame.nrows() < 2 * leafRows) {
            throw new IllegalArgumentException(
                    "rows must be at least " + 2 * leafRows + " for level " + level + ", were " + frame.nrows());
        }
        return OwnThread.call(
                seed,
                "the trees of level " + level,
                () -> GradientTreeBoost.fit(
                        Formula.lhs(LABEL),
                        frame,
                        Loss.quantile(level),
                        settings.trees(),
                        settings.depth(),
                        1 << settings.depth(),
                        leafRows,
                        settings.learningRate(),
                        settings.rowShare()));
    }

    static DataFrame frame(TrainingSet set, double[] labels) {
        String[] columns = set.schema().columns().toArray(String[]::new);
        double[][] features = new double[set.size()][];
        for (int i = 0; i < features.length; i++) {
            features[i] = set.rows().get(i).features();
        }
        return DataFrame.of(features, columns).merge(DoubleVector.of(LABEL, labels));
    }

    /// The plan's column, or -1: there is none, or a base has taken the plan off already.
    private static int offset(TrainingSet set) {
        return set.schema().columns().contains(OverStructure.LOCATION_COLUMN)
                ? TreeQuantiles.NO_OFFSET
                : set.schema().columns().indexOf(StructuralTrainer.PLAN_COLUMN);
    }

    private static double[] left(TrainingSet set, int offset) {
        double[] left = set.labels();
        if (offset >= 0) {
            for (int i = 0; i < left.length; i++) {
                left[i] -= set.rows().get(i).feature(offset);
            }
        }
        return left;
    }

    private static double[] values(Ensemble ensemble, TrainingSet set) {
        return set.rows().stream()
                .map(TrainingRow::features)
                .mapToDouble(ensemble::value)
                .toArray();
    }

    /// `edge + scale (edge - middle)` as one ensemble.
    private static Ensemble stretched(Ensemble edge, Ensemble middle, double scale) {
        List<Tree> trees = new ArrayList<>();
        edge.trees().forEach(tree -> trees.add(times(tree, 1 + scale)));
        middle.trees().forEach(tree -> trees.add(times(tree, -scale)));
        return new Ensemble(edge.base() + scale * (edge.base() - middle.base()), trees);
    }

    private static Tree times(Tree tree, double factor) {
        double[] value = tree.value();
        for (int node = 0; node < value.length; node++) {
            value[node] *= factor;
        }
        return new Tree(tree.feature(), tree.threshold(), tree.left(), tree.right(), value);
    }
}
