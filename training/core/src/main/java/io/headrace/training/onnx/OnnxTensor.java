package io.headrace.training.onnx;

import java.util.Arrays;

/// Constant numbers of a file.
///
/// @param dims sizes, outermost first; none for a single number
/// @param numbers as many as the sizes say
record OnnxTensor(String name, int[] dims, double[] numbers) {
    /// Sizes without the ones in front.
    int[] trimmed() {
        int from = 0;
        while (from < dims.length && dims[from] == 1) {
            from++;
        }
        return Arrays.copyOfRange(dims, from, dims.length);
    }

    /// The rows of a matrix.
    double[][] rows(int rows, int width) {
        double[][] all = new double[rows][];
        for (int i = 0; i < rows; i++) {
            all[i] = Arrays.copyOfRange(numbers, i * width, (i + 1) * width);
        }
        return all;
    }
}
