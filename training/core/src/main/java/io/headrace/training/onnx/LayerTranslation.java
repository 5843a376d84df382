package io.headrace.training.onnx;

import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Convolution;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Lstm;
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
    private final Map<String, OnnxTensor> constants;
    private final List<Layer> layers = new ArrayList<>();
    private String axes;
    private int steps;
    private int channels;

    /// @param axes letters of the input, `NC`, `NTC` or `NCT`
    LayerTranslation(Map<String, OnnxTensor> constants, String axes, int steps, int channels) {
        this.constants = constants;
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

    private OnnxTensor constant(OnnxNode node, int input) {
        OnnxTensor tensor = constants.get(node.input(input));
        if (tensor == null) {
            throw node.wrong("input " + (input + 1) + " must be a constant of the file");
        }
        return tensor;
    }

    private boolean has(OnnxNode node, int input) {
        return !node.input(input).isEmpty();
    }

    private void requireDynamic(OnnxNode node, int input) {
        if (constants.containsKey(node.input(input))) {
            throw node.wrong("input " + (input + 1) + " must be computed, was a constant");
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
        requireDynamic(node, 0);
        node.requireUsual("transA", 0);
        double[][] weights = matrix(node, node.number("transB", 0) != 0);
        double alpha = node.number("alpha", 1);
        for (double[] row : weights) {
            Arrays.setAll(row, j -> alpha * row[j]);
        }
        double[] bias = new double[weights.length];
        if (has(node, 2)) {
            double beta = node.number("beta", 1);
            double[] given = spread(node, constant(node, 2), weights.length, false);
            Arrays.setAll(bias, o -> beta * given[o]);
        }
        add(new Dense(weights, bias));
    }

    private void matMul(OnnxNode node) {
        requireAxes(node, "NC", "NTC", "TNC");
        requireDynamic(node, 0);
        double[][] weights = matrix(node, false);
        add(new Dense(weights, new double[weights.length]));
    }

    /// One row per output.
    private double[][] matrix(OnnxNode node, boolean transposed) {
        OnnxTensor tensor = constant(node, 1);
        if (tensor.dims().length != 2 || tensor.numbers().length == 0) {
            throw node.wrong("its weights must have two sizes, had " + Arrays.toString(tensor.dims()));
        }
        int rows = tensor.dims()[0];
        int width = tensor.dims()[1];
        double[][] given = tensor.rows(rows, width);
        if (transposed) {
            return given;
        }
        double[][] turned = new double[width][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                turned[j][i] = given[i][j];
            }
        }
        return turned;
    }

    private void arithmetic(OnnxNode node) {
        boolean first = !constants.containsKey(node.input(0));
        double[] given = spread(node, constant(node, first ? 1 : 0), channels, axes.equals("NCT"));
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

    /// A constant as one number per channel.
    ///
    /// @param channelsFirst whether steps lie behind the channels
    private static double[] spread(OnnxNode node, OnnxTensor tensor, int channels, boolean channelsFirst) {
        double[] all = new double[channels];
        if (tensor.numbers().length == 1) {
            Arrays.fill(all, tensor.numbers()[0]);
            return all;
        }
        int[] dims = tensor.trimmed();
        int[] wanted = channelsFirst ? new int[] {channels, 1} : new int[] {channels};
        if (!Arrays.equals(dims, wanted)) {
            throw node.wrong("its constant must be one number or one for each of " + channels + " channels, has sizes "
                    + Arrays.toString(tensor.dims()));
        }
        return tensor.numbers().clone();
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
        OnnxTensor tensor = constant(node, 1);
        node.requireUsual("group", 1);
        String padding = node.text("auto_pad", "NOTSET");
        if (tensor.dims().length != 3 || tensor.numbers().length == 0) {
            throw node.wrong(
                    "its weights must have three sizes (along one time), had " + Arrays.toString(tensor.dims()));
        }
        if (!padding.equals("NOTSET") && !padding.equals("VALID")) {
            throw node.wrong("auto_pad must be NOTSET or VALID, was " + padding);
        }
        for (double stride : node.numbers("strides")) {
            if (stride != 1) {
                throw node.wrong("strides must be 1, one was " + stride);
            }
        }
        int outputs = tensor.dims()[0];
        int given = tensor.dims()[1];
        int taps = tensor.dims()[2];
        double[][] weights = new double[outputs][given * taps];
        for (int o = 0; o < outputs; o++) {
            for (int at = 0; at < given * taps; at++) {
                weights[o][at % taps * given + at / taps] = tensor.numbers()[o * given * taps + at];
            }
        }
        double[] bias = has(node, 2) ? spread(node, constant(node, 2), outputs, false) : new double[outputs];
        double[] pads = node.numbers("pads");
        double[] dilations = node.numbers("dilations");
        add(new Convolution(
                weights, bias, taps, whole(node, dilations, 0, 1), whole(node, pads, 0, 0), whole(node, pads, 1, 0)));
    }

    private static int whole(OnnxNode node, double[] numbers, int at, int usual) {
        if (at >= numbers.length) {
            return usual;
        }
        if (numbers[at] < 0 || numbers[at] > 4096) {
            throw node.wrong("pads and dilations must be 0 to 4096, one was " + numbers[at]);
        }
        return (int) numbers[at];
    }

    /// Its blocks are input gate, output gate, forget gate, candidate; both biases are added.
    private void lstm(OnnxNode node, int outputUsed) {
        requireAxes(node, "TNC");
        for (int input = 4; input < 8; input++) {
            if (has(node, input)) {
                throw node.wrong("lengths, first states and peepholes are not translated, input " + (input + 1)
                        + " must be left out");
            }
        }
        if (!node.text("direction", "forward").equals("forward")) {
            throw node.wrong("direction must be forward: the future is not known");
        }
        if (!node.texts("activations").isEmpty()
                && !node.texts("activations").equals(List.of("Sigmoid", "Tanh", "Tanh"))) {
            throw node.wrong("activations must be Sigmoid, Tanh, Tanh, were " + node.texts("activations"));
        }
        node.requireUsual("layout", 0);
        node.requireUsual("input_forget", 0);
        node.requireUsual("clip", 0);
        int units = node.whole("hidden_size", 0);
        int[] blocks = {0, 2, 1, 3};
        double[] input = sized(node, 1, new int[] {1, 4 * units, channels});
        double[] recurrent = sized(node, 2, new int[] {1, 4 * units, units});
        double[] biases = has(node, 3) ? sized(node, 3, new int[] {1, 8 * units}) : new double[8 * units];
        double[][] weights = new double[4 * units][channels + units];
        double[] bias = new double[4 * units];
        for (int row = 0; row < weights.length; row++) {
            int from = blocks[row / units] * units + row % units;
            System.arraycopy(input, from * channels, weights[row], 0, channels);
            System.arraycopy(recurrent, from * units, weights[row], channels, units);
            bias[row] = biases[from] + biases[4 * units + from];
        }
        add(new Lstm(weights, bias));
        switch (outputUsed) {
            case 0 -> axes = "TDNC";
            case 1 -> {
                add(Pooling.LAST);
                axes = "DNC";
            }
            default -> throw node.wrong("its cell state is not translated");
        }
    }

    private double[] sized(OnnxNode node, int input, int[] dims) {
        OnnxTensor tensor = constant(node, input);
        if (dims[1] <= 0 || !Arrays.equals(tensor.dims(), dims)) {
            throw node.wrong("input " + (input + 1) + " must have sizes " + Arrays.toString(dims) + ", had "
                    + Arrays.toString(tensor.dims()));
        }
        return tensor.numbers();
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
        double[] given = has(node, 1) ? constant(node, 1).numbers() : node.numbers("axes");
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
