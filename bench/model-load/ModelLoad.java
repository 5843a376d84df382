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
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.SigningKey;
import io.headrace.models.signature.TrustedKeys;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Makes signed models of random numbers in the size of real ones (25 inputs, 10 levels, 50 trees of 63 nodes a
/// level), and times how long verifying and loading one takes: wall clock and processor time of the loading
/// thread, at first and by the best of nine more in the same process.
public final class ModelLoad {
    private static final int INPUTS = 25;
    private static final int TREES = 50;
    private static final int SPLITS = 31;
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ModelLoad() {}

    /// @param args `make` or `load`, the folder, and `linear`, `trees` or `blend`
    public static void main(String[] args) {
        Path home = Path.of(args[1]);
        if (args[0].equals("make")) {
            make(home, args[2]);
            return;
        }
        THREADS.getCurrentThreadCpuTime();
        double[] first = load(home);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < 9; i++) {
            double[] again = load(home);
            best = new double[] {Math.min(best[0], again[0]), Math.min(best[1], again[1])};
        }
        System.out.printf(
                Locale.ROOT,
                "%-7s first %5.0f ms (%5.0f of processor), again %5.0f ms (%5.0f)%n",
                args[2],
                first[0],
                first[1],
                best[0],
                best[1]);
    }

    private static double[] load(Path home) {
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        TrustedKeys keys = TrustedKeys.in(home.resolve("keys"));
        new ModelRegistry(home.resolve("models"), keys).load(ModelRegistry.CHAMPION);
        return new double[] {(System.nanoTime() - wall) / 1e6, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6};
    }

    private static void make(Path home, String kind) {
        SplittableRandom random = new SplittableRandom(1);
        QuantileModel model = switch (kind) {
            case "linear" -> linear(random);
            case "trees" -> trees(random);
            default -> blend(linear(random), trees(random));
        };
        ModelRegistry registry = new ModelRegistry(home.resolve("models"));
        String id = registry.publish(new ModelBundle(card(), model, CalibrationState.none(LEVELS, List.of("a", "b"))));
        SigningKey key = SigningKey.generate(new SecureRandom());
        key.publicKey().write(home.resolve("keys").resolve("quant.pub"));
        registry.sign(id, key);
        registry.promote(id);
        long bytes =
                home.resolve("models").resolve(id).resolve("model.json.gz").toFile().length();
        System.out.printf(Locale.ROOT, "%-7s %,d bytes compressed%n", kind, bytes);
    }

    private static ModelCard card() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            columns.add("column_" + i);
        }
        return new ModelCard(
                ModelCard.UNIDENTIFIED,
                "bench",
                "none",
                "ab".repeat(32),
                columns,
                LEVELS,
                new ForecastWindow(0, 14_400_000_000_000L),
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
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] = random.doubles(INPUTS + 1, -1, 1).toArray();
        }
        return new LinearQuantiles(
                LEVELS,
                random.doubles(INPUTS, -1, 1).toArray(),
                random.doubles(INPUTS, 1, 2).toArray(),
                coefficients);
    }

    private static TreeQuantiles trees(SplittableRandom random) {
        List<Ensemble> ensembles = new ArrayList<>();
        for (int k = 0; k < LEVELS.size(); k++) {
            List<Tree> trees = new ArrayList<>();
            for (int t = 0; t < TREES; t++) {
                trees.add(tree(random));
            }
            ensembles.add(new Ensemble(random.nextDouble(), trees));
        }
        return new TreeQuantiles(LEVELS, INPUTS, -1, ensembles);
    }

    private static Tree tree(SplittableRandom random) {
        int nodes = 2 * SPLITS + 1;
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
            feature[node] = random.nextInt(INPUTS);
            left[node] = next;
            right[node] = next + 1;
            leaves.addAll(List.of(next, next + 1));
        }
        return new Tree(
                feature,
                random.doubles(nodes, -1, 1).toArray(),
                left,
                right,
                random.doubles(nodes, -1, 1).toArray());
    }

    private static BlendQuantiles blend(QuantileModel one, QuantileModel other) {
        double[][] weights = new double[LEVELS.size()][];
        Arrays.fill(weights, new double[] {.5, .5});
        return new BlendQuantiles(List.of(one, other), weights);
    }
}
