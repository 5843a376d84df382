package io.headrace.decision.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.simulation.CostTotals;
import java.util.ArrayList;
import java.util.List;

/// What the review's charts draw. Points are thinned so that a page stays small whatever the span:
/// of the periods that share one point the one with the greatest need is kept.
final class ReviewCharts {
    private static final int MOST_POINTS = 16_000;
    private static final int MOST_SUMS = 400;
    private static final long SECOND = 1_000_000_000L;

    private ReviewCharts() {}

    static ObjectNode of(Review review) {
        ObjectNode charts = JsonNodeFactory.instance.objectNode();
        charts.set("venues", venues(review));
        charts.set("cumulative", cumulative(review));
        charts.set("waterfall", waterfall(review.costs()));
        return charts;
    }

    /// Points as arrays: time, demand, position, need, quantiles .05, .5, .95 and the highest; what
    /// is not known
    /// is null.
    private static ArrayNode venues(Review review) {
        ArrayNode venues = JsonNodeFactory.instance.arrayNode();
        int most = Math.max(100, MOST_POINTS / review.settings().venues().size());
        for (String venue : review.settings().venues()) {
            List<Predicted.Point> points = review.predicted().points().stream()
                    .filter(point -> point.venue().equals(venue))
                    .toList();
            int share = Math.max(1, Math.ceilDiv(points.size(), most));
            ObjectNode node = venues.addObject().put("venue", venue).put("periods_per_point", share);
            ArrayNode rows = node.putArray("points");
            for (int first = 0; first < points.size(); first += share) {
                row(rows.addArray(), highest(points.subList(first, Math.min(points.size(), first + share))));
            }
        }
        return venues;
    }

    private static Predicted.Point highest(List<Predicted.Point> points) {
        Predicted.Point highest = points.getFirst();
        for (Predicted.Point point : points) {
            if (point.needUsd().orElse(point.demandUsd()) > highest.needUsd().orElse(highest.demandUsd())) {
                highest = point;
            }
        }
        return highest;
    }

    private static void row(ArrayNode row, Predicted.Point point) {
        row.add(point.nowNanos() / SECOND).add(Math.round(point.demandUsd())).add(Math.round(point.positionUsd()));
        if (point.needUsd().isPresent()) {
            row.add(Math.round(point.needUsd().getAsDouble()));
        } else {
            row.addNull();
        }
        point.quantiles()
                .ifPresentOrElse(
                        quantiles -> quantiles.forEach(quantile -> row.add(Math.round(quantile))),
                        () -> row.addNull().addNull().addNull().addNull());
    }

    private static ObjectNode cumulative(Review review) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        int size = review.costs().getFirst().periods().size();
        int share = Math.max(1, Math.ceilDiv(size, MOST_SUMS));
        List<Integer> ends = new ArrayList<>();
        for (int end = share - 1; end < size; end += share) {
            ends.add(end);
        }
        if (ends.isEmpty() || ends.getLast() != size - 1) {
            ends.add(size - 1);
        }
        List<Long> times = review.predicted().points().stream()
                .map(Predicted.Point::nowNanos)
                .distinct()
                .toList();
        ArrayNode at = node.putArray("times");
        ends.forEach(end -> at.add(times.get(end) / SECOND));
        for (CostLine line : review.costs()) {
            ArrayNode sums = node.putArray(line.name());
            double sum = 0;
            int next = 0;
            for (int end : ends) {
                for (; next <= end; next++) {
                    sum += line.periods().get(next).totalUsd();
                }
                sums.add(Math.round(sum * 100) / 100.0);
            }
        }
        return node;
    }

    /// From the rule's total by what each kind of cost differs to the actual one, and on to foresight.
    private static ArrayNode waterfall(List<CostLine> costs) {
        CostTotals actual = costs.get(0).totals();
        CostTotals rule = costs.get(1).totals();
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        step(steps, "rule alone", "total", rule.totalUsd());
        step(steps, "carry", "change", actual.carryUsd() - rule.carryUsd());
        step(steps, "yield", "change", rule.yieldUsd() - actual.yieldUsd());
        step(steps, "shortfall", "change", actual.shortfallUsd() - rule.shortfallUsd());
        step(steps, "transfers", "change", actual.transferUsd() - rule.transferUsd());
        double listed = actual.carryUsd() - actual.yieldUsd() + actual.shortfallUsd() + actual.transferUsd();
        double listedRule = rule.carryUsd() - rule.yieldUsd() + rule.shortfallUsd() + rule.transferUsd();
        double other = actual.totalUsd() - listed - (rule.totalUsd() - listedRule);
        if (Math.abs(other) > 1e-6 * Math.max(1, Math.abs(actual.totalUsd()))) {
            step(steps, "other", "change", other);
        }
        step(steps, "actual", "total", actual.totalUsd());
        step(steps, "avoidable", "change", costs.get(3).totals().totalUsd() - actual.totalUsd());
        step(steps, "foresight", "total", costs.get(3).totals().totalUsd());
        return steps;
    }

    private static void step(ArrayNode steps, String name, String kind, double usd) {
        steps.addObject().put("name", name).put("kind", kind).put("usd", usd);
    }
}
