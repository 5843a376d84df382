package io.headrace.training.fit.dl4j;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Scaling;
import io.headrace.training.fit.EmpiricalQuantiles;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Networks with the pinball loss, all levels at once, fitted on the rows of all venues together.
///
/// The newest fifth of the rows' time is held out, purged of labels that reach into it; fitting stops when
/// the loss on it no longer gains, and the best weights are kept. A network begins at the quantiles of its
/// labels, so that what is rare keeps its quantiles until there is reason to move them. Where that is asked for,
/// each venue then goes on with the last layer, see [HeadTuning].
public final class NetworkTrainer implements QuantileTrainer {
    private static final int FEWEST_ROWS = 100;
    private static final double HELD_OUT = .2;

    /// How much of the usual first weights the last layer begins with.
    private static final double FAINT = .1;

    private static final double LEAST_STEP = 1e-3;

    private final NetworkSettings settings;

    public NetworkTrainer(NetworkSettings settings) {
        this.settings = settings;
    }

    @Override
    public NetworkQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        FittedNetwork fitted = network(set, levels, seed);
        List<Layer> layers = new ArrayList<>(List.of(fitted.scaling()));
        layers.addAll(Networks.read(fitted.network(), settings, fitted.loss()));
        Map<String, Dense> heads = new TreeMap<>();
        fitted.heads().forEach((venue, head) -> heads.put(venue, Networks.linear(head, 0)));
        return new NetworkQuantiles(levels, set.schema().size(), settings.steps(), layers, heads);
    }

    /// Deeplearning4j's own network.
    FittedNetwork network(TrainingSet set, QuantileLevels levels, long seed) {
        NativeCode.prepare();
        TrainingSet rows = set.having(settings.steps());
        long cut = cut(rows);
        TrainingSet early = rows.labelledWithin(Long.MIN_VALUE, cut);
        TrainingSet late = rows.between(cut, Long.MAX_VALUE);
        if (early.size() < FEWEST_ROWS || late.isEmpty()) {
            throw new IllegalArgumentException("rows must be at least " + FEWEST_ROWS + " before those held out, were "
                    + early.size() + " and " + late.size());
        }
        Scaling scaling = Sequences.scaling(early);
        PinballLoss loss = new PinballLoss(levels);
        MultiLayerNetwork network = Networks.make(settings, set.schema().size(), loss, levels.size(), seed);
        begin(
                network,
                EmpiricalQuantiles.of(early.labels(), levels),
                loss.increments().anchor());
        Sequences inputs = Sequences.of(early, settings.steps(), scaling);
        Sequences heldOut = Sequences.of(late, settings.steps(), scaling);
        List<Double> losses = new Passes(settings, settings.form(), loss, seed).learn(network, inputs, heldOut);
        Map<String, MultiLayerNetwork> heads = settings.fineTune()
                ? new HeadTuning(settings, loss, seed).heads(network, early, late, inputs, heldOut)
                : Map.of();
        return new FittedNetwork(network, scaling, loss, losses, heads);
    }

    private static long cut(TrainingSet rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        long from = rows.rows().getFirst().asOfNanos();
        long to = rows.rows().getLast().asOfNanos();
        return to - (long) (HELD_OUT * (to - from));
    }

    /// Makes the last layer say the quantiles of the labels, whatever the features.
    private static void begin(MultiLayerNetwork network, double[] quantiles, int anchor) {
        int last = network.getnLayers() - 1;
        network.getParam(last + "_W").muli(FAINT);
        INDArray bias = network.getParam(last + "_b");
        for (int k = 0; k < quantiles.length; k++) {
            double step = k == anchor ? 0 : Math.abs(quantiles[k] - quantiles[k < anchor ? k + 1 : k - 1]);
            bias.putScalar(0, k, k == anchor ? quantiles[k] : Math.log(Math.expm1(Math.max(step, LEAST_STEP))));
        }
    }
}
