package io.headrace.decision.strategy.band;

import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.models.forecast.QuantileForecast;

/// Dynamic risk parameters of a rule: its margins over demand breathe with the forecast's spread. With s the
/// distance from a venue's median need to its .99 need over demand, and u the spread that is usual,
///
///     factor = clamp((s / u)^exponent, least, most),   bound' = demand + factor (bound - demand)
///
/// Bounds below demand stay. Without a forecast the rule stays as it is: losing one lowers nothing.
///
/// @param rule whose margins breathe
/// @param usual spread over demand at which nothing changes, above 0
/// @param exponent 0 leaves the rule alone, 1 follows the spread
/// @param least lower end of the factor, above 0 and at most 1
/// @param most upper end of the factor, at least 1
public record DynamicBands(Bands rule, double usual, double exponent, double least, double most) implements Bands {
    private static final double MEDIAN = .5;
    private static final double TAIL = .99;

    public DynamicBands {
        if (!(usual > 0) || !(exponent >= 0) || !(least > 0 && least <= 1) || !(most >= 1)) {
            throw new IllegalArgumentException(
                    "usual must be positive, exponent not negative and 0 < least <= 1 <= most," + " were " + usual
                            + ", " + exponent + ", " + least + ", " + most);
        }
    }

    @Override
    public Band of(Sight sight) {
        Band fixed = rule.of(sight);
        double factor = factor(sight.venue());
        double demand = sight.coveredUsd();
        return new Band(
                scaled(fixed.lo(), demand, factor),
                scaled(fixed.up(), demand, factor),
                scaled(fixed.hi(), demand, factor),
                scaled(fixed.dn(), demand, factor),
                scaled(fixed.keep(), demand, factor));
    }

    private double factor(VenueOutlook venue) {
        if (venue.forecast().isEmpty() || venue.demandUsd() <= 0) {
            return 1;
        }
        QuantileForecast forecast = venue.forecast().get();
        double spread = Math.max(0, forecast.at(TAIL) - forecast.at(MEDIAN)) / venue.demandUsd();
        return Math.clamp(Math.pow(spread / usual, exponent), least, most);
    }

    private static double scaled(double bound, double demand, double factor) {
        return bound <= demand ? bound : demand + factor * (bound - demand);
    }
}
