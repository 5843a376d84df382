package io.headrace.models;

import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.blend.BlendState;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.drift.InputReference;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.FloatTreeQuantiles;
import io.headrace.models.predictor.ForestQuantiles;
import io.headrace.models.predictor.ForestTree;
import io.headrace.models.predictor.LeaningQuantiles;
import io.headrace.models.predictor.LinearBounds;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.MixturePart;
import io.headrace.models.predictor.MixtureQuantiles;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.ScoreTable;
import io.headrace.models.predictor.SeasonalQuantiles;
import io.headrace.models.predictor.StackedQuantiles;
import io.headrace.models.predictor.StructuralBase;
import io.headrace.models.predictor.StructuralQuantiles;
import io.headrace.models.predictor.Tree;
import io.headrace.models.predictor.TreeQuantiles;
import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Convolution;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Increments;
import io.headrace.models.predictor.network.Lstm;
import io.headrace.models.predictor.network.Pooling;
import io.headrace.models.predictor.network.Scaling;
import io.headrace.models.predictor.network.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Small models with random numbers, and what they read.
public final class SampleModels {
    public static final long HOUR = 3_600_000_000_000L;
    public static final ForecastWindow WINDOW = new ForecastWindow(HOUR, HOUR);
    public static final QuantileLevels LEVELS = new QuantileLevels(List.of(.1, .5, .95));
    public static final FeatureSchema SCHEMA = FeatureSchema.of(
            List.of(NeedScale.COLUMN, "hour_of_day", "ewma_volatility", "funding_rate_24h"),
            List.of("scale", "hour", "ewma", "funding"));

    private SampleModels() {}

    public static ModelBundle bundle(QuantileModel model) {
        CalibrationState calibration = new CalibrationState(
                .02, Map.of("*", List.of(-.01, 0.0, .03), "alpha", List.of(-.1, 1.0 / 3, Math.PI)));
        return new ModelBundle(card(), model, calibration, reference());
    }

    /// What training met: a handful of rows.
    public static TrainingReference reference() {
        return new TrainingReference(
                SCHEMA.columns().stream()
                        .map(column -> InputReference.of(column, new double[] {0, 1000, 24, 500, 0}))
                        .toList(),
                2.5);
    }

    public static ModelCard card() {
        return new ModelCard(
                ModelCard.UNIDENTIFIED,
                "linear",
                "headrace 0.1.0",
                SCHEMA.fingerprint(),
                SCHEMA.columns(),
                LEVELS,
                WINDOW,
                List.of("ab".repeat(32)),
                0,
                100 * HOUR,
                1000 * HOUR,
                4,
                7,
                Map.of("trees", 50.0),
                Map.of("wql", .123456789, "coverage_95", .951),
                "Fitted on generated data; \"not\" for trading.");
    }

    public static LinearQuantiles linear(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] coefficients = new double[LEVELS.size()][];
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] = numbers(random, SCHEMA.size() + 1);
        }
        double[] spread = numbers(random, SCHEMA.size());
        for (int j = 0; j < spread.length; j++) {
            spread[j] = Math.exp(5 * spread[j]);
        }
        return new LinearQuantiles(LEVELS, numbers(random, SCHEMA.size()), spread, coefficients);
    }

    /// A linear model that follows inputs and answers within a part of their range only.
    public static LinearQuantiles bounded(long seed) {
        LinearQuantiles line = linear(seed);
        SplittableRandom random = new SplittableRandom(seed);
        double[] low = numbers(random, SCHEMA.size());
        double[] high = low.clone();
        for (int j = 0; j < high.length; j++) {
            high[j] += random.nextDouble();
        }
        LinearBounds bounds = new LinearBounds(low, high, -random.nextDouble(), random.nextDouble());
        return new LinearQuantiles(LEVELS, line.centre(), line.spread(), line.coefficients(), bounds);
    }

    public static SeasonalQuantiles seasonal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] table = new double[24][];
        for (int slot = 0; slot < table.length; slot++) {
            table[slot] = numbers(random, LEVELS.size());
        }
        return new SeasonalQuantiles(LEVELS, SCHEMA.size(), 1, 2, table);
    }

    public static StructuralQuantiles structural(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StructuralBase base = new StructuralBase(
                new StructuralBase.Columns(new int[] {2, 3}, StructuralBase.ABSENT, 3, StructuralBase.ABSENT, 0, 2, 2),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble());
        return new StructuralQuantiles(
                LEVELS, SCHEMA.size(), base, 1, seasonal(random.nextLong()).table());
    }

    /// Trees over a structural base.
    public static StackedQuantiles stacked(long seed) {
        return new StackedQuantiles(structural(seed), trees(seed, SCHEMA.size() + StackedQuantiles.BASE_INPUTS));
    }

    /// Three families, the second level all of the first.
    public static BlendQuantiles blend(long seed) {
        return new BlendQuantiles(
                List.of(linear(seed), stacked(seed), seasonal(seed)),
                new double[][] {{.25, .25, .5}, {1, 0, 0}, {.5, .125, .375}});
    }

    /// A blend whose weights have learned at one venue and go on learning.
    public static ModelBundle learning(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ModelBundle fixed = bundle(blend(seed));
        BlendState weights = BlendState.bernstein(LEVELS.size(), 3);
        for (int i = 0; i < 5; i++) {
            double[][] members = {
                numbers(random, LEVELS.size()), numbers(random, LEVELS.size()), numbers(random, LEVELS.size())
            };
            double truth = random.nextGaussian();
            weights = weights.updated(LEVELS, "alpha", members, weights.mixed("alpha", members), truth);
        }
        return new ModelBundle(fixed.card(), fixed.model(), fixed.calibration().withExperts(weights), reference());
    }

    /// Every kind of layer, over three vectors.
    public static NetworkQuantiles network(long seed) {
        return network(seed, SCHEMA.size());
    }

    /// The same network with output layers of two venues' own.
    public static NetworkQuantiles tunedNetwork(long seed) {
        return tuned(network(seed), seed);
    }

    /// As [#stackedNetwork], with output layers of two venues' own.
    public static StackedQuantiles stackedTunedNetwork(long seed) {
        StackedQuantiles stacked = stackedNetwork(seed);
        return new StackedQuantiles(stacked.base(), tuned((NetworkQuantiles) stacked.rest(), seed));
    }

    private static NetworkQuantiles tuned(NetworkQuantiles network, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        Map<String, Dense> heads = new TreeMap<>();
        for (String venue : List.of("gamma", "alpha")) {
            heads.put(venue, new Dense(rows(random, LEVELS.size(), 4), numbers(random, LEVELS.size())));
        }
        return new NetworkQuantiles(network.levels(), network.inputs(), network.steps(), network.layers(), heads);
    }

    /// A network over three vectors of a structural base.
    public static StackedQuantiles stackedNetwork(long seed) {
        return new StackedQuantiles(structural(seed), network(seed, SCHEMA.size() + StackedQuantiles.BASE_INPUTS));
    }

    private static NetworkQuantiles network(long seed, int inputs) {
        SplittableRandom random = new SplittableRandom(seed);
        return new NetworkQuantiles(
                LEVELS,
                inputs,
                3,
                List.of(
                        new Scaling(numbers(random, inputs), numbers(random, inputs), 8),
                        new Selection(new int[] {3, 1, 1}),
                        new Convolution(rows(random, 5, 6), numbers(random, 5), 2, 1, 1, 0),
                        new Activated(Activation.ELU, .5),
                        new Lstm(rows(random, 16, 9), numbers(random, 16)),
                        Pooling.values()[random.nextInt(3)],
                        new Dense(rows(random, LEVELS.size(), 4), numbers(random, LEVELS.size())),
                        new Increments(1)));
    }

    public static double[][] rows(SplittableRandom random, int rows, int width) {
        double[][] numbers = new double[rows][];
        Arrays.setAll(numbers, row -> numbers(random, width));
        return numbers;
    }

    public static TreeQuantiles trees(long seed) {
        return trees(seed, SCHEMA.size());
    }

    private static TreeQuantiles trees(long seed, int inputs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Ensemble> ensembles = new ArrayList<>();
        for (int k = 0; k < LEVELS.size(); k++) {
            List<Tree> trees = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                trees.add(tree(random, 1 + random.nextInt(12), inputs));
            }
            ensembles.add(new Ensemble(random.nextDouble(-1, 1), trees));
        }
        return new TreeQuantiles(LEVELS, inputs, random.nextInt(-1, inputs), ensembles);
    }

    /// Trees in single precision under a level that leans on them.
    public static LeaningQuantiles leaning(long seed) {
        QuantileLevels inner = new QuantileLevels(LEVELS.values().subList(0, 2));
        SplittableRandom random = new SplittableRandom(seed);
        List<Ensemble> ensembles = new ArrayList<>();
        for (int k = 0; k < inner.size(); k++) {
            ensembles.add(new Ensemble((float) random.nextDouble(), List.of(single(tree(random, 7, SCHEMA.size())))));
        }
        return new LeaningQuantiles(
                LEVELS, new FloatTreeQuantiles(inner, SCHEMA.size(), ensembles), new int[] {0, 1, 1}, new double[] {
                    0, 0, random.nextDouble()
                });
    }

    private static Tree single(Tree tree) {
        return new Tree(tree.feature(), rounded(tree.threshold()), tree.left(), tree.right(), rounded(tree.value()));
    }

    private static double[] rounded(double[] numbers) {
        return Arrays.stream(numbers).map(number -> (float) number).toArray();
    }

    public static ForestQuantiles forest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ForestTree> trees = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Tree shape = tree(random, 5, SCHEMA.size());
            double[] place = new double[shape.nodes()];
            List<int[]> leaves = new ArrayList<>();
            for (int node = 0; node < place.length; node++) {
                if (shape.feature()[node] == Tree.LEAF) {
                    place[node] = leaves.size();
                    leaves.add(new int[] {random.nextInt(3), 1 + random.nextInt(9), 3 + random.nextInt(3), 2});
                }
            }
            trees.add(new ForestTree(
                    new Tree(shape.feature(), shape.threshold(), shape.left(), shape.right(), place), leaves));
        }
        return new ForestQuantiles(LEVELS, SCHEMA.size(), new double[] {-2, -1, .1, 1, 4, 9}, trees);
    }

    public static MixtureQuantiles mixture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MixturePart> parts = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            parts.add(new MixturePart(
                    random.nextDouble(.1, 1),
                    numbers(random, 2),
                    new double[][] {{random.nextDouble(.1, 2), 0}, {random.nextDouble(), random.nextDouble(.1, 2)}},
                    random.nextDouble(),
                    numbers(random, 2),
                    random.nextDouble(.1, 2)));
        }
        ScoreTable table = new ScoreTable(new double[] {-2, -1, 0, 1, 2}, new double[] {-1, 0, 0, .5, 7});
        return new MixtureQuantiles(LEVELS, SCHEMA.size(), new int[] {3, 1}, List.of(table, table), table, parts);
    }

    /// A random tree grown by splitting random leaves.
    public static Tree tree(SplittableRandom random, int splits, int inputs) {
        int nodes = 2 * splits + 1;
        int[] feature = new int[nodes];
        int[] left = new int[nodes];
        int[] right = new int[nodes];
        Arrays.fill(feature, Tree.LEAF);
        List<Integer> leaves = new ArrayList<>(List.of(0));
        for (int next = 1; next < nodes; next += 2) {
            int place = random.nextInt(leaves.size());
            int node = leaves.get(place);
            Collections.swap(leaves, place, leaves.size() - 1);
            leaves.removeLast();
            feature[node] = random.nextInt(inputs);
            left[node] = next;
            right[node] = next + 1;
            leaves.addAll(List.of(next, next + 1));
        }
        return new Tree(feature, numbers(random, nodes), left, right, numbers(random, nodes));
    }

    public static double[] numbers(SplittableRandom random, int size) {
        return random.doubles(size, -1, 1).toArray();
    }

    /// Features whose scale is positive.
    public static FeatureVector features(SplittableRandom random, String venue, long nowNanos) {
        double[] values = {random.nextDouble(1, 1000), random.nextInt(24), random.nextDouble(), random.nextDouble(-1, 1)
        };
        return new FeatureVector(venue, nowNanos, SCHEMA, values, true);
    }

    public static VenueObservation observation(SplittableRandom random, String venue, long nowNanos) {
        return new VenueObservation(
                snapshot(venue, nowNanos, random.nextDouble(1000, 9000), 0), features(random, venue, nowNanos));
    }

    public static MarginSnapshot snapshot(String venue, long nowNanos, double demandUsd, double flowUsd) {
        return new MarginSnapshot(
                Instrument.account(venue),
                nowNanos,
                nowNanos,
                0,
                demandUsd,
                demandUsd,
                flowUsd,
                0,
                List.of(demandUsd),
                List.of());
    }
}
