package io.headrace.decision.strategy;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.models.forecast.QuantileForecast;

/// Where the predictive policy would like each venue's position, under the capital there is.
///
/// With m the median need, Q(tau) its quantiles, F the floor and a the stretch, a venue is filled up to
/// `U(tau) = max(F, m + a (Q(tau) - m))`. All venues share one level tau: the one asked for, or the highest
/// at which the sum of U fits the capital (bisection). Floors hold while the capital covers the floor and
/// the median need of every venue; else they are lifted and the capital is divided at one common quantile
/// Q(tau) below the median.
///
/// The shadow price of capital follows from the newsvendor's condition under a budget, `F(x) = (c_u -
/// lambda) / (c_u + c_o)` for every venue, so `lambda = c_u - tau (c_u + c_o)`; c_u is the price of a near
/// shortfall, c_o carry plus the treasury's yield, USD per USD and day (Hadley and Whitin 1963).
final class Targets {
    private static final long DAY = 86_400_000_000_000L;
    private static final double MEDIAN = .5;
    private static final int BISECTIONS = 40;

    /// The one quantile level all venues are filled at.
    final double level;
    /// Whether capital bound the level.
    final boolean scarce;
    /// Whether capital covers the floor and the median need of every venue.
    final boolean floorsHold;
    /// The rule's action point, USD.
    final double[] floor;
    /// An order is placed below this position, USD.
    final double[] trigger;
    /// Orders reach this position and recalls leave it, USD.
    final double[] up;
    /// Collateral above this goes back to the treasury, USD.
    final double[] high;
    /// Returns leave this, USD; at least the floor and `up`.
    final double[] down;

    private final OrderUpToParameters parameters;
    private final QuantileForecast[] forecasts;

    Targets(Desk desk, DemandOutlook outlook, OrderUpToParameters parameters, ThresholdPolicy rule) {
        int venues = desk.venues;
        this.parameters = parameters;
        forecasts = new QuantileForecast[venues];
        floor = new double[venues];
        for (int v = 0; v < venues; v++) {
            VenueOutlook venue = outlook.venues().get(v);
            forecasts[v] = venue.forecast().orElseThrow();
            floor[v] = rule.actionPointUsd(venue);
        }
        double capital = desk.capital();
        floorsHold = sum(filled(MEDIAN, true)) <= capital;
        double asked = floorsHold ? parameters.level() : MEDIAN;
        scarce = sum(filled(asked, floorsHold)) > capital;
        level = scarce ? commonLevel(asked, capital) : asked;
        up = filled(level, floorsHold);
        divide(capital);
        trigger = new double[venues];
        high = new double[venues];
        down = new double[venues];
        for (int v = 0; v < venues; v++) {
            double start = forecasts[v].at(Math.min(level, parameters.triggerLevel()));
            trigger[v] = floorsHold ? Math.min(up[v], Math.max(floor[v], start)) : up[v];
            double least = Math.max(up[v], floor[v]);
            double median = forecasts[v].at(MEDIAN);
            double spread = forecasts[v].at(parameters.level()) - median;
            high[v] = Math.max(least, median + parameters.highSpreads() * spread);
            down[v] = Math.max(least, median + parameters.downSpreads() * spread);
        }
    }

    Budget budget(Costs costs) {
        double underage = costs.near(DAY);
        double overage = costs.carry(DAY) + costs.yield(DAY);
        double price = scarce ? Math.max(0, underage - level * (underage + overage)) : 0;
        return new Budget(level, price);
    }

    private double commonLevel(double asked, double capital) {
        double fits = floorsHold ? MEDIAN : forecasts[0].levels().get(0);
        double exceeds = asked;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = .5 * (fits + exceeds);
            if (sum(filled(middle, floorsHold)) > capital) {
                exceeds = middle;
            } else {
                fits = middle;
            }
        }
        return fits;
    }

    private double[] filled(double tau, boolean withFloors) {
        double[] positions = new double[forecasts.length];
        for (int v = 0; v < positions.length; v++) {
            double need = forecasts[v].at(tau);
            if (withFloors) {
                double median = forecasts[v].at(MEDIAN);
                positions[v] = Math.max(floor[v], median + parameters.upSpreads() * (need - median));
            } else {
                positions[v] = Math.max(0, need);
            }
        }
        return positions;
    }

    /// When not even the lowest level fits, every venue gets the same share of it.
    private void divide(double capital) {
        double sum = sum(up);
        if (!floorsHold && sum > capital) {
            double share = Math.max(0, capital) / sum;
            for (int v = 0; v < up.length; v++) {
                up[v] *= share;
            }
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
