package io.headrace.models.predictor.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.SampleModels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LayerTest {
    private static final double[] TWO_BY_THREE = {1, 2, 3, 10, 20, 30};

    @Test
    void scalingCutsWhatIsFarOut() {
        Scaling scaling = new Scaling(new double[] {1, 0, 0}, new double[] {2, 10, -10}, 1.5);
        assertArrayEquals(new double[] {0, .2, -.3, 1.5, 1.5, -1.5}, run(scaling, TWO_BY_THREE, 2, 3));
    }

    @Test
    void selectionTakesChannelsInItsOwnOrder() {
        assertArrayEquals(
                new double[] {3, 1, 1, 30, 10, 10}, run(new Selection(new int[] {2, 0, 0}), TWO_BY_THREE, 2, 3));
    }

    @Test
    void denseMapsEachStepOnItsOwn() {
        Dense dense = new Dense(new double[][] {{1, 1, 1}, {0, 1, -1}}, new double[] {.5, 0});
        assertArrayEquals(new double[] {6.5, -1, 60.5, -10}, run(dense, TWO_BY_THREE, 2, 3));
    }

    @Test
    void aConvolutionIsTheSumOfItsDefinition() {
        SplittableRandom random = new SplittableRandom(1);
        for (int taps = 1; taps < 4; taps++) {
            for (int before = 0; before < 3; before++) {
                expectDefinition(random, taps, 1 + taps % 2, before, taps - 1);
            }
        }
    }

    private static void expectDefinition(SplittableRandom random, int taps, int dilation, int before, int after) {
        int steps = 7;
        int channels = 3;
        double[][] weights = SampleModels.rows(random, 2, taps * channels);
        double[] bias = SampleModels.numbers(random, 2);
        double[] in = SampleModels.numbers(random, steps * channels);
        Convolution layer = new Convolution(weights, bias, taps, dilation, before, after);
        double[] out = run(layer, in, steps, channels);
        for (int t = 0; t < layer.steps(steps); t++) {
            for (int o = 0; o < 2; o++) {
                double sum = bias[o];
                for (int i = 0; i < taps; i++) {
                    int at = t - before + i * dilation;
                    for (int c = 0; c < channels && at >= 0 && at < steps; c++) {
                        sum += weights[o][i * channels + c] * in[at * channels + c];
                    }
                }
                assertEquals(sum, out[t * 2 + o], 1e-12);
            }
        }
    }

    @Test
    void withoutPaddingTheLastStepIsThatOfTheCausalConvolution() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] weights = SampleModels.rows(random, 4, 6);
        double[] bias = SampleModels.numbers(random, 4);
        double[] in = SampleModels.numbers(random, 24);
        double[] causal = run(new Convolution(weights, bias, 3, 2, 4, 0), in, 12, 2);
        double[] bare = run(new Convolution(weights, bias, 3, 2, 0, 0), in, 12, 2);
        assertArrayEquals(
                Arrays.copyOfRange(causal, causal.length - 4, causal.length),
                Arrays.copyOfRange(bare, bare.length - 4, bare.length));
    }

    @Test
    void anLstmFollowsItsFormula() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] weights = SampleModels.rows(random, 4, 3);
        double[] bias = SampleModels.numbers(random, 4);
        double[] in = SampleModels.numbers(random, 6);
        double[] out = run(new Lstm(weights, bias), in, 3, 2);
        double h = 0;
        double c = 0;
        for (int t = 0; t < 3; t++) {
            double[] z = new double[4];
            for (int g = 0; g < 4; g++) {
                z[g] = bias[g] + weights[g][0] * in[2 * t] + weights[g][1] * in[2 * t + 1] + weights[g][2] * h;
            }
            c = c / (1 + Math.exp(-z[1])) + Math.tanh(z[3]) / (1 + Math.exp(-z[0]));
            h = Math.tanh(c) / (1 + Math.exp(-z[2]));
            assertEquals(h, out[t], 1e-14);
        }
    }

    @Test
    void poolingMakesOneStep() {
        assertArrayEquals(new double[] {10, 20, 30}, run(Pooling.LAST, TWO_BY_THREE, 2, 3));
        assertArrayEquals(new double[] {5.5, 11, 16.5}, run(Pooling.MEAN, TWO_BY_THREE, 2, 3), 1e-14);
        assertArrayEquals(new double[] {10, 20, 30}, run(Pooling.LARGEST, TWO_BY_THREE, 2, 3));
        assertArrayEquals(TWO_BY_THREE, run(Pooling.FLAT, TWO_BY_THREE, 2, 3));
        assertArrayEquals(new double[] {1, 10, 2, 20, 3, 30}, run(Pooling.FLAT_BY_CHANNEL, TWO_BY_THREE, 2, 3));
    }

    @Test
    void curvesBendAsTheySay() {
        double[] x = {-2, 0, 3};
        assertArrayEquals(new double[] {0, 0, 3}, run(Activated.RELU, x, 1, 3), 0.0);
        assertArrayEquals(new double[] {-.2, 0, 3}, run(new Activated(Activation.LINE, .1), x, 1, 3), 1e-15);
        assertArrayEquals(
                new double[] {.5 * Math.expm1(-2), 0, 3}, run(new Activated(Activation.ELU, .5), x, 1, 3), 1e-15);
        assertArrayEquals(
                new double[] {Math.log(1 + Math.exp(-2)), Math.log(2), Math.log(1 + Math.exp(3))},
                run(new Activated(Activation.SOFTPLUS), x, 1, 3),
                1e-14);
        assertArrayEquals(new double[] {0, 1}, run(new Activated(Activation.SIGMOID), new double[] {-800, 800}, 1, 2));
    }

    @Test
    void incrementsNeverFallWhateverComes() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            double[] in = random.doubles(10, -800, 800).toArray();
            int anchor = random.nextInt(10);
            double[] out = run(new Increments(anchor), in, 1, 10);
            assertEquals(in[anchor], out[anchor]);
            for (int k = 1; k < out.length; k++) {
                assertTrue(out[k - 1] <= out[k], () -> Arrays.toString(out));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Dense(new double[0][], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new Dense(new double[][] {{1}, {1, 2}}, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> new Lstm(new double[4][1], new double[4]));
        assertThrows(IllegalArgumentException.class, () -> new Lstm(new double[3][9], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new Dense(new double[1][1], new double[] {Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> new Selection(new int[] {0, 3}).channels(3, 1));
    }

    private static double[] run(Layer layer, double[] in, int steps, int channels) {
        double[] out = new double[layer.steps(steps) * layer.channels(channels, steps)];
        double[] work = new double[layer.workspace()];
        Arrays.fill(work, 7); // whatever is in it must not count
        double[] before = in.clone();
        layer.apply(in, steps, channels, out, work);
        assertArrayEquals(before, in);
        return out;
    }
}
