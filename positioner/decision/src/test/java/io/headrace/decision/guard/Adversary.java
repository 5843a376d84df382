package io.headrace.decision.guard;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What may be wrong with the orders the guard is given: sabotage, or a forecast gone bad under an honest policy.
enum Adversary {
    HONEST,
    DRAINS,
    HOARDS,
    THROWS_MONEY_ABOUT,
    FORECASTS_SIX_TENTHS,
    FORECASTS_DOUBLE,
    FLIPS_THE_SIGN,
    FORECASTS_NOISE,
    FORECASTS_YESTERDAY,
    FREEZES,
    LOSES_A_FORECAST,
    FORECASTS_ANOTHER_WORLD;

    Drafter drafter(Simulation simulation, ThresholdPolicy rule, long seed) {
        OrderUpToPolicy honest = new OrderUpToPolicy(simulation.settings().orderUpTo(), rule, simulation.settings());
        return drafter(honest, simulation, rule, seed);
    }

    /// @param honest whose forecasts are distorted
    Drafter drafter(Drafter honest, Simulation simulation, ThresholdPolicy rule, long seed) {
        return switch (this) {
            case HONEST -> honest;
            case DRAINS, HOARDS, THROWS_MONEY_ABOUT -> new Saboteur(rule, ordinal() - DRAINS.ordinal(), seed);
            default -> (state, outlook) -> honest.draft(state, distorted(simulation, outlook, seed));
        };
    }

    private DemandOutlook distorted(Simulation simulation, DemandOutlook outlook, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ outlook.asOfNanos());
        int now = (int) (outlook.asOfNanos() / simulation.settings().periodNanos());
        return switch (this) {
            case FORECASTS_SIX_TENTHS -> scaled(outlook, .6, 0);
            case FORECASTS_DOUBLE -> scaled(outlook, 2, 0);
            case FLIPS_THE_SIGN -> scaled(outlook, -1, 2);
            case FORECASTS_NOISE -> scaled(outlook, random.nextDouble(0, 3), 0);
            case FORECASTS_YESTERDAY -> borrowed(simulation, outlook, Math.max(0, now - 24));
            case FREEZES -> borrowed(simulation, outlook, 0);
            case LOSES_A_FORECAST -> random.nextBoolean() ? RandomWorld.withoutForecast(outlook, 1) : outlook;
            default -> scaled(outlook, random.nextInt(10) == 0 ? 10 : .1, 0);
        };
    }

    /// Every quantile times `factor`, plus `demands` times the demand.
    private static DemandOutlook scaled(DemandOutlook outlook, double factor, double demands) {
        List<VenueOutlook> venues = new ArrayList<>();
        for (VenueOutlook venue : outlook.venues()) {
            venues.add(venue.forecast()
                    .map(forecast -> with(venue, values(forecast, factor, demands * venue.demandUsd())))
                    .orElse(venue));
        }
        return outlook.with(venues);
    }

    private static double[] values(QuantileForecast forecast, double factor, double added) {
        double[] values = forecast.values().clone();
        for (int k = 0; k < values.length; k++) {
            values[k] = factor * values[k] + added;
        }
        java.util.Arrays.sort(values);
        return values;
    }

    /// The forecasts of another period.
    private static DemandOutlook borrowed(Simulation simulation, DemandOutlook outlook, int period) {
        DemandOutlook other = simulation.periods().get(period).outlook();
        List<VenueOutlook> venues = new ArrayList<>();
        for (int v = 0; v < outlook.venues().size(); v++) {
            VenueOutlook venue = outlook.venues().get(v);
            venues.add(other.venues()
                    .get(v)
                    .forecast()
                    .filter(forecast -> venue.forecast().isPresent())
                    .map(forecast -> with(venue, forecast.values().clone()))
                    .orElse(venue));
        }
        return outlook.with(venues);
    }

    private static VenueOutlook with(VenueOutlook venue, double[] values) {
        return new VenueOutlook(
                venue.venue(),
                venue.demandUsd(),
                venue.plannedPeakUsd(),
                venue.forecast()
                        .map(forecast -> new QuantileForecast(
                                forecast.venue(),
                                forecast.asOfNanos(),
                                forecast.window(),
                                forecast.levels(),
                                values,
                                forecast.support())),
                venue.support());
    }
}
