package io.headrace.training.onnx;

import io.headrace.models.predictor.network.Lstm;
import java.util.List;

/// `LSTM` to ours. Its blocks are input gate, output gate, forget gate, candidate; both biases are added.
final class LstmTranslation {
    private LstmTranslation() {}

    /// @param channels what each step holds
    static Lstm of(OnnxNode node, Constants constants, int channels) {
        requirePlain(node);
        int units = node.whole("hidden_size", 0);
        int[] blocks = {0, 2, 1, 3};
        double[] input = constants.sized(node, 1, new int[] {1, 4 * units, channels});
        double[] recurrent = constants.sized(node, 2, new int[] {1, 4 * units, units});
        double[] biases =
                Constants.has(node, 3) ? constants.sized(node, 3, new int[] {1, 8 * units}) : new double[8 * units];
        double[][] weights = new double[4 * units][channels + units];
        double[] bias = new double[4 * units];
        for (int row = 0; row < weights.length; row++) {
            int from = blocks[row / units] * units + row % units;
            System.arraycopy(input, from * channels, weights[row], 0, channels);
            System.arraycopy(recurrent, from * units, weights[row], channels, units);
            bias[row] = biases[from] + biases[4 * units + from];
        }
        return new Lstm(weights, bias);
    }

    /// Forward, with the usual curves, from a state of nothing.
    private static void requirePlain(OnnxNode node) {
        for (int input = 4; input < 8; input++) {
            if (Constants.has(node, input)) {
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
    }
}
