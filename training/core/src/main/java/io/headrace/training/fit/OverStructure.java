package io.headrace.training.fit;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.StackedQuantiles;
import io.headrace.models.predictor.StructuralQuantiles;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lets any learner start from the structural forecast: fits the base, hands the learner labels in spreads
/// around the base's location and the base's own figures as features, and stacks the two.
///
/// Rows keep their weight in USD: a row's scale becomes its spread.
///
/// How far the learner is believed, level by level, is told by the calibration slice, which neither has seen: the
/// model is a blend of base and stack. A learner that does harm on short or moving data is left behind that way.
public final class OverStructure implements QuantileTrainer {
    /// The first of the columns that the base adds; a learner that finds it need not add the plan itself.
    public static final String LOCATION_COLUMN = "base_location";

    private static final List<String> ADDED = List.of(LOCATION_COLUMN, "base_spread", "base_median", "base_upper");

    private final QuantileTrainer learner;
    private final StructuralTrainer structure = new StructuralTrainer();

    public OverStructure(QuantileTrainer learner) {
        this.learner = learner;
    }

    @Override
    public StackedQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        StructuralQuantiles base = structure.fit(set, levels, seed);
        return new StackedQuantiles(base, learner.fit(rest(set, base), levels, seed));
    }

    @Override
    public QuantileModel refine(QuantileModel fitted, TrainingSet slice) {
        return fitted instanceof StackedQuantiles stacked
                ? SliceBlend.of(List.of(stacked.base(), stacked), slice)
                : fitted;
    }

    @Override
    public Map<String, String> provenance(int rows, int columns, long seed) {
        return learner.provenance(rows, columns + StackedQuantiles.BASE_INPUTS, seed);
    }

    /// The rows as the learner sees them.
    static TrainingSet rest(TrainingSet set, StructuralQuantiles base) {
        List<TrainingRow> rows = new ArrayList<>(set.size());
        for (TrainingRow row : set.rows()) {
            double[] features = row.features();
            double spread = base.base().spread(features);
            rows.add(new TrainingRow(
                    row.venue(),
                    row.asOfNanos(),
                    row.vectors().mapped(vector -> StackedQuantiles.inputs(base, vector)),
                    (row.y() - base.base().location(features)) / spread,
                    row.scaleUsd() * spread,
                    row.demandUsd()));
        }
        return new TrainingSet(withBase(set.schema()), set.window(), rows);
    }

    private static FeatureSchema withBase(FeatureSchema schema) {
        List<String> columns = new ArrayList<>(schema.columns());
        columns.addAll(ADDED);
        return FeatureSchema.of(columns, columns);
    }
}
