package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import java.util.List;

/// Quantiles of a conditional density: a mixture of Gaussians over a few inputs and the target, all as
/// normal scores, so that each quantity keeps its own law and the mixture only says how they go together.
///
/// The distribution function is taken at the target's scores and is linear between them, so quantiles
/// never cross and never leave what was seen.
///
/// @param inputs how many features a vector has
/// @param columns positions of the features it reads
/// @param tables scores of each of those features
/// @param target scores of the target
public record MixtureQuantiles(
        QuantileLevels levels,
        int inputs,
        int[] columns,
        List<ScoreTable> tables,
        ScoreTable target,
        List<MixturePart> parts)
        implements QuantileModel {
    public MixtureQuantiles {
        columns = columns.clone();
        tables = List.copyOf(tables);
        parts = List.copyOf(parts);
        if (columns.length == 0 || tables.size() != columns.length || parts.isEmpty()) {
            throw new IllegalArgumentException("columns, tables and parts must be one or more and a table per column, "
                    + "were " + columns.length + ", " + tables.size() + ", " + parts.size());
        }
        for (int column : columns) {
            if (column < 0 || column >= inputs) {
                throw new IllegalArgumentException(
                        "columns must be positions in a vector of " + inputs + ", one was " + column);
            }
        }
        for (MixturePart part : parts) {
            if (part.centre().length != columns.length) {
                throw new IllegalArgumentException(
                        "parts must be over " + columns.length + " inputs, one was over " + part.centre().length);
            }
        }
    }

    @Override
    public void predict(double[] features, double[] out) {
        double[] x = scores(features);
        double[] share = shares(x);
        double[] mean = new double[share.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = parts.get(c).mean(x);
        }
        double before = 0;
        int k = 0;
        for (int i = 0; i < target.size() && k < levels.size(); i++) {
            double below = below(target.scoreAt(i), share, mean);
            while (k < levels.size() && levels.get(k) <= below) {
                double part = i == 0 ? 1 : (levels.get(k) - before) / (below - before);
                double low = target.valueAt(Math.max(i - 1, 0));
                out[k++] = low + part * (target.valueAt(i) - low);
            }
            before = below;
        }
        while (k < levels.size()) {
            out[k++] = target.valueAt(target.size() - 1);
        }
    }

    /// The inputs of a feature vector as normal scores.
    public double[] scores(double[] features) {
        double[] x = new double[columns.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = tables.get(j).score(features[columns[j]]);
        }
        return x;
    }

    /// How much each part counts at inputs `x`; 1 in all.
    public double[] shares(double[] x) {
        double[] share = new double[parts.size()];
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < share.length; c++) {
            share[c] = parts.get(c).logWeight(x);
            largest = Math.max(largest, share[c]);
        }
        double sum = 0;
        for (int c = 0; c < share.length; c++) {
            share[c] = Math.exp(share[c] - largest);
            sum += share[c];
        }
        for (int c = 0; c < share.length; c++) {
            share[c] /= sum;
        }
        return share;
    }

    private double below(double score, double[] share, double[] mean) {
        double below = 0;
        for (int c = 0; c < share.length; c++) {
            below += share[c] * parts.get(c).below(score, mean[c]);
        }
        return below;
    }

    @Override
    public int[] columns() {
        return columns.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MixtureQuantiles that
                && levels.equals(that.levels)
                && inputs == that.inputs
                && Arrays.equals(columns, that.columns)
                && tables.equals(that.tables)
                && target.equals(that.target)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * parts.hashCode() + target.hashCode();
    }

    @Override
    public String toString() {
        return "MixtureQuantiles[" + levels.size() + " levels, " + parts.size() + " parts]";
    }
}
