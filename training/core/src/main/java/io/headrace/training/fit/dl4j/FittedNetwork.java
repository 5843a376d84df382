package io.headrace.training.fit.dl4j;

import io.headrace.models.predictor.network.Scaling;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/// A network with the weights of its best pass.
///
/// @param heldOut mean pinball loss on the held-out rows before the first pass and after each, in the
///     label's unit
record FittedNetwork(MultiLayerNetwork network, Scaling scaling, PinballLoss loss, List<Double> heldOut) {
    FittedNetwork {
        heldOut = List.copyOf(heldOut);
    }
}
