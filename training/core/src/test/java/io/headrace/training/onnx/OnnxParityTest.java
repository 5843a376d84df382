package io.headrace.training.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.onnx.OnnxDescription.Layout;
import io.headrace.training.onnx.OnnxFile.Attribute;
import java.nio.FloatBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What ONNX Runtime says of a file, our numbers say too.
class OnnxParityTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.1, .5, .9));
    private static final List<String> X = List.of("x");
    private static final List<String> Y = List.of("y");
    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "LeakyRelu", "Elu", "Sigmoid", "Tanh", "Softplus", "Identity"})
    void everyCurve(String operator) throws OrtException {
        same(new OnnxFile().node(operator, X, Y).bytes(1, 3), Layout.NC, 1, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul", "Div"})
    void everyArithmetic(String operator) throws OrtException {
        double[] numbers = {.5, -2, 3};
        same(file("c", numbers, 3).node(operator, List.of("x", "c"), Y).bytes(1, 3), Layout.NC, 1, 3);
        same(file("c", new double[] {4}).node(operator, List.of("x", "c"), Y).bytes(1, 3), Layout.NC, 1, 3);
        if (!operator.equals("Div")) {
            same(file("c", numbers, 1, 3).node(operator, List.of("c", "x"), Y).bytes(1, 3), Layout.NC, 1, 3);
        }
    }

    @Test
    void scaler() throws OrtException {
        OnnxFile file = new OnnxFile()
                .node(
                        "ai.onnx.ml",
                        "Scaler",
                        X,
                        Y,
                        Attribute.floats("offset", 1, 2, 3),
                        Attribute.floats("scale", .5, 2, -1));
        same(file.bytes(1, 3), Layout.NC, 1, 3);
    }

    @Test
    void gemmEitherWayRoundAndMatMul() throws OrtException {
        OnnxFile plain = file("w", numbers(12), 4, 3).tensor("b", new long[] {3}, numbers(3));
        same(plain.node("Gemm", List.of("x", "w", "b"), Y).bytes(1, 4), Layout.NC, 1, 4);
        OnnxFile turned = file("w", numbers(12), 3, 4).tensor("b", false, new long[] {1, 3}, numbers(3));
        same(
                turned.node(
                                "Gemm",
                                List.of("x", "w", "b"),
                                Y,
                                Attribute.whole("transB", 1),
                                Attribute.number("alpha", .5),
                                Attribute.number("beta", 2))
                        .bytes(1, 4),
                Layout.NC,
                1,
                4);
        same(file("w", numbers(12), 4, 3).node("MatMul", List.of("x", "w"), Y).bytes(1, 4), Layout.NC, 1, 4);
    }

    @Test
    void aPerceptronOverFlatPeriods() throws OrtException {
        OnnxFile file = file("w", numbers(40), 8, 5)
                .tensor("b", new long[] {5}, numbers(5))
                .tensor("v", new long[] {5, 3}, numbers(15))
                .tensor("c", new long[] {3}, numbers(3))
                .node("MatMul", List.of("x", "w"), List.of("h"))
                .node("Add", List.of("h", "b"), List.of("i"))
                .node("Relu", List.of("i"), List.of("j"))
                .node("Gemm", List.of("j", "v", "c"), Y);
        same(file.bytes(1, 8), Layout.NC, 4, 2);
    }

    @Test
    void dilatedCausalConvolutionsFlattenedByChannel() throws OrtException {
        OnnxFile file = file("w", numbers(2 * 3 * 2), 2, 3, 2)
                .tensor("b", new long[] {2}, numbers(2))
                .tensor("g", new long[] {12, 3}, numbers(36))
                .node(
                        "Conv",
                        List.of("x", "w", "b"),
                        List.of("h"),
                        Attribute.wholes("dilations", 2),
                        Attribute.wholes("kernel_shape", 2),
                        Attribute.wholes("pads", 2, 0))
                .node("Tanh", List.of("h"), List.of("i"))
                .node("Flatten", List.of("i"), List.of("j"))
                .node("Gemm", List.of("j", "g"), Y);
        same(file.bytes(1, 3, 6), Layout.NCT, 6, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GlobalAveragePool", "GlobalMaxPool"})
    void convolutionsOverTransposedPeriodsAndPools(String pool) throws OrtException {
        OnnxFile file = file("w", numbers(3 * 2 * 3), 3, 2, 3)
                .node("Transpose", X, List.of("t"), Attribute.wholes("perm", 0, 2, 1))
                .node("Conv", List.of("t", "w"), List.of("h"))
                .node(pool, List.of("h"), List.of("i"))
                .node("Flatten", List.of("i"), Y);
        same(file.bytes(1, 5, 2), Layout.NTC, 5, 2);
    }

    @Test
    void theLastStateOfAnLstm() throws OrtException {
        OnnxFile file = lstm().node(
                        "LSTM", List.of("t", "w", "r", "b"), List.of("", "h"), Attribute.whole("hidden_size", 3))
                .wholes("axes", 0)
                .node("Squeeze", List.of("h", "axes"), Y);
        same(file.bytes(1, 5, 2), Layout.NTC, 5, 2);
    }

    @Test
    void allStatesOfAnLstm() throws OrtException {
        OnnxFile file = lstm().tensor("g", new long[] {15, 3}, numbers(45))
                .node("LSTM", List.of("t", "w", "r", "b"), List.of("h"), Attribute.whole("hidden_size", 3))
                .wholes("axes", 1)
                .node("Squeeze", List.of("h", "axes"), List.of("i"))
                .node("Transpose", List.of("i"), List.of("j"), Attribute.wholes("perm", 1, 0, 2))
                .node("Flatten", List.of("j"), List.of("k"))
                .node("Gemm", List.of("k", "g"), Y);
        same(file.bytes(1, 5, 2), Layout.NTC, 5, 2);
    }

    private OnnxFile lstm() {
        return file("w", numbers(24), 1, 12, 2)
                .tensor("r", new long[] {1, 12, 3}, numbers(36))
                .tensor("b", new long[] {1, 24}, numbers(24))
                .node("Transpose", X, List.of("t"), Attribute.wholes("perm", 1, 0, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BRANCH_LEQ", "BRANCH_LT", "BRANCH_GT", "BRANCH_GTE"})
    void treesOfEveryMode(String mode) throws OrtException {
        same(trees(mode).bytes(1, 2), Layout.NC, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BRANCH_LEQ", "BRANCH_LT", "BRANCH_GT", "BRANCH_GTE"})
    void treesOfScaledColumns(String mode) throws OrtException {
        OnnxFile scaled = new OnnxFile()
                .node(
                        "ai.onnx.ml",
                        "Scaler",
                        X,
                        List.of("s"),
                        Attribute.floats("offset", .1, -.2),
                        Attribute.floats("scale", 1.7, -.3));
        same(trees(scaled, List.of("s"), mode).bytes(1, 2), Layout.NC, 1, 2);
        OnnxFile chained = file("c", new double[] {.3, -.7}, 2)
                .tensor("d", new long[] {1, 2}, new double[] {-1.3, .9})
                .node("Sub", List.of("c", "x"), List.of("h"))
                .node("Div", List.of("h", "d"), List.of("i"))
                .node("Identity", List.of("i"), List.of("j"))
                .node("Mul", List.of("j", "d"), List.of("k"))
                .node("Add", List.of("k", "c"), List.of("s"));
        same(trees(chained, List.of("s"), mode).bytes(1, 2), Layout.NC, 1, 2);
    }

    /// Two trees for three targets, the first with a number for each at every leaf: the runtime leaves the base
    /// out where no leaf speaks. Tests fall on values that come as inputs.
    static OnnxFile trees(String mode) {
        return trees(new OnnxFile(), X, mode);
    }

    private static OnnxFile trees(OnnxFile before, List<String> from, String mode) {
        return before.node(
                "ai.onnx.ml",
                "TreeEnsembleRegressor",
                from,
                Y,
                Attribute.wholes("nodes_treeids", 0, 0, 0, 1, 1, 1, 1, 1),
                Attribute.wholes("nodes_nodeids", 0, 1, 2, 0, 1, 2, 3, 4),
                Attribute.wholes("nodes_featureids", 0, 0, 0, 1, 0, 0, 0, 0),
                Attribute.floats("nodes_values", .5, 0, 0, -.25, 0, .75, 0, 0),
                Attribute.wholes("nodes_truenodeids", 1, 0, 0, 1, 0, 3, 0, 0),
                Attribute.wholes("nodes_falsenodeids", 2, 0, 0, 2, 0, 4, 0, 0),
                Attribute.texts("nodes_modes", List.of(mode, "LEAF", "LEAF", mode, "LEAF", mode, "LEAF", "LEAF")),
                Attribute.wholes("target_treeids", 0, 0, 0, 0, 0, 0, 1, 1, 1),
                Attribute.wholes("target_nodeids", 1, 1, 1, 2, 2, 2, 1, 3, 4),
                Attribute.wholes("target_ids", 0, 1, 2, 0, 1, 2, 2, 0, 1),
                Attribute.floats("target_weights", .1, .2, .3, .4, .5, .6, .7, .8, .9),
                Attribute.floats("base_values", 1, 2, 3),
                Attribute.whole("n_targets", 3));
    }

    private void same(byte[] file, Layout layout, int steps, int columns) throws OrtException {
        QuantileModel ours = OnnxModel.translate(
                file,
                new OnnxDescription(LEVELS, List.of(), steps, layout, Instant.EPOCH),
                List.of("a", "b", "c", "d", "e").subList(0, columns));
        long[] shape = switch (layout) {
            case NC -> new long[] {1, (long) steps * columns};
            case NTC -> new long[] {1, steps, columns};
            case NCT -> new long[] {1, columns, steps};
        };
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file)) {
            for (int i = 0; i < 50; i++) {
                // Quarters, so that tests of trees fall on values that come.
                double[] features = random.doubles(steps * columns)
                        .map(x -> Math.rint(8 * x - 4) / 4)
                        .toArray();
                float[] theirs = new float[features.length];
                for (int at = 0; at < theirs.length; at++) {
                    int to = layout == Layout.NCT ? at % columns * steps + at / columns : at;
                    theirs[to] = (float) features[at];
                }
                double[] out = new double[3];
                ours.predict(features, out);
                try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(theirs), shape);
                        OrtSession.Result result = session.run(Map.of("x", tensor))) {
                    float[] expected =
                            ((OnnxTensor) result.get(0)).getFloatBuffer().array();
                    for (int k = 0; k < 3; k++) {
                        assertEquals(expected[k], out[k], 1e-5 * Math.max(1, Math.abs(expected[k])), "output " + k);
                    }
                }
            }
        }
    }

    private static OnnxFile file(String name, double[] numbers, long... dims) {
        return new OnnxFile().tensor(name, dims, numbers);
    }

    private double[] numbers(int count) {
        return random.doubles(count, -1, 1).toArray();
    }
}
