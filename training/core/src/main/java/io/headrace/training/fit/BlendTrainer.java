package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Several families side by side, blended level by level with weights from the calibration slice, which no
/// member was fitted on. Before it has seen a slice every member counts the same.
///
/// Where the fitting span holds few independent windows the slice follows its weather, so the fit already carries
/// weights from blocks of the span ([BlockWeights]), and the slice's are averaged with them. They are kept with the
/// fit, so that a job that goes on and a fit from another machine give the same model.
///
/// With online weights they are learned from outcome to outcome instead, each venue's own, and go on learning
/// where the model is used (Bernstein online aggregation). Measured on real hours that is no better than
/// weights fixed at the slice, see `docs/forecast-evaluation.md`, so fixed ones are usual.
public final class BlendTrainer implements QuantileTrainer {
    /// What a blend reads besides its members' settings.
    public static final FamilySetting ONLINE =
            new FamilySetting("online_weights", 0, 0, 1, "1 when outcomes go on moving the members' weights");

    private final List<QuantileTrainer> members;
    private final boolean online;

    /// Weights fixed at the calibration slice.
    public BlendTrainer(List<QuantileTrainer> members) {
        this(members, false);
    }

    /// @param online whether outcomes go on moving the weights
    public BlendTrainer(List<QuantileTrainer> members, boolean online) {
        this.members = List.copyOf(members);
        this.online = online;
    }

    @Override
    public boolean learnsWeights() {
        return online;
    }

    @Override
    public BlendQuantiles fit(TrainingSet rows, QuantileLevels levels, long seed) {
        List<QuantileModel> fitted = members(rows, levels, seed);
        return (online
                        ? Optional.<double[][]>empty()
                        : BlockWeights.of(rows, levels, rest -> members(rest, levels, seed)))
                .map(weights -> new BlendQuantiles(fitted, weights))
                .orElseGet(() -> SliceBlend.even(fitted));
    }

    private List<QuantileModel> members(TrainingSet rows, QuantileLevels levels, long seed) {
        List<QuantileModel> fitted = new ArrayList<>();
        for (QuantileTrainer member : members) {
            fitted.add(member.fit(rows, levels, seed));
        }
        return fitted;
    }

    @Override
    public QuantileModel refine(QuantileModel fitted, TrainingSet slice) {
        if (!(fitted instanceof BlendQuantiles blend) || slice.isEmpty()) {
            return fitted;
        }
        BlendQuantiles told = SliceBlend.of(blend.members(), slice);
        boolean learnt = !Arrays.deepEquals(
                blend.weights(), SliceBlend.even(blend.members()).weights());
        return learnt ? new BlendQuantiles(blend.members(), halfway(blend.weights(), told.weights())) : told;
    }

    private static double[][] halfway(double[][] left, double[][] right) {
        double[][] mean = new double[left.length][left[0].length];
        for (int k = 0; k < mean.length; k++) {
            for (int m = 0; m < mean[k].length; m++) {
                mean[k][m] = (left[k][m] + right[k][m]) / 2;
            }
        }
        return mean;
    }

    @Override
    public Map<String, String> provenance(int rows, int columns, long seed) {
        Map<String, String> all = new TreeMap<>();
        members.forEach(member -> all.putAll(member.provenance(rows, columns, seed)));
        return all;
    }
}
