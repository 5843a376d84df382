package io.headrace.training.cli.rehearsal;

import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Tree;
import io.headrace.models.predictor.TreeQuantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Models of random numbers in the size of real ones: 25 inputs, 10 levels, 50 trees of 63 nodes a level. The
/// launcher's rehearsal loads one, and what `bench/model-load` times is of the same kind.
public enum RehearsedModel {
    LINEAR,
    TREES,
    BLEND;

    private static final int INPUTS = 25;
    private static final int TREES_A_LEVEL = 50;
    private static final int DEPTH = 5;
    private static final long HOUR = 3_600_000_000_000L;
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;

    /// The model, the same one every time.
    public ModelBundle bundle() {
        SplittableRandom random = new SplittableRandom(1);
        QuantileModel model = switch (this) {
            case LINEAR -> linear(random);
            case TREES -> trees(random);
            case BLEND -> blend(linear(random), trees(random));
        };
        return new ModelBundle(card(), model, CalibrationState.none(LEVELS, List.of("a", "b")));
    }

    private static BlendQuantiles blend(QuantileModel one, QuantileModel other) {
        double[][] halves = new double[LEVELS.size()][];
        Arrays.fill(halves, new double[] {.5, .5});
        return new BlendQuantiles(List.of(one, other), halves);
    }

    private static ModelCard card() {
        return new ModelCard(
                ModelCard.UNIDENTIFIED,
                "rehearsal",
                "none",
                "ab".repeat(32),
                IntStream.range(0, INPUTS).mapToObj(i -> "column_" + i).toList(),
                LEVELS,
                new ForecastWindow(0, 4 * HOUR),
                List.of(),
                0,
                1,
                Long.MAX_VALUE,
                0,
                1,
                Map.of(),
                Map.of(),
                "random numbers");
    }

    private static LinearQuantiles linear(SplittableRandom random) {
        double[][] coefficients = new double[LEVELS.size()][];
        Arrays.setAll(coefficients, k -> random.doubles(INPUTS + 1, -1, 1).toArray());
        return new LinearQuantiles(
                LEVELS,
                random.doubles(INPUTS, -1, 1).toArray(),
                random.doubles(INPUTS, 1, 2).toArray(),
                coefficients);
    }

    private static TreeQuantiles trees(SplittableRandom random) {
        List<Ensemble> ensembles = Stream.generate(() -> new Ensemble(
                        random.nextDouble(),
                        Stream.generate(() -> tree(random)).limit(TREES_A_LEVEL).toList()))
                .limit(LEVELS.size())
                .toList();
        return new TreeQuantiles(LEVELS, INPUTS, -1, ensembles);
    }

    /// A full binary tree; the children of node n are 2 n + 1 and 2 n + 2.
    private static Tree tree(SplittableRandom random) {
        int splits = (1 << DEPTH) - 1;
        int nodes = 2 * splits + 1;
        int[] feature = new int[nodes];
        int[] left = new int[nodes];
        int[] right = new int[nodes];
        Arrays.fill(feature, Tree.LEAF);
        for (int node = 0; node < splits; node++) {
            feature[node] = random.nextInt(INPUTS);
            left[node] = 2 * node + 1;
            right[node] = 2 * node + 2;
        }
        return new Tree(
                feature,
                random.doubles(nodes, -1, 1).toArray(),
                left,
                right,
                random.doubles(nodes, -1, 1).toArray());
    }
}
