package io.headrace.training.onnx;

import java.util.Arrays;
import java.util.Map;

/// The constants of a file as operators want them.
///
/// @param byName tensors of the file by their name
record Constants(Map<String, OnnxTensor> byName) {
    OnnxTensor constant(OnnxNode node, int input) {
        OnnxTensor tensor = byName.get(node.input(input));
        if (tensor == null) {
            throw node.wrong("input " + (input + 1) + " must be a constant of the file");
        }
        return tensor;
    }

    static boolean has(OnnxNode node, int input) {
        return !node.input(input).isEmpty();
    }

    void requireDynamic(OnnxNode node, int input) {
        if (byName.containsKey(node.input(input))) {
            throw node.wrong("input " + (input + 1) + " must be computed, was a constant");
        }
    }

    boolean holds(OnnxNode node, int input) {
        return byName.containsKey(node.input(input));
    }

    /// One row per output.
    double[][] matrix(OnnxNode node, boolean transposed) {
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

    /// A constant as one number per channel.
    ///
    /// @param channelsFirst whether steps lie behind the channels
    static double[] spread(OnnxNode node, OnnxTensor tensor, int channels, boolean channelsFirst) {
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

    double[] sized(OnnxNode node, int input, int[] dims) {
        OnnxTensor tensor = constant(node, input);
        if (dims[1] <= 0 || !Arrays.equals(tensor.dims(), dims)) {
            throw node.wrong("input " + (input + 1) + " must have sizes " + Arrays.toString(dims) + ", had "
                    + Arrays.toString(tensor.dims()));
        }
        return tensor.numbers();
    }
}
