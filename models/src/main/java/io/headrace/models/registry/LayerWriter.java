package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Convolution;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Increments;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Lstm;
import io.headrace.models.predictor.network.Pooling;
import io.headrace.models.predictor.network.Scaling;
import io.headrace.models.predictor.network.Selection;
import java.io.IOException;

/// Writes a network's layers; [LayerReader] is its mirror.
final class LayerWriter {
    private final JsonGenerator json;
    private final NumberWriter write;

    LayerWriter(JsonGenerator json) {
        this.json = json;
        this.write = new NumberWriter(json);
    }

    void layer(Layer layer) throws IOException {
        switch (layer) {
            case Scaling scaling -> {
                json.writeStringField("layer", "scaling");
                write.numbers("centre", scaling.centre());
                write.numbers("spread", scaling.spread());
                write.number("limit", scaling.limit());
            }
            case Selection selection -> {
                json.writeStringField("layer", "selection");
                write.integers("channels", selection.channels());
            }
            case Dense dense -> {
                json.writeStringField("layer", "dense");
                write.rows("weights", dense.weights());
                write.numbers("bias", dense.bias());
            }
            case Convolution convolution -> convolution(convolution);
            case Lstm lstm -> {
                json.writeStringField("layer", "lstm");
                write.rows("weights", lstm.weights());
                write.numbers("bias", lstm.bias());
            }
            case Pooling pooling -> {
                json.writeStringField("layer", "pooling");
                json.writeStringField("of", pooling.name());
            }
            case Activated(Activation curve, double below) -> {
                json.writeStringField("layer", "activated");
                json.writeStringField("curve", curve.name());
                write.number("below", below);
            }
            case Increments(int anchor) -> {
                json.writeStringField("layer", "increments");
                json.writeNumberField("anchor", anchor);
            }
        }
    }

    private void convolution(Convolution convolution) throws IOException {
        json.writeStringField("layer", "convolution");
        write.rows("weights", convolution.weights());
        write.numbers("bias", convolution.bias());
        json.writeNumberField("taps", convolution.taps());
        json.writeNumberField("dilation", convolution.dilation());
        json.writeNumberField("before", convolution.before());
        json.writeNumberField("after", convolution.after());
    }
}
