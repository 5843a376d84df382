package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Models blended level by level with weights from a slice that none of them was fitted on.
final class SliceBlend {
    private SliceBlend() {}

    /// @param slice when empty, every member counts the same
    static BlendQuantiles of(List<QuantileModel> members, TrainingSet slice) {
        BlendQuantiles even = even(members);
        return slice.isEmpty()
                ? even
                : new BlendQuantiles(members, weights(even.levels(), List.of(judged(members, slice)), slice.size()));
    }

    /// What members said of rows that none of them was fitted on, and what came.
    ///
    /// @param forecasts by level, row and member
    /// @param worth of a unit at each row, in USD
    record Judged(double[][][] forecasts, double[] outcomes, double[] worth) {}

    static Judged judged(List<QuantileModel> members, TrainingSet slice) {
        BlendQuantiles even = even(members);
        TrainingSet rows = slice.having(even.steps());
        double[] worth = rows.rows().stream().mapToDouble(TrainingRow::scaleUsd).toArray();
        return new Judged(forecasts(even, rows), rows.labels(), worth);
    }

    /// Weights of the least loss on all parts together.
    ///
    /// @param counted how many outcomes the rows are worth
    static double[][] weights(QuantileLevels levels, List<Judged> parts, double counted) {
        double[][][] forecasts = new double[levels.size()][][];
        for (int k = 0; k < forecasts.length; k++) {
            int level = k;
            forecasts[k] = parts.stream()
                    .flatMap(part -> Arrays.stream(part.forecasts()[level]))
                    .toArray(double[][]::new);
        }
        return BlendWeights.of(
                levels, forecasts, joined(parts, Judged::outcomes), joined(parts, Judged::worth), counted);
    }

    private static double[] joined(List<Judged> parts, Function<Judged, double[]> column) {
        return parts.stream().map(column).flatMapToDouble(Arrays::stream).toArray();
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
