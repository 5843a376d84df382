package io.headrace.training.fit.dl4j;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Scaling;
import io.headrace.training.fit.EmpiricalQuantiles;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Networks with the pinball loss, all levels at once, fitted on the rows of all venues together.
///
/// The newest fifth of the rows' time is held out, purged of labels that reach into it; fitting stops when
/// the loss on it no longer gains, and the best weights are kept. A network begins at the quantiles of its
/// labels, so that what is rare keeps its quantiles until there is reason to move them.
public final class NetworkTrainer implements QuantileTrainer {
    private static final int FEWEST_ROWS = 100;
    private static final double HELD_OUT = .2;
    private static final int BATCH = 128;
    private static final int JUDGED_AT_ONCE = 1024;

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
        return new NetworkQuantiles(levels, set.schema().size(), settings.steps(), layers);
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
        List<Double> heldOut = learn(
                network,
                loss,
                Sequences.of(early, settings.steps(), scaling),
                Sequences.of(late, settings.steps(), scaling),
                seed);
        return new FittedNetwork(network, scaling, loss, heldOut);
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

    private List<Double> learn(
            MultiLayerNetwork network, PinballLoss loss, Sequences early, Sequences late, long seed) {
        List<Double> heldOut = new ArrayList<>(List.of(judged(network, loss, late)));
        INDArray best = network.params().dup();
        double least = heldOut.getFirst();
        int since = 0;
        int levels = network.getParam((network.getnLayers() - 1) + "_b").columns();
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, early.size()).toArray();
        for (int epoch = 0; epoch < settings.epochs() && since < settings.patience(); epoch++) {
            shuffle(order, random);
            for (int from = 0; from < order.length; from += BATCH) {
                int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
                network.fit(early.features(batch, settings.form()), early.outcomes(batch, levels));
            }
            double now = judged(network, loss, late);
            heldOut.add(now);
            since++;
            if (now < least) {
                least = now;
                best = network.params().dup();
                since = 0;
            }
        }
        network.setParams(best);
        return heldOut;
    }

    private double judged(MultiLayerNetwork network, PinballLoss loss, Sequences rows) {
        double sum = 0;
        for (int from = 0; from < rows.size(); from += JUDGED_AT_ONCE) {
            int[] some = IntStream.range(from, Math.min(rows.size(), from + JUDGED_AT_ONCE))
                    .toArray();
            double[][] raw =
                    network.output(rows.features(some, settings.form())).toDoubleMatrix();
            for (int i = 0; i < some.length; i++) {
                sum += loss.loss(raw[i], rows.outcomes()[some[i]]);
            }
        }
        return sum / rows.size();
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
    }
}
