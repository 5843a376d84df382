package io.headrace.training.fit.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Arrays;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.regression.sgd.RegressionObjective;

/// Pinball loss of several quantiles at once, each an output dimension of its own: `(y - q) tau` above the
/// quantile, `(q - y)(1 - tau)` below (Koenker and Bassett 1978).
///
/// Tribuo steps along what it is given, so it gets the loss's slope with its sign turned.
public final class PinballObjective implements RegressionObjective {
    /// By dimension. Tribuo reads it for the provenance, which is why it is not final.
    @Config(mandatory = true, description = "Level of each output dimension.")
    private double[] levels = {};

    /// @param levels by output dimension, each in (0, 1)
    public PinballObjective(double[] levels) {
        this.levels = levels.clone();
    }

    @Override
    public Pair<Double, SGDVector> loss(DenseVector truth, SGDVector prediction) {
        double loss = 0;
        double[] slope = new double[levels.length];
        for (int k = 0; k < slope.length; k++) {
            double off = truth.get(k) - prediction.get(k);
            slope[k] = off > 0 ? levels[k] : levels[k] - 1;
            loss += off * slope[k];
        }
        return new Pair<>(loss, DenseVector.createDenseVector(slope));
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "RegressionObjective");
    }

    @Override
    public String toString() {
        return "PinballObjective" + Arrays.toString(levels);
    }
}
