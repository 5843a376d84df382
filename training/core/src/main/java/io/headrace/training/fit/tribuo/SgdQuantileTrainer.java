package io.headrace.training.fit.tribuo;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.training.fit.Learnable;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.common.sgd.AbstractSGDTrainer;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.ParameterAveraging;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDModel;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;

/// Linear quantiles by stochastic gradients of the pinball loss, all levels at once, through Tribuo 4.3.2:
/// AdaGrad (Duchi, Hazan and Singer 2011) with the mean of all steps taken (Polyak and Juditsky 1992).
///
/// The exact solver of the default family has the lower loss on the rows it was fitted to; this one stops
/// early, which is all its regularization, and its time grows with rows times columns only.
public final class SgdQuantileTrainer implements QuantileTrainer {
    private static final int FEWEST_ROWS = 20;

    /// Held here, or its level would be forgotten: it tells of every fit.
    private static final Logger TRIBUO = Logger.getLogger(AbstractSGDTrainer.class.getName());

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    private static final int SILENT = -1;
    private static final double EPSILON = 1e-6;

    private final SgdSettings settings;

    public SgdQuantileTrainer(SgdSettings settings) {
        this.settings = settings;
    }

    @Override
    public LinearQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        Learnable.require(set, FEWEST_ROWS);
        Standardized rows = Standardized.of(set);
        return numbers(train(rows, levels, seed), rows, levels);
    }

    /// Tribuo's own model over standardized rows.
    LinearSGDModel train(Standardized rows, QuantileLevels levels, long seed) {
        return trainer(levels, seed).train(Examples.dataset(rows.rows(), rows.targets(), levels.size()));
    }

    private LinearSGDTrainer trainer(QuantileLevels levels, long seed) {
        double[] by = levels.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new LinearSGDTrainer(
                new PinballObjective(by),
                new ParameterAveraging(new AdaGrad(settings.step(), EPSILON)),
                settings.epochs(),
                SILENT,
                settings.batch(),
                seed);
    }

    /// Weights back in the target's own unit, the intercept first.
    static LinearQuantiles numbers(LinearSGDModel fitted, Standardized rows, QuantileLevels levels) {
        DenseMatrix weights = fitted.getWeightsCopy();
        int width = rows.centre().length;
        double[][] coefficients = new double[levels.size()][width + 1];
        ImmutableOutputInfo<Regressor> outputs = fitted.getOutputIDInfo();
        String[] dimensions = Examples.names("q", levels.size());
        String[] columns = Examples.names("x", width);
        for (int k = 0; k < coefficients.length; k++) {
            int row = outputs.getID(new Regressor(dimensions[k], Double.NaN));
            coefficients[k][0] = rows.location() + rows.scale() * weights.get(row, width);
            for (int j = 0; j < width; j++) {
                int column = fitted.getFeatureIDMap().get(columns[j]).getID();
                coefficients[k][j + 1] = rows.scale() * weights.get(row, column);
            }
        }
        return new LinearQuantiles(levels, rows.centre(), rows.spread(), coefficients);
    }

    @Override
    public Map<String, String> provenance(int rows, int columns, long seed) {
        Map<String, String> told =
                Told.of(trainer(QuantileLevels.STANDARD, seed).getProvenance());
        told.put("rows", String.valueOf(rows));
        told.put("columns", String.valueOf(columns));
        return told;
    }
}
