import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Five series of demand with a daily season, a slow level, volatility that clusters and steps announced an hour
/// ahead; the target is the highest demand of the next twelve steps less the present one. 17 columns, seeded.
final class Rows {
    static final int COLUMNS = 17;
    private static final int SERIES = 5;
    private static final int AHEAD = 12;
    private static final int DAY = 288;
    private static final int WARM = 2 * DAY;

    private Rows() {}

    /// In time order, `each` rows of each series.
    ///
    /// @param bent whether margin asks for more above a tier and in some hours, which no straight line follows
    static List<TrainingRow> draw(int each, long seed, boolean bent) {
        List<List<TrainingRow>> series = new ArrayList<>();
        for (int s = 0; s < SERIES; s++) {
            series.add(series(s, each, new SplittableRandom(seed + s), bent));
        }
        List<TrainingRow> rows = new ArrayList<>();
        for (int t = 0; t < each; t++) {
            for (List<TrainingRow> one : series) {
                rows.add(one.get(t));
            }
        }
        return rows;
    }

    static TrainingSet set(List<TrainingRow> rows) {
        List<String> names = IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).toList();
        return new TrainingSet(FeatureSchema.of(names, names), new ForecastWindow(0, 1), rows);
    }

    private static List<TrainingRow> series(int s, int each, SplittableRandom random, boolean bent) {
        int length = WARM + each + AHEAD;
        double[] y = new double[length];
        double[] plan = new double[length + AHEAD];
        double[] sd = new double[length];
        double level = 0;
        double log = 0;
        double held = 0;
        for (int t = AHEAD; t < plan.length; t++) {
            plan[t] = random.nextInt(150) == 0 ? random.nextDouble(-6, 8) : 0;
        }
        for (int t = 0; t < length; t++) {
            log = .985 * log + .12 * random.nextGaussian();
            sd[t] = .4 * Math.exp(log);
            level = .995 * level + sd[t] * random.nextGaussian() + (random.nextInt(400) == 0 ? 4 * sd[t] : 0);
            held = .98 * held + plan[t];
            y[t] = 20 + 2 * Math.sin(2 * Math.PI * (t % DAY) / DAY + s) + level + held;
        }
        List<TrainingRow> rows = new ArrayList<>();
        for (int t = WARM; t < WARM + each; t++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int u = 1; u <= AHEAD; u++) {
                most = Math.max(most, y[t + u]);
            }
            rows.add(new TrainingRow("v" + s, t, features(y, plan, t, random), (most - y[t]) * (bent ? tier(y[t], t) : 1), 1, 1));
        }
        return rows;
    }

    private static double tier(double y, int t) {
        return (y > 21 ? 1.8 : 1) * (t % DAY < DAY / 4 ? 1.5 : 1);
    }

    private static double[] features(double[] y, double[] plan, int t, SplittableRandom random) {
        double soon = 0;
        double up = 0;
        for (int u = 1; u <= AHEAD; u++) {
            soon += plan[t + u];
            up += Math.max(plan[t + u], 0);
        }
        double fast = spread(y, t, 12);
        double slow = spread(y, t, 72);
        double angle = 2 * Math.PI * (t % DAY) / DAY;
        return new double[] {
            y[t], y[t] - y[t - 1], y[t] - y[t - 3], y[t] - y[t - 12], y[t] - y[t - DAY],
            y[t - DAY + AHEAD] - y[t - DAY], mean(y, t, 12) - y[t], mean(y, t, 72) - y[t], fast, slow,
            spread(y, t, DAY), soon, up, Math.sin(angle), Math.cos(angle), random.nextGaussian(), random.nextDouble()
        };
    }

    private static double mean(double[] y, int t, int span) {
        double sum = 0;
        for (int u = 0; u < span; u++) {
            sum += y[t - u];
        }
        return sum / span;
    }

    /// Root of the mean square of steps.
    private static double spread(double[] y, int t, int span) {
        double squares = 0;
        for (int u = 0; u < span; u++) {
            squares += (y[t - u] - y[t - u - 1]) * (y[t - u] - y[t - u - 1]);
        }
        return Math.sqrt(squares / span);
    }
}
