package io.headrace.decision.route;

import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Price;
import io.headrace.decision.settings.Costs;

/// What time costs a transfer, by the decision's own prices.
///
/// @param latePerDay USD per USD and day after it is due
/// @param flightPerDay USD per USD and day of being in flight
/// @param dueSeconds from sending to when it is needed, at least 0
public record TransferPrices(double latePerDay, double flightPerDay, double dueSeconds) {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    public TransferPrices {
        if (!(latePerDay >= 0) || !(flightPerDay >= 0) || !(dueSeconds >= 0)) {
            throw new IllegalArgumentException("prices of time and the time left must not be negative, were "
                    + latePerDay + ", " + flightPerDay + ", " + dueSeconds);
        }
    }

    /// Of a decision. Lateness costs what one more USD at the destination is worth above one at the
    /// source: the duals of the program, or without them the shadow price of capital. Flight costs carry
    /// and the treasury's yield.
    public static TransferPrices of(Budget budget, Costs costs, String from, String to, double dueSeconds) {
        double late =
                budget.prices().isEmpty() ? budget.shadowPricePerDay() : capital(budget, to) - capital(budget, from);
        return new TransferPrices(Math.max(0, late), costs.carry(DAY_NANOS) + costs.yield(DAY_NANOS), dueSeconds);
    }

    private static double capital(Budget budget, String node) {
        return budget.prices().stream()
                .filter(price ->
                        price.constraint().equals("capital") && price.subject().equals(node))
                .mapToDouble(Price::usdPerDay)
                .findFirst()
                .orElse(0);
    }
}
