package io.headrace.training.fit;

import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.List;

/// Models blended level by level with weights from a slice that none of them was fitted on.
final class SliceBlend {
    private SliceBlend() {}

    /// @param slice when empty, every member counts the same
    static BlendQuantiles of(List<QuantileModel> members, TrainingSet slice) {
        BlendQuantiles even = even(members);
        if (slice.isEmpty()) {
            return even;
        }
        double[] worth =
                slice.rows().stream().mapToDouble(TrainingRow::scaleUsd).toArray();
        double[][] weights = BlendWeights.of(even.levels(), forecasts(even, slice), slice.labels(), worth);
        return new BlendQuantiles(members, weights);
    }

    static BlendQuantiles even(List<QuantileModel> members) {
        double[][] weights = new double[members.getFirst().levels().size()][members.size()];
        for (double[] row : weights) {
            Arrays.fill(row, 1.0 / members.size());
        }
        return new BlendQuantiles(members, weights);
    }

    /// By level, row and member.
    private static double[][][] forecasts(BlendQuantiles blend, TrainingSet slice) {
        double[][][] forecasts =
                new double[blend.levels().size()][slice.size()][blend.members().size()];
        double[] own = new double[forecasts.length];
        for (int i = 0; i < slice.size(); i++) {
            double[] features = slice.rows().get(i).features(blend.steps());
            for (int m = 0; m < blend.members().size(); m++) {
                QuantileModel member = blend.members().get(m);
                member.predict(slice.rows().get(i).venue(), blend.newest(features, member), own);
                Rearrangement.sort(own);
                for (int k = 0; k < own.length; k++) {
                    forecasts[k][i][m] = own[k];
                }
            }
        }
        return forecasts;
    }
}
