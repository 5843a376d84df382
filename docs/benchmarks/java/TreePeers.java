import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.headrace.models.forecast.QuantileLevels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/// LightGBM and XGBoost on the rows that [Prepare] wrote: 100 trees of at most 15 leaves, rate .05, 40 rows a leaf.
final class TreePeers {
    private static final int TREES = 100;
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;

    private TreePeers() {}

    static void run(Path work) throws Exception {
        for (String peer : List.of("lightgbm", "xgboost")) {
            long started = System.nanoTime();
            for (int k = 0; work.resolve("fold_" + k).toFile().exists(); k++) {
                Path fold = work.resolve("fold_" + k);
                Table fit = Table.read(fold.resolve("fit.csv"));
                Table apply = Table.read(fold.resolve("apply.csv"));
                double[][] quantiles = peer.equals("lightgbm") ? lightgbm(fit, apply) : xgboost(fit, apply);
                List<String[]> lines = new ArrayList<>();
                for (int i = 0; i < quantiles.length; i++) {
                    lines.add(Prepare.withQuantiles((int) apply.number(i, "id"), 0, quantiles[i]));
                }
                new Table(Prepare.quantileColumns("unused", "z_"), lines).write(fold.resolve(peer + ".csv"));
            }
            Scores.seconds(work, peer, (System.nanoTime() - started) / 1e9);
        }
    }

    private static double[][] lightgbm(Table fit, Table apply) throws Exception {
        double[][] inputs = fit.matrix("f_");
        double[][] asked = apply.matrix("f_");
        int width = inputs[0].length;
        double[][] quantiles = new double[asked.length][LEVELS.size()];
        String[] names = new String[width];
        for (int i = 0; i < width; i++) {
            names[i] = "f" + i;
        }
        for (int k = 0; k < LEVELS.size(); k++) {
            String settings = "objective=quantile alpha=" + LEVELS.get(k)
                    + " num_threads=1 learning_rate=0.05 num_leaves=15 min_data_in_leaf=40 verbosity=-1 seed=1"
                    + " deterministic=true force_col_wise=true";
            try (LGBMDataset set =
                    LGBMDataset.createFromMat(flat(inputs), inputs.length, width, true, settings, null)) {
                set.setFeatureNames(names);
                set.setField("label", floats(fit.column("z")));
                try (LGBMBooster booster = LGBMBooster.create(set, settings)) {
                    for (int tree = 0; tree < TREES; tree++) {
                        booster.updateOneIter();
                    }
                    double[] out = booster.predictForMat(
                            flat(asked), asked.length, width, true, PredictionType.C_API_PREDICT_NORMAL, "num_threads=1");
                    for (int i = 0; i < out.length; i++) {
                        quantiles[i][k] = out[i];
                    }
                }
            }
        }
        return quantiles;
    }

    private static double[][] xgboost(Table fit, Table apply) throws Exception {
        double[][] inputs = fit.matrix("f_");
        double[][] asked = apply.matrix("f_");
        DMatrix train = new DMatrix(floats(flat(inputs)), inputs.length, inputs[0].length, Float.NaN);
        train.setLabel(floats(fit.column("z")));
        DMatrix test = new DMatrix(floats(flat(asked)), asked.length, inputs[0].length, Float.NaN);
        Map<String, Object> settings = new HashMap<>();
        settings.put("objective", "reg:quantileerror");
        settings.put(
                "quantile_alpha",
                LEVELS.values().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
        settings.put("tree_method", "hist");
        settings.put("grow_policy", "lossguide");
        settings.put("max_leaves", 15);
        settings.put("max_depth", 0);
        settings.put("min_child_weight", 40);
        settings.put("learning_rate", .05);
        settings.put("nthread", 1);
        settings.put("seed", 1);
        Booster booster = XGBoost.train(train, settings, TREES, Map.of(), null, null);
        float[][] out = booster.predict(test);
        double[][] quantiles = new double[out.length][LEVELS.size()];
        for (int i = 0; i < out.length; i++) {
            for (int k = 0; k < quantiles[i].length; k++) {
                quantiles[i][k] = out[i][k];
            }
        }
        return quantiles;
    }

    private static double[] flat(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return flat;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
