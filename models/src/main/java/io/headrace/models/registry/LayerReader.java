package io.headrace.models.registry;

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
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The part of [DocumentReader] that reads a network's layers.
final class LayerReader {
    private LayerReader() {}

    static Layer layer(String path, Fields fields) {
        String kind = fields.text("layer");
        try {
            Layer layer = switch (kind) {
                case "scaling" ->
                    new Scaling(fields.numbers("centre"), fields.numbers("spread"), fields.number("limit"));
                case "selection" -> new Selection(fields.integers("channels"));
                case "dense" -> new Dense(fields.rows("weights"), fields.numbers("bias"));
                case "convolution" -> convolution(fields);
                case "lstm" -> new Lstm(fields.rows("weights"), fields.numbers("bias"));
                case "pooling" -> named(Pooling.values(), fields.text("of"));
                case "activated" ->
                    new Activated(named(Activation.values(), fields.text("curve")), fields.number("below"));
                case "increments" -> new Increments(fields.integer("anchor"));
                default ->
                    throw new IllegalArgumentException("a layer must be one this version reads, was '" + kind + "'");
            };
            fields.end();
            return layer;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.contains(path) ? e : new IllegalArgumentException(path + ": " + message, e);
        }
    }

    /// The output layers of single venues.
    static Map<String, Dense> heads(Fields network) {
        Map<String, Dense> heads = new TreeMap<>();
        for (Map.Entry<String, Dense> head : network.list("heads", (path, node) -> head(new Fields(path, node)))) {
            if (heads.put(head.getKey(), head.getValue()) != null) {
                throw new IllegalArgumentException("heads must be of different venues, two were of " + head.getKey());
            }
        }
        return heads;
    }

    private static Map.Entry<String, Dense> head(Fields head) {
        String venue = head.text("venue");
        Dense layer = new Dense(head.rows("weights"), head.numbers("bias"));
        head.end();
        return Map.entry(venue, layer);
    }

    private static Convolution convolution(Fields fields) {
        return new Convolution(
                fields.rows("weights"),
                fields.numbers("bias"),
                fields.integer("taps"),
                fields.integer("dilation"),
                fields.integer("before"),
                fields.integer("after"));
    }

    private static <E extends Enum<E>> E named(E[] all, String name) {
        for (E one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw new IllegalArgumentException("must be one of " + Arrays.toString(all) + ", was '" + name + "'");
    }
}
