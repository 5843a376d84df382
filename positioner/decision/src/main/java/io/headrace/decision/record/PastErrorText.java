package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.outlook.scenario.PastError;
import java.util.Arrays;

/// A past error whose dependence scenarios borrowed, as part of a record: shapes venue after venue, all of as
/// many periods.
final class PastErrorText {
    private PastErrorText() {}

    static void write(CanonicalJson json, PastError error) {
        double[] shapes =
                Arrays.stream(error.shapes()).flatMapToDouble(Arrays::stream).toArray();
        json.field("asOfNanos", error.asOfNanos())
                .numbers("scores", error.scores())
                .numbers("shapes", shapes);
    }

    static PastError read(JsonNode node) {
        double[] scores = numbers(get(node, "scores"));
        double[] flat = numbers(get(node, "shapes"));
        int steps = flat.length / Math.max(1, scores.length);
        double[][] shapes = new double[scores.length][];
        for (int v = 0; v < scores.length; v++) {
            shapes[v] = Arrays.copyOfRange(flat, v * steps, (v + 1) * steps);
        }
        return new PastError(get(node, "asOfNanos").asLong(), scores, shapes);
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
