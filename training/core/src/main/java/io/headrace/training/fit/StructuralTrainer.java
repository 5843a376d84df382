package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.StructuralBase;
import io.headrace.models.predictor.StructuralQuantiles;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.List;

/// The structural forecast: the announced plan, the margin formula's scale and filtered-historical paths,
/// recalibrated. What learning adds is measured against this, and starts from it.
///
/// Three numbers and the plan's columns are chosen from a small grid by the pinball loss over the rows;
/// the table of standardized paths is by hour of the day, because markets move more at some hours.
public final class StructuralTrainer implements QuantileTrainer {
    /// The announced rise of demand over the present, in units of the structural scale.
    public static final String PLAN_COLUMN = "planned_rise";

    private static final double[] SHARES = {0, .5, 1};

    /// An hour's paths weigh this much, those of the whole day the rest: far out an hour has few of its
    /// own.
    private static final double OWN_HOUR = .8;

    private static final int REACH = 1;

    @Override
    public StructuralQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException("rows must be at least one, were none");
        }
        double[][] features = features(set);
        StructuralBase base = best(set, features, levels);
        int slotColumn = StructuralColumns.at(set.schema(), "hour_of_day");
        double[] outcomes = StandardizedPaths.of(base, set, features).outcomes();
        double[] pooled = EmpiricalQuantiles.of(outcomes, levels);
        if (slotColumn < 0) {
            return new StructuralQuantiles(levels, set.schema().size(), base, 0, new double[][] {pooled});
        }
        HourTable hours = new HourTable();
        for (int i = 0; i < outcomes.length; i++) {
            hours.add(features[i][slotColumn], outcomes[i]);
        }
        double[][] table = hours.quantiles(levels, REACH);
        for (double[] row : table) {
            Arrays.setAll(row, k -> OWN_HOUR * row[k] + (1 - OWN_HOUR) * pooled[k]);
        }
        return new StructuralQuantiles(levels, set.schema().size(), base, slotColumn, table);
    }

    static double[][] features(TrainingSet set) {
        return set.rows().stream().map(TrainingRow::features).toArray(double[][]::new);
    }

    private static StructuralBase best(TrainingSet set, double[][] features, QuantileLevels levels) {
        List<StructuralBase.Columns> candidates = StructuralColumns.candidates(set.schema());
        double announced = announced(candidates.getFirst(), features);
        StructuralBase best = new StructuralBase(candidates.getFirst(), 0, 0, 0);
        double least = Double.POSITIVE_INFINITY;
        for (StructuralBase.Columns columns : candidates) {
            for (double shift : SHARES) {
                for (double spread : SHARES) {
                    StructuralBase base = new StructuralBase(columns, shift, spread, announced);
                    double loss = StandardizedPaths.of(base, set, features).loss(levels);
                    if (loss < least) {
                        least = loss;
                        best = base;
                    }
                }
            }
        }
        return best;
    }

    /// The usual scale of a USD of demand per unit of volatility: one over the median of (demand over
    /// scale) times volatility; 0 where demand or volatility is not known.
    private static double announced(StructuralBase.Columns columns, double[][] features) {
        if (columns.demand() == StructuralBase.ABSENT || columns.volatility() == StructuralBase.ABSENT) {
            return 0;
        }
        double[] held = Arrays.stream(features)
                .mapToDouble(row -> row[columns.demand()] * row[columns.volatility()])
                .filter(product -> product > 0)
                .sorted()
                .toArray();
        return held.length == 0 ? 0 : 1 / held[held.length / 2];
    }
}
