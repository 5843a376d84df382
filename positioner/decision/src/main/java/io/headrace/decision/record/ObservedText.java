package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.ColumnStates;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.schema.WeakColumn;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What was observed before a decision: each venue's demand, plan and flows, and the feature vector its
/// forecast read. Of the announced plan its peak is kept, of columns that may not be read how old
/// they are.
final class ObservedText {
    private ObservedText() {}

    static void write(CanonicalJson json, OutlookBasis basis) {
        basis.circumstance().ifPresent(reason -> json.field("circumstance", reason));
        tick(json, basis.tick());
    }

    static void tick(CanonicalJson json, Tick tick) {
        json.field("nowNanos", tick.nowNanos())
                .field("schema", tick.venues().getFirst().features().schema().fingerprint())
                .array("venues", tick.venues(), ObservedText::venue);
    }

    /// @param current what this version builds; vectors of another schema keep their values and
    ///     lose their
    ///     columns' names
    static Tick tick(JsonNode node, FeatureSchema current) {
        long now = get(node, "nowNanos").asLong();
        String recorded = get(node, "schema").asText();
        int size = get(get(node, "venues").path(0), "features").size();
        FeatureSchema schema = recorded.equals(current.fingerprint()) && size == current.size()
                ? current
                : new FeatureSchema(
                        IntStream.range(0, size).mapToObj(i -> "column_" + i).toList(), recorded);
        return new Tick(now, list(get(node, "venues"), venue -> venue(venue, now, schema)));
    }

    private static void venue(CanonicalJson json, VenueObservation observation) {
        MarginSnapshot snapshot = observation.snapshot();
        FeatureVector features = observation.features();
        List<WeakColumn> weak = features.weak();
        json.field("venue", observation.venue())
                .field("demandUsd", snapshot.demandUsd())
                .field("plannedPeakUsd", snapshot.plannedPeakUsd())
                .field("flowUsd", snapshot.flowUsd())
                .field("heldUsd", snapshot.heldUsd())
                .numbers("features", features.values());
        if (!weak.isEmpty()) {
            json.array("weak", weak, (into, column) -> weak(into, column, features.schema()));
        }
    }

    private static VenueObservation venue(JsonNode node, long now, FeatureSchema schema) {
        String venue = get(node, "venue").asText();
        double demand = get(node, "demandUsd").asDouble();
        MarginSnapshot snapshot = new MarginSnapshot(
                Instrument.account(venue),
                now,
                now,
                0,
                demand,
                demand,
                get(node, "flowUsd").asDouble(),
                get(node, "heldUsd").asDouble(),
                List.of(get(node, "plannedPeakUsd").asDouble()),
                List.of());
        double[] values = list(get(node, "features"), JsonNode::asDouble).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new VenueObservation(snapshot, new FeatureVector(venue, now, schema, values, states(node, schema)));
    }

    private static void weak(CanonicalJson json, WeakColumn weak, FeatureSchema schema) {
        json.field("column", schema.indexOf(weak.column())).field("warm", weak.warm() ? 1 : 0);
        weak.ageNanos().ifPresent(age -> json.field("ageNanos", age));
        json.field("staleAfterNanos", weak.staleAfterNanos());
    }

    private static ColumnStates states(JsonNode venue, FeatureSchema schema) {
        boolean[] warm = new boolean[schema.size()];
        long[] ages = new long[schema.size()];
        long[] limits = new long[schema.size()];
        Arrays.fill(warm, true);
        Arrays.fill(limits, Long.MAX_VALUE);
        for (JsonNode weak : venue.path("weak")) {
            int column = get(weak, "column").asInt();
            warm[column] = get(weak, "warm").asInt() == 1;
            ages[column] = weak.path("ageNanos").asLong(ColumnStates.NEVER);
            limits[column] = get(weak, "staleAfterNanos").asLong();
        }
        return ColumnStates.of(warm, ages, limits);
    }
}
