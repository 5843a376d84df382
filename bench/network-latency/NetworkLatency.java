import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Convolution;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Increments;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Lstm;
import io.headrace.models.predictor.network.Pooling;
import io.headrace.models.predictor.network.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Time of one prediction, ten quantiles, by networks of the shapes that are fitted, with random numbers.
public final class NetworkLatency {
    private static final int COLUMNS = 64;
    private static final int UNITS = 16;
    private static final int LEVELS = QuantileLevels.STANDARD.size();
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    private NetworkLatency() {}

    public static void main(String[] args) {
        print("dense, 2 periods", 2, List.of(Pooling.FLAT, dense(2 * COLUMNS, 32), elu(), dense(32, UNITS), elu()));
        List<Layer> folded = new ArrayList<>();
        for (int dilation = 1; dilation < 16; dilation *= 2) {
            folded.add(new Convolution(
                    rows(UNITS, 2 * (dilation == 1 ? COLUMNS : UNITS)), numbers(UNITS), 2, dilation, 0, 0));
            folded.add(elu());
        }
        folded.add(dense(UNITS, UNITS));
        folded.add(elu());
        print("convolutions, 16 periods", 16, folded);
        Layer lstm = new Lstm(rows(4 * UNITS, COLUMNS + UNITS), numbers(4 * UNITS));
        print("LSTM, 12 periods", 12, List.of(lstm, Pooling.LAST));
    }

    private static void print(String name, int steps, List<Layer> hidden) {
        double[] ones = new double[COLUMNS];
        Arrays.fill(ones, 1);
        List<Layer> layers = new ArrayList<>(List.of(new Scaling(new double[COLUMNS], ones, 5)));
        layers.addAll(hidden);
        layers.add(dense(UNITS, LEVELS));
        layers.add(new Increments(3));
        print(name, steps, layers, Map.of());
        print("  a venue's own layer", steps, layers, Map.of("own", dense(UNITS, LEVELS)));
    }

    private static void print(String name, int steps, List<Layer> layers, Map<String, Dense> heads) {
        NetworkQuantiles network = new NetworkQuantiles(QuantileLevels.STANDARD, COLUMNS, steps, layers, heads);
        double[] features = numbers(steps * COLUMNS);
        double[] out = new double[LEVELS];
        long[] nanos = new long[50_000];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < nanos.length; i++) {
                features[i % features.length] += 1e-9;
                long before = System.nanoTime();
                network.predict("own", features, out);
                nanos[i] = System.nanoTime() - before;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-26s p50 %5.1f us  p99 %6.1f us%n",
                name,
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3);
    }

    private static Activated elu() {
        return new Activated(Activation.ELU);
    }

    private static Dense dense(int inputs, int outputs) {
        return new Dense(rows(outputs, inputs), numbers(outputs));
    }

    private static double[][] rows(int rows, int width) {
        double[][] all = new double[rows][];
        Arrays.setAll(all, row -> numbers(width));
        return all;
    }

    private static double[] numbers(int count) {
        return RANDOM.doubles(count, -.3, .3).toArray();
    }
}
