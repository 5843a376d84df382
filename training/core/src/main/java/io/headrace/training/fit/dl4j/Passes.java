package io.headrace.training.fit.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Fits a network pass by pass through its rows, in an order drawn from the seed, until the loss on rows held
/// out no longer gains; the weights of the best pass are kept.
///
/// @param form how the network is fed
record Passes(NetworkSettings settings, NetworkForm form, PinballLoss loss, long seed) {
    private static final int BATCH = 128;
    private static final int JUDGED_AT_ONCE = 1024;

    /// @return mean loss on the rows held out, before the first pass and after each
    List<Double> learn(MultiLayerNetwork network, Sequences early, Sequences late) {
        List<Double> heldOut = new ArrayList<>(List.of(judged(network, late)));
        INDArray best = network.params().dup();
        double least = heldOut.getFirst();
        int since = 0;
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, early.size()).toArray();
        for (int epoch = 0; epoch < settings.epochs() && since < settings.patience(); epoch++) {
            shuffle(order, random);
            pass(network, early, order);
            double now = judged(network, late);
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

    private void pass(MultiLayerNetwork network, Sequences rows, int[] order) {
        int levels = network.getParam((network.getnLayers() - 1) + "_b").columns();
        for (int from = 0; from < order.length; from += BATCH) {
            int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
            network.fit(rows.features(batch, form), rows.outcomes(batch, levels));
        }
    }

    /// Mean pinball loss of rows, in the label's unit.
    double judged(MultiLayerNetwork network, Sequences rows) {
        double sum = 0;
        for (int from = 0; from < rows.size(); from += JUDGED_AT_ONCE) {
            int[] some = some(from, rows.size());
            double[][] raw = network.output(rows.features(some, form)).toDoubleMatrix();
            for (int i = 0; i < some.length; i++) {
                sum += loss.loss(raw[i], rows.outcomes()[some[i]]);
            }
        }
        return sum / rows.size();
    }

    /// The rows as the last layer of a network is given them.
    Sequences behind(MultiLayerNetwork network, Sequences rows) {
        double[][] inputs = new double[rows.size()][];
        for (int from = 0; from < rows.size(); from += JUDGED_AT_ONCE) {
            int[] some = some(from, rows.size());
            double[][] given = network.feedForwardToLayer(network.getnLayers() - 2, rows.features(some, form), false)
                    .getLast()
                    .toDoubleMatrix();
            System.arraycopy(given, 0, inputs, from, given.length);
        }
        return new Sequences(1, inputs[0].length, inputs, rows.outcomes());
    }

    private static int[] some(int from, int size) {
        return IntStream.range(from, Math.min(size, from + JUDGED_AT_ONCE)).toArray();
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
