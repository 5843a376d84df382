package io.headrace.training.fit.dl4j;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Increments;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/// Mean pinball loss over levels of what [Increments] makes of a network's outputs, so that quantiles are in
/// order while it learns. Labels repeat the outcome in every column.
final class PinballLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final transient QuantileLevels levels;
    private final transient Increments increments;
    private final int anchor;

    PinballLoss(QuantileLevels levels) {
        this.levels = levels;
        anchor = levels.nearest(.5);
        increments = new Increments(anchor);
    }

    Increments increments() {
        return increments;
    }

    /// The loss of one row.
    double loss(double[] raw, double outcome) {
        double[] quantiles = new double[raw.length];
        increments.apply(raw, 1, raw.length, quantiles, new double[0]);
        double sum = 0;
        for (int k = 0; k < quantiles.length; k++) {
            sum += Pinball.loss(levels.get(k), quantiles[k], outcome);
        }
        return sum / quantiles.length;
    }

    /// Its slope along every output: a step moves its own quantile and all that lie further out.
    double[] gradient(double[] raw, double outcome) {
        int count = raw.length;
        double[] quantiles = new double[count];
        increments.apply(raw, 1, count, quantiles, new double[0]);
        double[] gradient = new double[count];
        double outer = 0;
        for (int k = count - 1; k > anchor; k--) {
            outer += slope(k, quantiles[k], outcome) / count;
            gradient[k] = outer * Activation.SIGMOID.of(raw[k]); // the slope of softplus
        }
        double all = outer;
        outer = 0;
        for (int k = 0; k < anchor; k++) {
            outer += slope(k, quantiles[k], outcome) / count;
            gradient[k] = -outer * Activation.SIGMOID.of(raw[k]);
        }
        gradient[anchor] = all + outer + slope(anchor, quantiles[anchor], outcome) / count;
        return gradient;
    }

    private double slope(int k, double quantile, double outcome) {
        return (outcome <= quantile ? 1 : 0) - levels.get(k);
    }

    @Override
    public double computeScore(INDArray labels, INDArray out, IActivation identity, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, out, identity, mask).sumNumber().doubleValue();
        return average ? sum / out.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray out, IActivation identity, INDArray mask) {
        double[][] raw = out.toDoubleMatrix();
        double[] losses = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            losses[i] = loss(raw[i], labels.getDouble(i, 0));
        }
        return Nd4j.createFromArray(losses).reshape(raw.length, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray out, IActivation identity, INDArray mask) {
        double[][] raw = out.toDoubleMatrix();
        double[] flat = new double[raw.length * raw[0].length];
        for (int i = 0; i < raw.length; i++) {
            System.arraycopy(gradient(raw[i], labels.getDouble(i, 0)), 0, flat, i * raw[0].length, raw[0].length);
        }
        return Nd4j.create(flat, new long[] {raw.length, raw[0].length}, DataType.DOUBLE);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray out, IActivation identity, INDArray mask, boolean average) {
        return Pair.of(
                computeScore(labels, out, identity, mask, average), computeGradient(labels, out, identity, mask));
    }

    @Override
    public String name() {
        return "pinball";
    }
}
