package io.headrace.decision.route;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The way a transfer takes: the one whose fee, gas, time in flight and expected lateness cost least,
/// among those that arrive in time surely enough; among all when none does.
///
/// @param options all that can take the amount, the chosen one first, then by cost
/// @param why the choice in one sentence
public record RouteChoice(List<Option> options, String why) {
    private static final double DAY_SECONDS = 86_400;

    /// What one route would cost, USD.
    ///
    /// @param inTime probability that it arrives before it is due
    public record Option(
            LearnedRoute route, double feeUsd, double gasUsd, double flightUsd, double latenessUsd, double inTime) {
        public double costUsd() {
            return feeUsd + gasUsd + flightUsd + latenessUsd;
        }
    }

    public RouteChoice {
        options = List.copyOf(options);
    }

    /// @param usd to be sent, positive
    /// @param assurance least probability of arriving in time, 0 to 1; 0 leaves it to the price of
    ///     lateness
    public static RouteChoice of(List<LearnedRoute> routes, double usd, TransferPrices prices, double assurance) {
        if (!(usd > 0) || !(assurance >= 0 && assurance <= 1)) {
            throw new IllegalArgumentException(
                    "an amount is positive and a probability is 0 to 1, were " + usd + ", " + assurance);
        }
        Comparator<Option> order = Comparator.<Option, Boolean>comparing(option -> option.inTime() < assurance)
                .thenComparingDouble(Option::costUsd)
                .thenComparing(option -> option.route().name());
        List<Option> options = routes.stream()
                .filter(route -> usd <= route.mostUsd())
                .map(route -> option(route, usd, prices))
                .sorted(order)
                .toList();
        return new RouteChoice(options, why(options, usd, prices, assurance));
    }

    private static Option option(LearnedRoute route, double usd, TransferPrices prices) {
        double late = route.lead().meanLateness(prices.dueSeconds()) / DAY_SECONDS;
        double flight = route.lead().meanLateness(0) / DAY_SECONDS;
        return new Option(
                route,
                usd * route.keptShare(),
                route.gasUsd(),
                usd * prices.flightPerDay() * flight,
                usd * prices.latePerDay() * late,
                route.lead().within(prices.dueSeconds()));
    }

    private static String why(List<Option> options, double usd, TransferPrices prices, double assurance) {
        if (options.isEmpty()) {
            return String.format(Locale.ROOT, "No route takes %.2f USD.", usd);
        }
        Option chosen = options.getFirst();
        String sure = chosen.inTime() < assurance
                ? String.format(Locale.ROOT, " None arrives in time with probability %.3f.", assurance)
                : "";
        return String.format(
                Locale.ROOT,
                "%s: fee %.2f, gas %.2f, flight %.2f, lateness %.2f USD; in time (%.0f s) with probability %.3f.%s",
                chosen.route().name(),
                chosen.feeUsd(),
                chosen.gasUsd(),
                chosen.flightUsd(),
                chosen.latenessUsd(),
                prices.dueSeconds(),
                chosen.inTime(),
                sure);
    }
}
