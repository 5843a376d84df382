package io.headrace.decision.review;

import io.headrace.decision.policy.Decider;
import io.headrace.decision.record.Records;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Predicted against realized demand over a span, and what the decisions cost.
///
/// @param settings of the desk
/// @param scope what was looked at
/// @param predicted forecasts beside what came
/// @param costs actual, rule, nothing and foresight, in this order
/// @param unexplained periods whose books are other than decisions and flows explain
/// @param valued decisions other than the rule's whose window has passed
/// @param worst decisions that cost most against the rule
/// @param best decisions that saved most
/// @param payback whether the model paid for itself
public record Review(
        DeskSettings settings,
        Scope scope,
        Predicted predicted,
        List<CostLine> costs,
        long unexplained,
        long valued,
        List<DecisionValue> worst,
        List<DecisionValue> best,
        Payback payback) {
    /// Draws are of a fixed seed, so that the same records give the same review.
    private static final long SEED = 1;

    public Review {
        costs = List.copyOf(costs);
        worst = List.copyOf(worst);
        best = List.copyOf(best);
    }

    /// What was looked at.
    ///
    /// @param firstNanos time of the first decision of the span
    /// @param lastNanos time of the last
    /// @param decisions in it
    /// @param older decisions of it whose records kept no inputs: not looked at
    /// @param gaps periods without a decision between them
    /// @param models who forecast, in order of time
    /// @param rungs decisions by who took them
    /// @param fallbacks why the rule decided, the most frequent first
    /// @param unbroken whether the whole chain of records is
    /// @param head digest of the last record there is
    public record Scope(
            long firstNanos,
            long lastNanos,
            long decisions,
            long older,
            List<Gap> gaps,
            List<ModelSpan> models,
            Map<String, Long> rungs,
            Map<String, Long> fallbacks,
            boolean unbroken,
            String head) {
        public Scope {
            gaps = List.copyOf(gaps);
            models = List.copyOf(models);
        }
    }

    /// Periods without a decision.
    ///
    /// @param afterNanos the decision before
    /// @param beforeNanos the decision after
    /// @param periods how many are missing
    public record Gap(long afterNanos, long beforeNanos, long periods) {}

    /// A stretch in which one model was asked.
    ///
    /// @param id empty where there was none
    public record ModelSpan(String id, long fromNanos, long toNanos, long decisions) {}

    /// Reviews the decisions from `fromNanos` to `toNanos`, both included.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3120 when there is no decision in the
    /// span, HR-3121
    ///     when none of them kept what it was made from
    public static Review of(Records records, DeskSettings settings, long fromNanos, long toNanos) {
        ReviewedSpan span = ReviewedSpan.read(records, settings, fromNanos, toNanos);
        requireSome(span, records.name());
        List<List<ReviewedPeriod>> runs = span.runs();
        Counterfactuals counterfactuals = new Counterfactuals(settings, runs);
        List<CostLine> costs = counterfactuals.lines();
        List<DecisionValue> values = new DecisionValues(settings).of(runs);
        long byModel = span.periods().stream()
                .filter(period -> period.decision().decider() == Decider.MODEL)
                .count();
        return new Review(
                settings,
                scope(span),
                Predicted.of(span),
                costs,
                counterfactuals.unexplained(),
                values.size(),
                DecisionValues.worst(values),
                DecisionValues.best(values),
                Payback.of(costs.get(1).periods(), costs.get(0).periods(), settings.periodNanos(), byModel, SEED));
    }

    private static Scope scope(ReviewedSpan span) {
        List<Gap> gaps = new ArrayList<>();
        List<List<ReviewedPeriod>> runs = span.runs();
        for (int r = 1; r < runs.size(); r++) {
            long after = runs.get(r - 1).getLast().nowNanos();
            long before = runs.get(r).getFirst().nowNanos();
            gaps.add(new Gap(after, before, (before - after) / span.settings().periodNanos() - 1));
        }
        return new Scope(
                span.periods().getFirst().nowNanos(),
                span.periods().getLast().nowNanos(),
                span.periods().size(),
                span.older(),
                gaps,
                models(span.periods()),
                rungs(span.periods()),
                fallbacks(span.periods()),
                span.chain().sound(),
                span.chain().head());
    }

    private static List<ModelSpan> models(List<ReviewedPeriod> periods) {
        List<ModelSpan> models = new ArrayList<>();
        for (ReviewedPeriod period : periods) {
            ModelSpan last = models.isEmpty() ? null : models.getLast();
            if (last != null && last.id().equals(period.modelId())) {
                models.set(
                        models.size() - 1,
                        new ModelSpan(last.id(), last.fromNanos(), period.nowNanos(), last.decisions() + 1));
            } else {
                models.add(new ModelSpan(period.modelId(), period.nowNanos(), period.nowNanos(), 1));
            }
        }
        return models;
    }

    private static Map<String, Long> rungs(List<ReviewedPeriod> periods) {
        Map<String, Long> rungs = new java.util.TreeMap<>();
        periods.forEach(period ->
                rungs.merge(period.decision().rung().name().toLowerCase(java.util.Locale.ROOT), 1L, Long::sum));
        return new LinkedHashMap<>(rungs);
    }

    private static Map<String, Long> fallbacks(List<ReviewedPeriod> periods) {
        Map<String, Long> counts = new java.util.TreeMap<>();
        periods.stream()
                .filter(period -> period.decision().decider() == Decider.RULE)
                .forEach(period -> counts.merge(period.decision().why(), 1L, Long::sum));
        Map<String, Long> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(8)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }

    private static void requireSome(ReviewedSpan span, String where) {
        if (!span.periods().isEmpty()) {
            return;
        }
        if (span.older() > 0) {
            throw new Problem(
                            "HR-3121",
                            "the " + span.older()
                                    + " decisions of this span were recorded by a version that kept no inputs",
                            where,
                            "Choose a span after the upgrade",
                            ExitCode.INVALID)
                    .toException();
        }
        throw new Problem(
                        "HR-3120",
                        span.chain().records() == 0
                                ? "no decision was recorded yet"
                                : "there is no decision in this span: the records go from "
                                        + at(span.chain().firstNanos()) + " to "
                                        + at(span.chain().lastNanos()),
                        where,
                        "Choose --from and --to inside of it",
                        ExitCode.NOT_FOUND)
                .toException();
    }

    private static String at(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
