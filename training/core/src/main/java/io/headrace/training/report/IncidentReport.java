package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.incident.Incident;
import io.headrace.decision.incident.IncidentResult;
import io.headrace.decision.incident.Played;
import io.headrace.decision.incident.Stage;
import io.headrace.decision.incident.Verdict;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Transit;
import java.time.Instant;
import java.util.List;

/// The timeline of an incident as JSON, and as one HTML page that holds it and draws it.
public final class IncidentReport {
    private static final double CENTS = 100;

    private IncidentReport() {}

    public static String page(IncidentResult result) {
        return ReportPage.incident(json(result));
    }

    static ObjectNode json(IncidentResult result) {
        Incident incident = result.incident();
        Stage stage = incident.stage();
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "headrace/incident/v1")
                .put("name", incident.name())
                .put("title", incident.title())
                .put("story", incident.story())
                .put("source", incident.source())
                .put("passed", result.passed())
                .put("from", time(stage.startNanos()))
                .put("period_seconds", stage.settings().periodNanos() / 1e9);
        ArrayNode verdicts = document.putArray("verdicts");
        for (Verdict verdict : result.verdicts()) {
            verdicts.addObject()
                    .put("criterion", verdict.criterion())
                    .put("says", verdict.says())
                    .put("passed", verdict.passed())
                    .put("found", verdict.found());
        }
        ArrayNode happenings = document.putArray("happenings");
        for (Stage.Happening happening : stage.happenings()) {
            happenings
                    .addObject()
                    .put("from", period(stage, happening.when().fromNanos()))
                    .put("to", period(stage, happening.when().toNanos()))
                    .put("text", happening.text());
        }
        document.set("nodes", nodes(result.ours()));
        document.set("cost_usd", costs(result.ours()));
        document.set("rule_cost_usd", costs(result.rule()));
        document.set("decisions", decisions(result.ours()));
        document.set("transfers", transfers(result.ours()));
        return document;
    }

    private static double period(Stage stage, long nanos) {
        double periods =
                (nanos - stage.startNanos()) / (double) stage.settings().periodNanos();
        return Math.clamp(periods, 0, stage.needs().size() - 1.0);
    }

    private static ArrayNode nodes(Played played) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        List<NodeState> names = played.periods().getFirst().seen().nodes();
        for (int n = 0; n < names.size(); n++) {
            ObjectNode node = nodes.addObject().put("node", names.get(n).node());
            ArrayNode need = node.putArray("need_usd");
            ArrayNode seenNeed = node.putArray("seen_need_usd");
            ArrayNode had = node.putArray("had_usd");
            ArrayNode seen = node.putArray("seen_usd");
            ArrayNode coming = node.putArray("coming_usd");
            for (Played.Period period : played.periods()) {
                if (n > 0) {
                    need.add(cents(period.needs().get(n - 1).demandUsd()));
                    seenNeed.add(cents(period.outlook().venues().get(n - 1).demandUsd()));
                }
                had.add(cents(period.before().onHand().get(n).tokens()));
                seen.add(cents(period.seen().nodes().get(n).onHand().tokens()));
                coming.add(cents(coming(period, names.get(n).node())));
            }
        }
        return nodes;
    }

    private static double coming(Played.Period period, String node) {
        double sum = 0;
        for (Transit transit : period.went().after().inFlight()) {
            sum += transit.to().equals(node) ? transit.amount().tokens() : 0;
        }
        return sum;
    }

    private static ArrayNode costs(Played played) {
        ArrayNode costs = JsonNodeFactory.instance.arrayNode();
        double sum = 0;
        for (Played.Period period : played.periods()) {
            sum += period.went().cost().totalUsd();
            costs.add(cents(sum));
        }
        return costs;
    }

    private static ArrayNode decisions(Played played) {
        ArrayNode decisions = JsonNodeFactory.instance.arrayNode();
        for (Played.Period period : played.periods()) {
            decisions
                    .addObject()
                    .put("rung", period.decision().rung().name())
                    .put("why", period.decision().why());
        }
        return decisions;
    }

    private static ArrayNode transfers(Played played) {
        ArrayNode transfers = JsonNodeFactory.instance.arrayNode();
        for (int t = 0; t < played.periods().size(); t++) {
            for (Transit transit : played.periods().get(t).went().departed()) {
                transfers
                        .addObject()
                        .put("period", t)
                        .put("from", transit.from())
                        .put("to", transit.to())
                        .put("usd", cents(transit.amount().tokens()));
            }
        }
        return transfers;
    }

    private static double cents(double usd) {
        return Math.round(usd * CENTS) / CENTS;
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
