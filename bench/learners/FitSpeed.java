import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.commonsmath.LinearQuantileTrainer;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Seconds that the default family and LightGBM take to fit ten quantiles to 40,000 rows of 17 columns on one
/// thread, LightGBM with the fewest rounds that bring its loss on 10,000 later rows to the default family's, or
/// with those at which it is best when none does.
final class FitSpeed {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final int[] ROUNDS = {5, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300};

    private FitSpeed() {}

    /// @param args how often each fit is timed
    public static void main(String[] args) throws LGBMException {
        for (boolean bent : new boolean[] {false, true}) {
            System.out.println(bent ? "a law with tiers" : "a law that is nearly straight");
            compare(Rows.draw(10_000, 1, bent), Integer.parseInt(args[0]));
        }
    }

    private static void compare(List<TrainingRow> all, int times) throws LGBMException {
        TrainingSet fitted = Rows.set(all.subList(0, 40_000));
        TrainingSet later = Rows.set(all.subList(40_000, 50_000));
        LinearQuantileTrainer linear = new LinearQuantileTrainer();
        LinearQuantiles model = linear.fit(fitted, LEVELS, 1);
        double[][] own = new double[later.size()][LEVELS.size()];
        for (int i = 0; i < own.length; i++) {
            model.predict(later.rows().get(i).features(), own[i]);
        }
        double wanted = loss(own, later);
        System.out.printf(Locale.ROOT, "default family: mean pinball %.5f%n", wanted);
        int equal = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int tried : ROUNDS) {
            double reached = loss(lightgbm(fitted, later, tried), later);
            System.out.printf(Locale.ROOT, "LightGBM, %d rounds: mean pinball %.5f%n", tried, reached);
            if (reached < best) {
                best = reached;
                equal = tried;
            }
            if (reached <= wanted || reached > 1.01 * best) {
                break;
            }
        }
        int rounds = equal;
        double[][] seconds = new double[2][times];
        for (int i = 0; i < times; i++) { // in turns, so that both see the same load
            seconds[0][i] = seconds(() -> linear.fit(fitted, LEVELS, 1));
            seconds[1][i] = seconds(() -> lightgbm(fitted, later, rounds));
        }
        print("default family", seconds[0]);
        print("LightGBM, " + rounds + " rounds" + (best > wanted ? ", its best, never as good" : ""), seconds[1]);
        System.out.printf(
                Locale.ROOT, "default family / LightGBM: %.2f of medians%n", median(seconds[0]) / median(seconds[1]));
    }

    /// Predictions for `later` of boosters grown on `fitted`, one per level.
    private static double[][] lightgbm(TrainingSet fitted, TrainingSet later, int rounds) throws LGBMException {
        double[][] out = new double[later.size()][LEVELS.size()];
        float[] labels = new float[fitted.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) fitted.rows().get(i).y();
        }
        String common = "num_threads=1 verbosity=-1 seed=1 deterministic=true learning_rate=0.1 num_leaves=31"
                + " min_data_in_leaf=40 objective=quantile alpha=";
        try (LGBMDataset data = LGBMDataset.createFromMat(
                flat(fitted), fitted.size(), Rows.COLUMNS, true, "num_threads=1 verbosity=-1", null)) {
            data.setField("label", labels);
            for (int k = 0; k < LEVELS.size(); k++) {
                try (LGBMBooster booster = LGBMBooster.create(data, common + LEVELS.get(k))) {
                    for (int round = 0; round < rounds; round++) {
                        booster.updateOneIter();
                    }
                    double[] told = booster.predictForMat(
                            flat(later), later.size(), Rows.COLUMNS, true, PredictionType.C_API_PREDICT_NORMAL);
                    for (int i = 0; i < told.length; i++) {
                        out[i][k] = told[i];
                    }
                }
            }
        }
        return out;
    }

    private static double[] flat(TrainingSet set) {
        double[] flat = new double[set.size() * Rows.COLUMNS];
        for (int i = 0; i < set.size(); i++) {
            System.arraycopy(set.rows().get(i).features(), 0, flat, i * Rows.COLUMNS, Rows.COLUMNS);
        }
        return flat;
    }

    /// Mean over levels and rows, quantiles in order.
    private static double loss(double[][] quantiles, TrainingSet set) {
        double sum = 0;
        for (int i = 0; i < quantiles.length; i++) {
            double[] sorted = quantiles[i].clone();
            Rearrangement.sort(sorted);
            for (int k = 0; k < sorted.length; k++) {
                sum += Pinball.loss(LEVELS.get(k), sorted[k], set.rows().get(i).y());
            }
        }
        return sum / quantiles.length / LEVELS.size();
    }

    private interface Fit {
        Object run() throws LGBMException;
    }

    /// Processor seconds of this thread.
    private static double seconds(Fit fit) throws LGBMException {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        fit.run();
        return (threads.getCurrentThreadCpuTime() - before) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String what, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        List<String> each = new ArrayList<>();
        for (double one : seconds) {
            each.add(String.format(Locale.ROOT, "%.2f", one));
        }
        System.out.printf(
                Locale.ROOT, "%s: median %.2f s of processor time (%s)%n", what, median(sorted), String.join(", ", each));
    }
}
