import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.OverTails;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.commonsmath.LinearQuantileTrainer;
import io.headrace.training.fit.smile.BoostSettings;
import io.headrace.training.fit.smile.BoostedQuantileTrainer;
import io.headrace.training.fit.smile.ForestQuantileTrainer;
import io.headrace.training.fit.smile.ForestSettings;
import io.headrace.training.fit.smile.MixtureQuantileTrainer;
import io.headrace.training.fit.smile.MixtureSettings;
import io.headrace.training.fit.tribuo.SgdQuantileTrainer;
import io.headrace.training.fit.tribuo.SgdSettings;
import io.headrace.training.fit.tribuo.xgboost.XgboostQuantileTrainer;
import io.headrace.training.fit.tribuo.xgboost.XgboostSettings;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Microseconds from one row of 17 columns to ten quantiles in order, for each learner with its usual settings
/// fitted to 10,000 rows; other rows each time.
final class PredictSpeed {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    /// A window of fifty periods, so long that ten thousand rows hold few of them.
    private static final ForecastWindow FEW = new ForecastWindow(0, 50);
    private static final int CALLS = 20_000;
    private static final int REPEATS = 7;

    private PredictSpeed() {}

    public static void main(String[] args) {
        TrainingSet rows = Rows.set(Rows.draw(2_000, 1, true));
        Map<String, QuantileTrainer> trainers = new LinkedHashMap<>();
        trainers.put("linear (commons-math)", new LinearQuantileTrainer());
        trainers.put("linear, bounded", (set, levels, seed) -> new LinearQuantileTrainer()
                .fit(new TrainingSet(set.schema(), FEW, set.rows()), levels, seed));
        trainers.put("linear (tribuo)", new OverTails(new SgdQuantileTrainer(SgdSettings.DEFAULT), 100));
        trainers.put("trees (smile)", new BoostedQuantileTrainer(BoostSettings.DEFAULT));
        trainers.put("trees (xgboost)", new OverTails(new XgboostQuantileTrainer(XgboostSettings.DEFAULT), 100));
        trainers.put("forest (smile)", new ForestQuantileTrainer(ForestSettings.DEFAULT));
        trainers.put("mixture (smile)", new MixtureQuantileTrainer(MixtureSettings.DEFAULT));
        trainers.forEach((name, trainer) -> measure(name, trainer.fit(rows, LEVELS, 1), rows));
    }

    private static void measure(String name, QuantileModel model, TrainingSet set) {
        double[][] rows =
                set.rows().stream().map(row -> row.features()).toArray(double[][]::new);
        double[] out = new double[LEVELS.size()];
        double[] medians = new double[REPEATS];
        double[] tails = new double[REPEATS];
        double kept = 0;
        for (int repeat = -2; repeat < REPEATS; repeat++) { // two to warm up
            long[] nanos = new long[CALLS];
            for (int i = 0; i < CALLS; i++) {
                double[] row = rows[(int) (i * 7919L % rows.length)];
                long before = System.nanoTime();
                model.predict(row, out);
                Rearrangement.sort(out);
                nanos[i] = System.nanoTime() - before;
                kept += out[0];
            }
            Arrays.sort(nanos);
            if (repeat >= 0) {
                medians[repeat] = nanos[CALLS / 2] / 1e3;
                tails[repeat] = nanos[CALLS * 99 / 100] / 1e3;
            }
        }
        Arrays.sort(medians);
        Arrays.sort(tails);
        System.out.printf(
                Locale.ROOT,
                "%-22s p50 %6.2f us (%.2f to %.2f)  p99 %6.2f us%s%n",
                name,
                medians[REPEATS / 2],
                medians[0],
                medians[REPEATS - 1],
                tails[REPEATS / 2],
                Double.isNaN(kept) ? " broken" : "");
    }
}
