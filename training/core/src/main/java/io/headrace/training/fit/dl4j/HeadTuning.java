package io.headrace.training.fit.dl4j;

import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/// Fine-tuning: a network that has learnt from all venues stays as it is up to its last layer, and each venue
/// goes on with that one from the shared weights, on its own rows alone.
///
/// What the frozen layers give is computed once, so that a pass costs what one layer costs. The newest fifth
/// that was held out of the first learning is held out here too: its older half says when to stop, and a venue
/// keeps its own layer only where it loses less than the shared one on the newer half, which chose nothing.
record HeadTuning(NetworkSettings settings, PinballLoss loss, long seed) {
    private static final int FEWEST_ROWS = 100;
    private static final int FEWEST_HELD_OUT = 50;

    /// By venue, those that are better than the shared layer.
    ///
    /// @param early,late the rows that were learnt from and those held out, by time
    /// @param inputs,heldOut the same rows as the network is fed them
    Map<String, MultiLayerNetwork> heads(
            MultiLayerNetwork shared, TrainingSet early, TrainingSet late, Sequences inputs, Sequences heldOut) {
        Passes trunk = new Passes(settings, settings.form(), loss, seed);
        Sequences learnt = trunk.behind(shared, inputs);
        Sequences judged = trunk.behind(shared, heldOut);
        Map<String, MultiLayerNetwork> heads = new TreeMap<>();
        for (String venue : new TreeSet<>(early.venues())) {
            int[] own = of(venue, early);
            int[] ownLate = of(venue, late);
            if (own.length >= FEWEST_ROWS && ownLate.length >= FEWEST_HELD_OUT) {
                MultiLayerNetwork head = Networks.head(settings, shared, loss, seed);
                if (improves(head, learnt.only(own), judged.only(ownLate))) {
                    heads.put(venue, head);
                }
            }
        }
        return heads;
    }

    private boolean improves(MultiLayerNetwork head, Sequences early, Sequences late) {
        int middle = late.size() / 2;
        Sequences stops = late.only(IntStream.range(0, middle).toArray());
        Sequences decides = late.only(IntStream.range(middle, late.size()).toArray());
        Passes passes = new Passes(settings, NetworkForm.DENSE, loss, seed);
        double before = passes.judged(head, decides);
        passes.learn(head, early, stops);
        return passes.judged(head, decides) < before;
    }

    private static int[] of(String venue, TrainingSet rows) {
        List<TrainingRow> all = rows.rows();
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).venue().equals(venue))
                .toArray();
    }
}
