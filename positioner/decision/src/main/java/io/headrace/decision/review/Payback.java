package io.headrace.decision.review;

import io.headrace.decision.simulation.PeriodCost;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.uncertainty.Interval;
import io.headrace.models.evaluation.uncertainty.StationaryBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Whether the model paid for itself: what the desk cost less than the rule alone, and how sure
/// that is.
///
/// @param savedUsd rule less actual over the span; negative when the rule was cheaper
/// @param interval of it, by drawing blocks of weeks or days; missing where the span is too short
/// @param blockDays mean length of a block, days; 0 where none were drawn
/// @param verdict `paid`, `did_not_pay`, `not_shown`, `too_short` or `no_model`
/// @param sentence one line for people
public record Payback(double savedUsd, Finding<Interval> interval, int blockDays, String verdict, String sentence) {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final int WEEK_DAYS = 7;
    /// From here on blocks are weeks: fewer would leave nothing to draw from.
    private static final int DAYS_FOR_WEEKS = 28;

    private static final int FEWEST_DAYS = 5;
    private static final int DRAWS = 2000;
    private static final double CONFIDENCE = .9;

    /// @param byModel how many decisions the model took
    /// @param seed of the draws
    static Payback of(List<PeriodCost> rule, List<PeriodCost> actual, long periodNanos, long byModel, long seed) {
        double[] saved = new double[rule.size()];
        for (int t = 0; t < saved.length; t++) {
            saved[t] = rule.get(t).totalUsd() - actual.get(t).totalUsd();
        }
        double sum = Arrays.stream(saved).sum();
        double days = saved.length * (double) periodNanos / DAY_NANOS;
        if (byModel == 0) {
            return without(sum, "no_model", "No model decided in this span, so there is none to pay for itself");
        }
        if (days < FEWEST_DAYS) {
            return without(
                    sum,
                    "too_short",
                    String.format(
                            Locale.ROOT,
                            "Whether the model paid for itself cannot be said: %.1f days are too few, at least %d are needed",
                            days,
                            FEWEST_DAYS));
        }
        int block = days >= DAYS_FOR_WEEKS ? WEEK_DAYS : 1;
        Interval interval = drawn(saved, Math.max(1, block * (double) DAY_NANOS / periodNanos), seed);
        String verdict = interval.low() > 0 ? "paid" : interval.high() < 0 ? "did_not_pay" : "not_shown";
        return new Payback(sum, Finding.found(interval), block, verdict, sentence(sum, interval, days, verdict));
    }

    private static Payback without(double savedUsd, String verdict, String why) {
        return new Payback(savedUsd, Finding.missing(why), 0, verdict, why + '.');
    }

    private static Interval drawn(double[] saved, double block, long seed) {
        double[] sums = Arrays.stream(new StationaryBootstrap(block, DRAWS, seed).sums(saved))
                .mapToDouble(draw -> draw[0])
                .sorted()
                .toArray();
        int cut = (int) Math.floor(DRAWS * (1 - CONFIDENCE) / 2);
        return new Interval(sums[cut], sums[DRAWS - 1 - cut], CONFIDENCE);
    }

    private static String sentence(double sum, Interval interval, double days, String verdict) {
        String answer = switch (verdict) {
            case "paid" -> "The model paid for itself";
            case "did_not_pay" -> "The model did not pay for itself";
            default -> "Whether the model paid for itself is not shown by this span";
        };
        return String.format(
                Locale.ROOT,
                "%s: the desk cost %,.0f USD %s than the rule alone in %.0f days (90 %% interval of what it saved: %,.0f to %,.0f USD).",
                answer,
                Math.abs(sum),
                sum >= 0 ? "less" : "more",
                days,
                interval.low(),
                interval.high());
    }
}
