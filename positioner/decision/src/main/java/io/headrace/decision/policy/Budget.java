package io.headrace.decision.policy;

import java.util.List;

/// How the capital budget bound a decision.
///
/// @param commonLevel the one quantile level all targets were set at; 0 where a program decided
/// @param shadowPricePerDay value of one more USD of capital, USD per USD per day; 0 when capital does not
///     bind. Of order-up-to: per forecast window R it is `max(0, c_u - tau (c_u + c_o))`: c_u what a near
///     shortfall of one period costs, c_o carry plus the treasury's yield over R, tau the forecast probability
///     that the positions filled suffice, averaged over the venues the common level sets; per day it is that
///     times day / R. An index of scarcity from the newsvendor's condition: it knows neither how long shortages
///     last nor what transfers cost. Of the program: the dual of the treasury's balance
/// @param prices of capital at each node, routes and limits; none of order-up-to
public record Budget(double commonLevel, double shadowPricePerDay, List<Price> prices) {
    public static final Budget NOT_USED = new Budget(0, 0);

    public Budget {
        prices = List.copyOf(prices);
    }

    /// A budget without prices beside that of capital.
    public Budget(double commonLevel, double shadowPricePerDay) {
        this(commonLevel, shadowPricePerDay, List.of());
    }

    /// The shadow price as a simple annual rate.
    public double shadowPricePerYear() {
        return 365 * shadowPricePerDay;
    }
}
