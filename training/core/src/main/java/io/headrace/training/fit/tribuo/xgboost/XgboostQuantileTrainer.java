package io.headrace.training.fit.tribuo.xgboost;

import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.FloatTreeQuantiles;
import io.headrace.training.fit.Learnable;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.tribuo.Told;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.common.xgboost.XGBoostExternalModel;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionConverter;

/// Boosted quantile trees by XGBoost 2.1.4 (Chen and Guestrin 2016), objective `reg:quantileerror`, one
/// booster per level on one thread.
///
/// Tribuo's own XGBoost trainer refuses this objective; its external model takes the finished booster, with
/// what was asked of it as provenance.
public final class XgboostQuantileTrainer implements QuantileTrainer {
    private static final int FEWEST_ROWS = 20;

    private final XgboostSettings settings;

    public XgboostQuantileTrainer(XgboostSettings settings) {
        this.settings = settings;
    }

    @Override
    public FloatTreeQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        Learnable.require(set, FEWEST_ROWS);
        List<Ensemble> ensembles = new ArrayList<>();
        try {
            DMatrix rows = SingleRows.matrix(set);
            try {
                for (double level : levels.values()) {
                    ensembles.add(GrownBooster.ensemble(boost(rows, level, seed)));
                }
            } finally {
                rows.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not grow the trees", e);
        }
        return new FloatTreeQuantiles(levels, set.schema().size(), ensembles);
    }

    /// XGBoost's own model of one level.
    Booster boost(DMatrix rows, double level, long seed) throws XGBoostError {
        Map<String, Object> asked = new HashMap<>(asked(seed));
        asked.put("quantile_alpha", level);
        asked.put("min_child_weight", settings.leafRows(level));
        return XGBoost.train(rows, asked, settings.trees(), new LinkedHashMap<>(), null, null);
    }

    private Map<String, Object> asked(long seed) {
        return Map.ofEntries(
                Map.entry("objective", "reg:quantileerror"),
                Map.entry("tree_method", "hist"),
                Map.entry("nthread", 1),
                Map.entry("verbosity", 0),
                Map.entry("seed", seed),
                Map.entry("max_depth", settings.depth()),
                Map.entry("eta", settings.learningRate()),
                Map.entry("subsample", settings.rowShare()),
                Map.entry("colsample_bytree", settings.columnShare()),
                Map.entry("lambda", 1));
    }

    /// The booster of one level as a model of Tribuo.
    XGBoostExternalModel<Regressor> wrapped(Booster booster, int rows, int columns, long seed) {
        Map<String, Integer> features = new HashMap<>();
        for (int j = 0; j < columns; j++) {
            features.put(String.format(Locale.ROOT, "x%04d", j), j);
        }
        return XGBoostExternalModel.createXGBoostModel(
                new RegressionFactory(),
                features,
                Map.of(new Regressor("need", 0), 0),
                new XGBoostRegressionConverter(),
                booster,
                explicit(rows, columns, seed));
    }

    private Map<String, Provenance> explicit(int rows, int columns, long seed) {
        Map<String, String> words = new TreeMap<>();
        asked(seed).forEach((name, value) -> words.put(name, value.toString()));
        words.put("trainer", XGBoost.class.getName());
        words.put("rounds", String.valueOf(settings.trees()));
        words.put("min_child_weight", String.valueOf(settings.leafRows()));
        words.put("rows", String.valueOf(rows));
        words.put("columns", String.valueOf(columns));
        Map<String, Provenance> explicit = new TreeMap<>();
        words.forEach((name, value) -> explicit.put(name, new StringProvenance(name, value)));
        return explicit;
    }

    @Override
    public Map<String, String> provenance(int rows, int columns, long seed) {
        return Told.of(new MapProvenance<>(explicit(rows, columns, seed)));
    }
}
