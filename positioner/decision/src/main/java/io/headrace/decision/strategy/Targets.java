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
/// Collateral a venue holds above its target and may not give up serves no other venue: it does not count
/// as capital, see [Desk#taken]. For the shadow price see [ShadowPrice].
final class Targets {
    private static final double MEDIAN = .5;
    private static final int BISECTIONS = 40;

    /// The one quantile level all venues are filled at.
    final double level;
    /// Whether capital bound the level.
    final boolean scarce;
    /// Whether capital that can be moved covers the floor and the median need of every venue.
    final boolean floorsHold;
    /// The rule's action point, USD.
    final double[] floor;
    /// An order is placed below this position, USD.
    final double[] trigger;
    /// Orders reach this position, USD.
    final double[] up;
    /// A recall for others leaves this, USD; at least `up`.
    final double[] keep;
    /// Collateral above this goes back to the treasury, USD.
    final double[] high;
    /// Returns leave this, USD; at least the floor and `up`.
    final double[] down;

    /// Collateral above targets that may not be withdrawn, USD.
    final double heldBack;

    private final Desk desk;
    private final OrderUpToParameters parameters;
    private final QuantileForecast[] forecasts;

    /// @param nearShare share of its need by which a venue may be short at the near price
    Targets(Desk desk, DemandOutlook outlook, OrderUpToParameters parameters, ThresholdPolicy rule, double nearShare) {
        int venues = desk.venues;
        this.desk = desk;
        this.parameters = parameters;
        forecasts = new QuantileForecast[venues];
        floor = new double[venues];
        for (int v = 0; v < venues; v++) {
            VenueOutlook venue = outlook.venues().get(v);
            forecasts[v] = venue.forecast().orElseThrow();
            floor[v] = rule.actionPointUsd(venue);
        }
        double capital = desk.capital();
        floorsHold = desk.taken(filled(MEDIAN, true)) <= capital;
        double asked = floorsHold ? parameters.level() : MEDIAN;
        scarce = desk.taken(filled(asked, floorsHold)) > capital;
        level = scarce ? commonLevel(asked, capital) : asked;
        up = filled(level, floorsHold);
        divide(capital);
        heldBack = desk.taken(up) - sum(up);
        keep = floorsHold ? up : kept(outlook, 1 - nearShare);
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

    Budget budget(Costs costs, long periodNanos) {
        return new Budget(level, scarce ? new ShadowPrice(costs, periodNanos).perDay(forecasts, up, shared()) : 0);
    }

    /// Venues whose target the common level sets: not lifted to a floor, not filled by what is held there.
    private boolean[] shared() {
        boolean[] shared = new boolean[up.length];
        for (int v = 0; v < up.length; v++) {
            shared[v] = !(floorsHold && up[v] <= floor[v]) && desk.held(v) <= up[v];
        }
        return shared;
    }

    private double commonLevel(double asked, double capital) {
        double fits = floorsHold ? MEDIAN : forecasts[0].levels().get(0);
        double exceeds = asked;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = .5 * (fits + exceeds);
            if (desk.taken(filled(middle, floorsHold)) > capital) {
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

    /// While not everybody can be covered, nobody gives what it is short of at the deep price itself: the venue
    /// that gets it would be short by as much less, and while it is on its way it covers neither. What a venue
    /// needs now is no forecast: one that falls below it frees nothing.
    private double[] kept(DemandOutlook outlook, double share) {
        double[] kept = new double[up.length];
        for (int v = 0; v < kept.length; v++) {
            double known = outlook.venues().get(v).knownDemandUsd();
            kept[v] = Math.max(up[v], share * Math.max(known, forecasts[v].at(MEDIAN)));
        }
        return kept;
    }

    /// When not even the lowest level fits, every venue gets the same share of it, but for those that hold
    /// more than that anyway.
    private void divide(double capital) {
        if (floorsHold || desk.taken(up) <= capital) {
            return;
        }
        double share = 1;
        for (int round = 0; round <= up.length; round++) {
            double rest = capital;
            double sum = 0;
            for (int v = 0; v < up.length; v++) {
                boolean more = desk.held(v) > share * up[v];
                rest -= more ? desk.held(v) : 0;
                sum += more ? 0 : up[v];
            }
            share = sum > 0 ? Math.min(share, Math.max(0, rest) / sum) : share;
        }
        for (int v = 0; v < up.length; v++) {
            up[v] *= share;
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
