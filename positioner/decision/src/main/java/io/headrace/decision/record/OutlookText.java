package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.outlook.Caveats;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.outlook.scenario.PastErrors;
import java.util.Optional;
import java.util.OptionalDouble;

/// What each venue was expected to need, as part of a record.
final class OutlookText {
    private OutlookText() {}

    static void write(CanonicalJson json, DemandOutlook outlook) {
        json.field("asOfNanos", outlook.asOfNanos()).array("venues", outlook.venues(), OutlookText::venue);
        if (!outlook.past().sample().isEmpty()) {
            json.array("past", outlook.past().sample(), PastErrorText::write);
        }
    }

    static DemandOutlook read(JsonNode node, Optional<OutlookBasis> basis) {
        return new DemandOutlook(
                get(node, "asOfNanos").asLong(),
                list(get(node, "venues"), OutlookText::venue),
                node.has("past") ? new PastErrors(list(node.get("past"), PastErrorText::read)) : PastErrors.NONE,
                basis);
    }

    private static void venue(CanonicalJson json, VenueOutlook venue) {
        json.field("venue", venue.venue())
                .anyNumber("demandUsd", venue.demandUsd())
                .anyNumber("plannedPeakUsd", venue.plannedPeakUsd())
                .object("support", into -> ForecastText.support(into, venue.support()));
        venue.forecast().ifPresent(forecast -> json.object("forecast", into -> ForecastText.write(into, forecast)));
        venue.seasonal().ifPresent(seasonal -> json.object("seasonal", into -> ForecastText.write(into, seasonal)));
        venue.caveats().doubt().ifPresent(doubt -> json.field("doubt", doubt));
        venue.caveats().withdrawable().ifPresent(share -> json.field("withdrawable", share));
    }

    private static VenueOutlook venue(JsonNode node) {
        return new VenueOutlook(
                get(node, "venue").asText(),
                get(node, "demandUsd").asDouble(),
                get(node, "plannedPeakUsd").asDouble(),
                Optional.ofNullable(node.get("forecast")).map(ForecastText::read),
                ForecastText.support(get(node, "support")),
                Optional.ofNullable(node.get("seasonal")).map(ForecastText::read),
                new Caveats(
                        Optional.ofNullable(node.get("doubt")).map(JsonNode::asText),
                        node.has("withdrawable")
                                ? OptionalDouble.of(node.get("withdrawable").asDouble())
                                : OptionalDouble.empty()));
    }
}
