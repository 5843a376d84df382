package io.headrace.features.signal.regime;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.window.Hours;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The regime columns of the full catalog beside those of the standard one, each a recursion over the returns of closed
/// hours, or minutes of trades, of one coin.
public final class RegimeSignals {
    private static final int WARM_UP_HOURS = 72;
    private static final int WARM_UP_MINUTES = 60;
    private static final long MINUTE = Hours.NANOS / 60;
    private static final double SLACK = 0.5;
    private static final double LIMIT = 5;
    private static final double DRIFT = 0.005;
    private static final double DRIFT_LIMIT = 50;
    private static final int RECENT = 5;
    private static final String Z = "z = r / sqrt(EWMA of r^2 before, lambda " + Standardized.SLOW_LAMBDA + " a step)";

    private RegimeSignals() {}

    public static List<SignalDefinition> all() {
        Formula calm = new Formula("P(calm): " + StateProbability.TEXT + ", of " + Z, "Hamilton 1989", "probability");
        Formula wild = new Formula("P(wild): " + StateProbability.TEXT + ", of " + Z, "Hamilton 1989", "probability");
        return List.of(
                hourly("calm_probability_1h", calm, () -> new Standardized(new StateProbability(0))),
                hourly("wild_probability_1h", wild, () -> new Standardized(new StateProbability(2))),
                minutely("calm_probability_1m", calm, () -> new Standardized(new StateProbability(0))),
                minutely("wild_probability_1m", wild, () -> new Standardized(new StateProbability(2))),
                hourly("run_length_1h", runLength("E(run length): ", "hours"), RunLength::expected),
                hourly(
                        "change_probability_" + RECENT + "h",
                        runLength("P(run length < " + RECENT + "): ", "probability"),
                        () -> RunLength.shorterThan(RECENT)),
                hourly("cusum_up_1h", cusum("+"), () -> new Standardized(new Cusum(true, SLACK, LIMIT))),
                hourly("cusum_down_1h", cusum("-"), () -> new Standardized(new Cusum(false, SLACK, LIMIT))),
                hourly("page_hinkley_1h", pageHinkley(), () -> new Standardized(new PageHinkley(DRIFT, DRIFT_LIMIT))));
    }

    private static Formula runLength(String what, String unit) {
        return new Formula(what + RunLength.TEXT, "Adams and MacKay 2007", unit);
    }

    private static Formula cusum(String sign) {
        return new Formula(
                "S = max(0, S " + sign + " z - " + SLACK + "), again from 0 after |S| of either side passed " + LIMIT
                        + "; " + Z,
                "Page 1954",
                "standard deviations");
    }

    private static Formula pageHinkley() {
        return new Formula(
                "U - min U, U = sum of (|z| - its mean so far - " + DRIFT + "), again from 0 after passing "
                        + DRIFT_LIMIT + "; " + Z,
                "Page 1954, Hinkley 1971",
                "standard deviations");
    }

    private static SignalDefinition hourly(String column, Formula formula, Supplier<ReturnFilter> make) {
        return new SignalDefinition(
                column,
                of(formula, "closed hours of composite bars"),
                Timing.hours(WARM_UP_HOURS, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new FilteredReturns(make.get(), Hours.NANOS, WARM_UP_HOURS)));
    }

    private static SignalDefinition minutely(String column, Formula formula, Supplier<ReturnFilter> make) {
        return new SignalDefinition(
                column,
                of(formula, "closed minutes of trades"),
                Timing.seconds(60 * WARM_UP_MINUTES, 300),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new FilteredReturns(make.get(), MINUTE, WARM_UP_MINUTES)));
    }

    private static Formula of(Formula formula, String steps) {
        return new Formula(formula.text() + "; r over " + steps, formula.source(), formula.unit());
    }
}
