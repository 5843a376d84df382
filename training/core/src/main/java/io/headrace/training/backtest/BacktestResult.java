package io.headrace.training.backtest;

import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.Scorecard;
import io.headrace.models.card.ModelCard;
import io.headrace.training.validate.FamilyScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a backtest found.
///
/// @param settings the desk as judged: tuned parameters and first balances written out
/// @param tuning how the parameters were found
/// @param decisions of the predictive policy, one per period of the test span
/// @param story the same with what they were made from, to be recorded
/// @param modelShare share of those decisions the model took; the rule took the others
/// @param forecasts the model first, then climatology and the margin formula; empty when the
///     model never
///     forecast
/// @param gapVsThreshold interval of the gap closed against the rule, over weeks of the test span
/// @param weeks in the test span, the last one possibly short
/// @param weeksWon weeks the predictive policy cost less than the rule
public record BacktestResult(
        ModelCard card,
        DeskSettings settings,
        Tuning tuning,
        Span trainingSpan,
        Span testSpan,
        Scorecard scorecard,
        List<Decision> decisions,
        RecordedStory story,
        double modelShare,
        List<FamilyScore> forecasts,
        Interval gapVsThreshold,
        int weeks,
        int weeksWon) {
    public BacktestResult {
        decisions = List.copyOf(decisions);
        forecasts = List.copyOf(forecasts);
    }

    /// Share of the periods in which the guard let all orders through.
    public double wholeShare() {
        long whole = decisions.stream()
                .filter(decision -> decision.memory().guard().orElseThrow().share() == 1)
                .count();
        return (double) whole / decisions.size();
    }

    /// Why the rule decided most often; empty when the model took every decision.
    public Optional<String> commonestFallback() {
        Map<String, Long> counts = new TreeMap<>();
        for (Decision decision : decisions) {
            if (decision.decider() == Decider.RULE) {
                counts.merge(decision.why(), 1L, Long::sum);
            }
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /// @param periods ticks in it
    public record Span(long fromNanos, long toNanos, int periods) {}

    /// @param span where parameters were tried
    /// @param simulations parameter sets tried for each policy
    /// @param untuned why the predictive policy kept the parameters it was given; empty when it
    ///     was tuned
    public record Tuning(Span span, int simulations, String untuned) {
        public boolean predictiveTuned() {
            return untuned.isEmpty();
        }
    }
}
