package io.headrace.training.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.onnx.OnnxDescription.Layout;
import io.headrace.training.onnx.OnnxFile.Attribute;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnnxRefusalTest {
    private static final OnnxDescription DESCRIPTION = new OnnxDescription(
            new QuantileLevels(List.of(.1, .5, .9)), List.of("c", "a", "b"), 1, Layout.NC, Instant.EPOCH);
    private static final List<String> SCHEMA = List.of("a", "b", "c", "d");

    @Test
    void readsItsColumnsInTheOrderOfTheDescription() {
        double[] out = new double[3];
        translate(new OnnxFile().node("Identity", List.of("x"), List.of("y")).bytes(1, 3))
                .predict(new double[] {1, 2, 3, 4}, out);
        assertTrue(Arrays.equals(new double[] {3, 1, 2}, out), Arrays.toString(out));
    }

    @Test
    void namesTheNodeAndWhatToDo() {
        refused("node 'node0' (Loop): this operator is not translated; allowed are", chain("Loop"));
        refused("(Gemm): must read one computed value, read 2", file().node("Gemm", xy("x", "x"), List.of("y")));
        refused("multiplies by zero", file().tensor("z", new long[] {1}, 0).node("Mul", xy("x", "z"), List.of("y")));
        refused("a dense layer must be given 4 channels, was given 3", gemm(4, 3));
        refused("one number for each of 3 levels, gave 1 x 2", gemm(3, 2));
        refused(
                "transA must be 0.0, was 1.0",
                file().tensor("w", new long[] {3, 3}, new double[9])
                        .node("Gemm", xy("x", "w"), List.of("y"), Attribute.whole("transA", 1)));
        refused("holds a graph", file().node("If", List.of("x"), List.of("y"), Attribute.graph("then_branch")));
        refused("no operator of 'com.example'", file().node("com.example", "Magic", List.of("x"), List.of("y")));
    }

    @Test
    void refusesGraphsThatAreNoChain() {
        refused("reads 'z', which nothing before it gives", file().node("Relu", List.of("z"), List.of("y")));
        refused(
                "goes in a circle",
                file().node("Relu", List.of("b"), List.of("a")).node("Relu", List.of("a"), List.of("b")));
        refused(
                "branches are not translated",
                file().node("Relu", List.of("x"), List.of("a"))
                        .node("Tanh", List.of("a"), List.of("b"))
                        .node("Add", xy("b", "a"), List.of("y")));
        refused("its output 'y' is not what its last node gives", file().node("Relu", List.of("x"), List.of("a")));
    }

    @Test
    void refusesDataElsewhereAndSizesThatLie() {
        refused("lies in another file", file().externalTensor("w").node("Add", xy("x", "w"), List.of("y")));
        refused("must hold 4 numbers, as its sizes say, held 3", sized(new long[] {4}, 3));
        refused("has a size of", sized(new long[] {1L << 40, 1L << 40}, 3));
        refused("has a size of -3", sized(new long[] {-3}, 3));
        refused("has more than 8 sizes", sized(new long[] {1, 1, 1, 1, 1, 1, 1, 1, 3}, 3));
        refused("must be one number or one for each of 3 channels", sized(new long[] {2}, 2));
    }

    @Test
    void refusesTreesThatAreNone() {
        OnnxDescription two = new OnnxDescription(DESCRIPTION.levels(), List.of("a", "b"), 1, Layout.NC, Instant.EPOCH);
        byte[] good = OnnxParityTest.trees("BRANCH_LEQ").bytes(1, 2);
        OnnxModel.translate(good, two, SCHEMA);
        refusedBy(
                two,
                "mode BRANCH_EQ is not translated",
                OnnxParityTest.trees("BRANCH_EQ").bytes(1, 2));
        OnnxDescription one = new OnnxDescription(DESCRIPTION.levels(), List.of("a"), 1, Layout.NC, Instant.EPOCH);
        refusedBy(one, "trees must test features below 1, one tested 1", good);
        OnnxDescription later =
                new OnnxDescription(DESCRIPTION.levels(), List.of("a", "b"), 4, Layout.NC, Instant.EPOCH);
        refusedBy(later, "trees read one period, the description says 4", good);
    }

    @Test
    void everyTruncationAndManyChangedBytesAreReadOrRefusedInOneSentence() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] file = gemm(3, 3).bytes(1, 3);
        for (int length = 0; length < file.length; length++) {
            readOrRefused(Arrays.copyOf(file, length));
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = i % 2 == 0
                    ? file.clone()
                    : OnnxParityTest.trees("BRANCH_LT").bytes(1, 3);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            readOrRefused(changed);
        }
    }

    static void readOrRefused(byte[] file) {
        try {
            QuantileModel model = OnnxModel.translate(file, DESCRIPTION, SCHEMA);
            assertEquals(3, model.levels().size());
        } catch (IllegalArgumentException e) {
            assertTrue(!String.valueOf(e.getMessage()).isBlank(), "a refusal says why");
        }
    }

    @Test
    void descriptionsSayWhatIsWrongWithThem() {
        OnnxDescription read = OnnxDescription.read(
                "{\"levels\":[0.5,0.9],\"steps\":4,\"layout\":\"rows steps columns\",\"seen_until\":\"2025-01-01T00:00:00Z\"}");
        assertEquals(Layout.NTC, read.layout());
        assertEquals(4, read.steps());
        for (String[] wrong : new String[][] {
            {"{", "it is not JSON"},
            {"[]", "must be an object"},
            {"{\"level\":[0.5]}", "unknown fields [level]"},
            {"{\"levels\":[]}", "levels must be at least one"},
            {"{\"levels\":[0.5],\"steps\":0}", "steps must be a positive number"},
            {"{\"levels\":[0.5],\"layout\":\"NTC\"}", "layout must be 'rows columns'"},
            {"{\"levels\":[0.5],\"seen_until\":\"May\"}", "seen_until must be a time"}
        }) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> OnnxDescription.read(wrong[0]));
            assertTrue(refusal.getMessage().contains(wrong[1]), refusal.getMessage());
        }
    }

    private static OnnxFile file() {
        return new OnnxFile();
    }

    private static OnnxFile chain(String operator) {
        return file().node(operator, List.of("x"), List.of("y"));
    }

    private static OnnxFile gemm(int inputs, int outputs) {
        double[] weights = new double[inputs * outputs];
        Arrays.setAll(weights, i -> i + 1);
        return file().tensor("w", new long[] {inputs, outputs}, weights).node("Gemm", xy("x", "w"), List.of("y"));
    }

    private static OnnxFile sized(long[] dims, int count) {
        return file().tensor("w", dims, new double[count]).node("Add", xy("x", "w"), List.of("y"));
    }

    private static List<String> xy(String first, String second) {
        return List.of(first, second);
    }

    private static QuantileModel translate(byte[] file) {
        return OnnxModel.translate(file, DESCRIPTION, SCHEMA);
    }

    private static void refused(String part, OnnxFile file) {
        refusedBy(DESCRIPTION, part, file.bytes(1, 3));
    }

    private static void refusedBy(OnnxDescription description, String part, byte[] file) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> OnnxModel.translate(file, description, SCHEMA));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
