package io.headrace.decision.settings;

import io.headrace.decision.outlook.scenario.ScenarioSize;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The scenario program's numbers.
///
/// @param scenarios how many paths, how far, and the seed
/// @param commonPeriods so many periods' transfers are the same in all scenarios, at least 1: with 1 the
///     program believes it will know the future after one period, and waits for it
/// @param iterations the most simplex iterations one solve may take, positive: its whole budget, no clock
/// @param hurdle a move must save its gas and this multiple of its proportional cost, at least 0
/// @param endPeriods so many more periods of carry are charged on what is left at venues at the end, at
///     least 0
/// @param tail weight and level of the dearest scenarios beside the mean
/// @param loan what may be borrowed
/// @param routes terms of single routes; others have no limit and no risk in transit
/// @param venues terms of single venues; others have no limit
/// @param pools venues that share margin; others stand alone
public record ProgramParameters(
        ScenarioSize scenarios,
        int commonPeriods,
        long iterations,
        double hurdle,
        double endPeriods,
        Tail tail,
        Loan loan,
        List<RouteTerms> routes,
        List<VenueTerms> venues,
        List<MarginPool> pools) {
    public static final ProgramParameters DEFAULT = new ProgramParameters(
            new ScenarioSize(20, 12, 1), 2, 200_000, 0, 0, Tail.NONE, Loan.NONE, List.of(), List.of());

    public ProgramParameters {
        routes = List.copyOf(routes);
        venues = List.copyOf(venues);
        pools = List.copyOf(pools);
        requireApart(pools);
        if (commonPeriods < 1 || commonPeriods > scenarios.periods() || iterations < 1) {
            throw new IllegalArgumentException("common periods must be 1 to " + scenarios.periods()
                    + " and iterations positive, were " + commonPeriods + ", " + iterations);
        }
        if (!(hurdle >= 0) || !(endPeriods >= 0) || Double.isInfinite(hurdle) || Double.isInfinite(endPeriods)) {
            throw new IllegalArgumentException(
                    "hurdle and end periods must be finite and at least 0, were " + hurdle + ", " + endPeriods);
        }
    }

    /// Terms without shared margin.
    public ProgramParameters(
            ScenarioSize scenarios,
            int commonPeriods,
            long iterations,
            double hurdle,
            double endPeriods,
            Tail tail,
            Loan loan,
            List<RouteTerms> routes,
            List<VenueTerms> venues) {
        this(scenarios, commonPeriods, iterations, hurdle, endPeriods, tail, loan, routes, venues, List.of());
    }

    /// The same with other scenarios.
    public ProgramParameters looking(ScenarioSize changed) {
        return new ProgramParameters(
                changed, commonPeriods, iterations, hurdle, endPeriods, tail, loan, routes, venues, pools);
    }

    private static void requireApart(List<MarginPool> pools) {
        List<String> pooled = pools.stream()
                .flatMap(pool -> pool.countedByVenue().keySet().stream())
                .toList();
        if (new HashSet<>(pooled).size() < pooled.size()) {
            throw new IllegalArgumentException("a venue may be in one margin pool only, were " + pooled);
        }
    }

    /// Conditional value at risk beside the mean.
    ///
    /// @param weight of the mean of the dearest scenarios, at least 0; 0 leaves them out
    /// @param level the dearest `1 - level` of probability, inside [0, 1)
    public record Tail(double weight, double level) {
        public static final Tail NONE = new Tail(0, .9);

        public Tail {
            if (!(weight >= 0) || Double.isInfinite(weight) || !(level >= 0 && level < 1)) {
                throw new IllegalArgumentException(
                        "tail weight must be at least 0 and its level inside [0, 1), were " + weight + ", " + level);
            }
        }
    }

    /// Borrowing into the treasury.
    ///
    /// @param mostUsd the most that may be borrowed, at least 0
    /// @param rateYear simple rate a year, at least 0
    public record Loan(double mostUsd, double rateYear) {
        public static final Loan NONE = new Loan(0, .15);

        public Loan {
            if (!(mostUsd >= 0) || !(rateYear >= 0) || Double.isInfinite(mostUsd) || Double.isInfinite(rateYear)) {
                throw new IllegalArgumentException(
                        "a loan's limit and rate must be finite and at least 0, were " + mostUsd + ", " + rateYear);
            }
        }
    }

    /// @param capacityUsd the most that may be sent in one period, at least 0; infinite without a limit
    /// @param riskPerHour what a USD costs for each hour it waits for confirmations and bridge, USD per USD,
    ///     at least 0
    /// @param lateShare share of transfers that arrive later than the lead, inside [0, 1)
    public record RouteTerms(String from, String to, double capacityUsd, double riskPerHour, double lateShare) {
        public RouteTerms {
            if (!(capacityUsd >= 0) || !(riskPerHour >= 0) || Double.isInfinite(riskPerHour)) {
                throw new IllegalArgumentException(
                        "capacity and risk must not be negative, were " + capacityUsd + ", " + riskPerHour);
            }
            if (!(lateShare >= 0 && lateShare < 1)) {
                throw new IllegalArgumentException("late share must be inside [0, 1), was " + lateShare);
            }
        }
    }

    /// @param mostUsd no order lifts the venue above this, at least 0; infinite without a limit
    /// @param mostInUsd the most that may be sent to it in one period, at least 0; infinite without a limit
    public record VenueTerms(String venue, double mostUsd, double mostInUsd) {
        public VenueTerms {
            if (!(mostUsd >= 0) || !(mostInUsd >= 0)) {
                throw new IllegalArgumentException(
                        "limits of " + venue + " must not be negative, were " + mostUsd + ", " + mostInUsd);
            }
        }
    }

    /// Venues that share margin.
    ///
    /// @param countedByVenue share of each venue's collateral that counts, 1 less its haircut, inside (0, 1]
    public record MarginPool(Map<String, Double> countedByVenue) {
        public MarginPool {
            countedByVenue = Collections.unmodifiableMap(new LinkedHashMap<>(countedByVenue));
            countedByVenue.forEach((venue, share) -> {
                if (!(share > 0 && share <= 1)) {
                    throw new IllegalArgumentException(
                            "the counted share of " + venue + " must be inside (0, 1], was " + share);
                }
            });
        }
    }

    /// The terms of a route.
    public RouteTerms route(String from, String to) {
        return routes.stream()
                .filter(terms -> terms.from().equals(from) && terms.to().equals(to))
                .findFirst()
                .orElseGet(() -> new RouteTerms(from, to, Double.POSITIVE_INFINITY, 0, 0));
    }

    /// The terms of a venue.
    public VenueTerms venue(String venue) {
        return venues.stream()
                .filter(terms -> terms.venue().equals(venue))
                .findFirst()
                .orElseGet(() -> new VenueTerms(venue, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
}
