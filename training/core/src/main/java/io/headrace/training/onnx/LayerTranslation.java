package io.headrace.training.onnx;

import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Pooling;
import io.headrace.models.predictor.network.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// Operators to layers, one after another: each must read what the one before it gave.
///
/// What the sizes of a value mean is kept as letters: N rows, T steps, C channels, D directions of an LSTM.
/// Transposing and squeezing only move letters, since our layers always hold steps of channels.
final class LayerTranslation {
    private final Constants constants;
    private final List<Layer> layers = new ArrayList<>();
    private String axes;
    private int steps;
    private int channels;

    /// @param axes letters of the input, `NC`, `NTC` or `NCT`
    LayerTranslation(Map<String, OnnxTensor> constants, String axes, int steps, int channels) {
        this.constants = new Constants(constants);
        this.axes = axes;
        this.steps = steps;
        this.channels = channels;
        if (axes.equals("NC") && steps > 1) {
            add(Pooling.FLAT);
        }
    }

    List<Layer> layers() {
        return List.copyOf(layers);
    }

    void add(Layer layer) {
        int next = layer.channels(channels, steps);
        steps = layer.steps(steps);
        channels = next;
        layers.add(layer);
    }

    /// @param outputUsed position of the output that is read later on
    void translate(OnnxNode node, int outputUsed) {
        try {
            if (node.domain().equals("ai.onnx.ml") && node.operator().equals("Scaler")) {
                scaler(node);
            } else if (node.domain().isEmpty()) {
                standard(node, outputUsed);
            } else {
                throw node.wrong("no operator of '" + node.domain() + "' like it is translated");
            }
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("node ") ? e : node.wrong(message);
        }
    }

    private void standard(OnnxNode node, int outputUsed) {
        switch (node.operator()) {
            case "Identity", "Dropout" -> requireFirst(node);
            case "Gemm" -> gemm(node);
            case "MatMul" -> matMul(node);
            case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
            case "Relu" -> add(Activated.RELU);
            case "LeakyRelu" -> add(new Activated(Activation.LINE, node.number("alpha", .01)));
            case "Elu" -> add(new Activated(Activation.ELU, node.number("alpha", 1)));
            case "Sigmoid" -> add(new Activated(Activation.SIGMOID));
            case "Tanh" -> add(new Activated(Activation.TANH));
            case "Softplus" -> add(new Activated(Activation.SOFTPLUS));
            case "Conv" -> convolution(node);
            case "LSTM" -> lstm(node, outputUsed);
            case "GlobalAveragePool" -> pool(node, Pooling.MEAN);
            case "GlobalMaxPool" -> pool(node, Pooling.LARGEST);
            case "Flatten" -> flatten(node);
            case "Transpose" -> transpose(node);
            case "Squeeze" -> squeeze(node);
            default ->
                throw node.wrong(
                        "this operator is not translated; allowed are Gemm, MatMul, Add, Sub, Mul, Div, Scaler,"
                                + " TreeEnsembleRegressor, Conv, LSTM, GlobalAveragePool, GlobalMaxPool, Relu, LeakyRelu, Elu,"
                                + " Sigmoid, Tanh, Softplus, Flatten, Transpose, Squeeze, Identity, Dropout and Constant");
        }
    }

    private static void requireFirst(OnnxNode node) {
        if (node.inputs().size() > 1 && node.inputs().stream().skip(1).anyMatch(name -> !name.isEmpty())) {
            // Dropout's ratio and training mode say nothing at prediction.
            if (!node.operator().equals("Dropout")) {
                throw node.wrong("must have one input, had " + node.inputs().size());
            }
        }
    }

    private void requireAxes(OnnxNode node, String... allowed) {
        if (!Arrays.asList(allowed).contains(axes)) {
            throw node.wrong("its input must be " + String.join(" or ", allowed)
                    + " (N rows, T steps, C channels, D directions), was " + axes);
        }
    }

    private void gemm(OnnxNode node) {
        requireAxes(node, "NC");
        constants.requireDynamic(node, 0);
        node.requireUsual("transA", 0);
        double[][] weights = constants.matrix(node, node.number("transB", 0) != 0);
        double alpha = node.number("alpha", 1);
        for (double[] row : weights) {
            Arrays.setAll(row, j -> alpha * row[j]);
        }
        double[] bias = new double[weights.length];
        if (Constants.has(node, 2)) {
            double beta = node.number("beta", 1);
            double[] given = Constants.spread(node, constants.constant(node, 2), weights.length, false);
            Arrays.setAll(bias, o -> beta * given[o]);
        }
        add(new Dense(weights, bias));
    }

    private void matMul(OnnxNode node) {
        requireAxes(node, "NC", "NTC", "TNC");
        constants.requireDynamic(node, 0);
        double[][] weights = constants.matrix(node, false);
        add(new Dense(weights, new double[weights.length]));
    }

    private void arithmetic(OnnxNode node) {
        boolean first = !constants.holds(node, 0);
        double[] given = Constants.spread(node, constants.constant(node, first ? 1 : 0), channels, axes.equals("NCT"));
        double[] none = new double[channels];
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        switch (node.operator()) {
            case "Add" -> add(new Scaling(mapped(given, x -> -x), ones, Scaling.NO_LIMIT));
            case "Sub" -> add(new Scaling(given, first ? ones : mapped(ones, x -> -x), Scaling.NO_LIMIT));
            case "Mul" -> add(times(node, given));
            default -> {
                if (!first) {
                    throw node.wrong("a constant divided by what is computed is not translated");
                }
                add(new Scaling(none, given, Scaling.NO_LIMIT));
            }
        }
    }

    private Layer times(OnnxNode node, double[] factors) {
        for (double factor : factors) {
            if (factor == 0) {
                throw node.wrong("multiplies by zero: leave that column out");
            }
        }
        return new Scaling(new double[factors.length], mapped(factors, x -> 1 / x), Scaling.NO_LIMIT);
    }

    private static double[] mapped(double[] numbers, DoubleUnaryOperator function) {
        return Arrays.stream(numbers).map(function).toArray();
    }

    private void scaler(OnnxNode node) {
        requireAxes(node, "NC");
        double[] offset = filled(node, "offset", 0);
        double[] scale = filled(node, "scale", 1);
        add(new Scaling(offset, mapped(scale, x -> x == 0 ? 0 : 1 / x), Scaling.NO_LIMIT));
    }

    private double[] filled(OnnxNode node, String attribute, double usual) {
        double[] given = node.numbers(attribute);
        double[] all = new double[channels];
        if (given.length > 1 && given.length != channels) {
            throw node.wrong(attribute + " must hold 1 or " + channels + " numbers, held " + given.length);
        }
        Arrays.setAll(all, j -> given.length == 0 ? usual : given[given.length == 1 ? 0 : j]);
        return all;
    }

    private void convolution(OnnxNode node) {
        requireAxes(node, "NCT");
        add(ConvTranslation.of(node, constants));
    }

    private void lstm(OnnxNode node, int outputUsed) {
        requireAxes(node, "TNC");
        add(LstmTranslation.of(node, constants, channels));
        switch (outputUsed) {
            case 0 -> axes = "TDNC";
            case 1 -> {
                add(Pooling.LAST);
                axes = "DNC";
            }
            default -> throw node.wrong("its cell state is not translated");
        }
    }

    private void pool(OnnxNode node, Pooling pooling) {
        requireAxes(node, "NCT");
        add(pooling);
    }

    private void flatten(OnnxNode node) {
        requireAxes(node, "NC", "NTC", "NCT");
        node.requireUsual("axis", 1);
        if (!axes.equals("NC")) {
            add(axes.equals("NTC") ? Pooling.FLAT : Pooling.FLAT_BY_CHANNEL);
            axes = "NC";
        }
    }

    private void transpose(OnnxNode node) {
        double[] order = node.numbers("perm");
        StringBuilder moved = new StringBuilder();
        for (double place : order) {
            if (place < 0 || place >= axes.length() || order.length != axes.length()) {
                throw node.wrong("perm must order " + axes.length() + " sizes, was " + Arrays.toString(order));
            }
            moved.append(axes.charAt((int) place));
        }
        if (moved.chars().distinct().count() != axes.length()) {
            throw node.wrong("perm must be given and name each of " + axes.length() + " sizes once");
        }
        axes = moved.toString();
    }

    private void squeeze(OnnxNode node) {
        double[] given = Constants.has(node, 1) ? constants.constant(node, 1).numbers() : node.numbers("axes");
        if (given.length != 1) {
            throw node.wrong("must name one axis, named " + Arrays.toString(given));
        }
        int at = (int) (given[0] < 0 ? given[0] + axes.length() : given[0]);
        boolean single =
                at >= 0 && at < axes.length() && (axes.charAt(at) == 'D' || axes.charAt(at) == 'T' && steps == 1);
        if (!single) {
            throw node.wrong("must take off a direction or a single step, its input is " + axes);
        }
        axes = axes.substring(0, at) + axes.substring(at + 1);
    }
}
