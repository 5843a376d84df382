package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LeaningQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Lets a learner fit only the levels that have rows enough beyond them; the others lean on its outermost
/// ones, as [TailPlan] says.
public final class OverTails implements QuantileTrainer {
    private final QuantileTrainer learner;
    private final double rowsBeyond;

    /// @param rowsBeyond fewest rows expected beyond a level that is fitted on its own
    public OverTails(QuantileTrainer learner, double rowsBeyond) {
        this.learner = learner;
        this.rowsBeyond = rowsBeyond;
    }

    @Override
    public QuantileModel fit(TrainingSet set, QuantileLevels levels, long seed) {
        TailPlan plan = TailPlan.of(levels, set.size(), rowsBeyond);
        List<Integer> fitted =
                IntStream.range(0, levels.size()).filter(plan::fitted).boxed().toList();
        QuantileLevels inner =
                new QuantileLevels(fitted.stream().map(levels::get).toList());
        QuantileModel model = learner.fit(set, inner, seed);
        if (fitted.size() == levels.size()) {
            return model;
        }
        int[] edge = new int[levels.size()];
        double[] reach = new double[levels.size()];
        double[][] values = values(model, set);
        double[] middle = values[inner.nearest(.5)];
        for (int k = 0; k < edge.length; k++) {
            edge[k] = fitted.indexOf(plan.edge(k));
            if (!plan.fitted(k)) {
                int side = k > plan.middle() ? 1 : -1;
                reach[k] = TailPlan.scale(levels.get(k), side, set.labels(), values[edge[k]], middle);
            }
        }
        return new LeaningQuantiles(levels, model, edge, reach);
    }

    /// By level and row.
    private static double[][] values(QuantileModel model, TrainingSet set) {
        double[][] values = new double[model.levels().size()][set.size()];
        double[] out = new double[values.length];
        List<TrainingRow> rows = set.rows();
        for (int i = 0; i < rows.size(); i++) {
            model.predict(rows.get(i).venue(), rows.get(i).features(model.steps()), out);
            for (int k = 0; k < out.length; k++) {
                values[k][i] = out[k];
            }
        }
        return values;
    }

    @Override
    public Map<String, String> provenance(int rows, int columns, long seed) {
        return learner.provenance(rows, columns, seed);
    }
}
