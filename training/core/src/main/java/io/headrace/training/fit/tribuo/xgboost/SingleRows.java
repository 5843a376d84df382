package io.headrace.training.fit.tribuo.xgboost;

import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Rows in the single precision XGBoost works in.
final class SingleRows {
    private SingleRows() {}

    /// Features and labels. What is too large for a float becomes the largest one: XGBoost refuses
    /// infinities, and on which side of a test such a value falls stays the same.
    static DMatrix matrix(TrainingSet set) throws XGBoostError {
        List<TrainingRow> rows = set.rows();
        int width = set.schema().size();
        float[] features = new float[rows.size() * width];
        float[] labels = new float[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < width; j++) {
                features[i * width + j] = single(rows.get(i).feature(j));
            }
            labels[i] = single(rows.get(i).y());
        }
        DMatrix matrix = new DMatrix(features, labels.length, width, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    static float single(double value) {
        return Math.clamp((float) value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
}
