package io.headrace.training.fit.dl4j;

import io.headrace.models.predictor.network.Scaling;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/// A network with the weights of its best pass.
///
/// @param heldOut mean pinball loss on the held-out rows before the first pass and after each, in the
///     label's unit
/// @param heads by venue, a network of one layer that stands there in place of the last
record FittedNetwork(
        MultiLayerNetwork network,
        Scaling scaling,
        PinballLoss loss,
        List<Double> heldOut,
        Map<String, MultiLayerNetwork> heads) {
    FittedNetwork {
        heldOut = List.copyOf(heldOut);
        heads = Collections.unmodifiableMap(new TreeMap<>(heads));
    }
}
