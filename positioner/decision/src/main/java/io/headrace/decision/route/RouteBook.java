package io.headrace.decision.route;

import io.headrace.decision.network.Route;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.ProgramParameters.RouteTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All ways between the nodes of a desk.
///
/// @param ways by `from>to`
/// @param level the share of transfers that arrive within the lead that decisions plan with, above 0 and
///     at most 1
public record RouteBook(Map<String, List<LearnedRoute>> ways, double level) {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    public RouteBook {
        ways = Map.copyOf(ways);
        if (!(level > 0 && level <= 1)) {
            throw new IllegalArgumentException("level must be above 0 and at most 1, was " + level);
        }
    }

    /// The ways between two nodes; none for those the book does not know.
    public List<LearnedRoute> between(String from, String to) {
        return ways.getOrDefault(from + '>' + to, List.of());
    }

    /// The settings as these routes are known now: for each pair of nodes the lead, cost and late share
    /// of the way that would be chosen for an amount. What the book does not know stays as it was set. A
    /// decision made with them has them in its digest.
    ///
    /// @param usd a usual transfer
    public DeskSettings teach(DeskSettings settings, double usd) {
        List<Route> routes = new ArrayList<>();
        ProgramParameters program = settings.predictive().program();
        List<RouteTerms> terms = new ArrayList<>(program.routes());
        for (Route set : settings.routes()) {
            Optional<LearnedRoute> best = best(settings, set, usd);
            routes.add(best.map(way -> way.planned(set.from(), set.to(), level)).orElse(set));
            best.ifPresent(way -> replace(terms, program.route(set.from(), set.to()), way.lateShare(level)));
        }
        return settings.withRoutes(routes).withPredictive(settings.predictive().withProgram(with(program, terms)));
    }

    /// By the price of a near shortfall: what is missing costs that much.
    private Optional<LearnedRoute> best(DeskSettings settings, Route set, double usd) {
        double shortPerDay = settings.costs().near(DAY_NANOS);
        double carryPerDay =
                settings.costs().carry(DAY_NANOS) + settings.costs().yield(DAY_NANOS);
        TransferPrices prices = new TransferPrices(shortPerDay, carryPerDay, settings.periodNanos() / 1e9);
        return RouteChoice.of(between(set.from(), set.to()), usd, prices, 0).options().stream()
                .findFirst()
                .map(RouteChoice.Option::route);
    }

    private static void replace(List<RouteTerms> terms, RouteTerms old, double lateShare) {
        terms.removeIf(one -> one.from().equals(old.from()) && one.to().equals(old.to()));
        terms.add(new RouteTerms(old.from(), old.to(), old.capacityUsd(), old.riskPerHour(), lateShare));
    }

    private static ProgramParameters with(ProgramParameters program, List<RouteTerms> routes) {
        return new ProgramParameters(
                program.scenarios(),
                program.commonPeriods(),
                program.iterations(),
                program.hurdle(),
                program.endPeriods(),
                program.tail(),
                program.loan(),
                routes,
                program.venues(),
                program.pools());
    }
}
