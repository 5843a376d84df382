package io.headrace.training.onnx;

import io.headrace.models.predictor.network.Convolution;
import java.util.Arrays;

/// `Conv` along time to our convolution.
final class ConvTranslation {
    private ConvTranslation() {}

    /// An operator of one time axis whose strides and groups are the usual ones.
    static Convolution of(OnnxNode node, Constants constants) {
        OnnxTensor tensor = constants.constant(node, 1);
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
        double[] bias = Constants.has(node, 2)
                ? Constants.spread(node, constants.constant(node, 2), outputs, false)
                : new double[outputs];
        double[] pads = node.numbers("pads");
        double[] dilations = node.numbers("dilations");
        return new Convolution(
                weights, bias, taps, whole(node, dilations, 0, 1), whole(node, pads, 0, 0), whole(node, pads, 1, 0));
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
}
