package io.headrace.decision.settings;

import io.headrace.decision.network.Route;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.models.forecast.ForecastWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything a desk decides beforehand: venues, routes, costs, window and policy parameters.
/// Backtest and service read the same file.
///
/// @param periodNanos time between decisions; divides an hour
/// @param portfolio what the desk holds and where; its order of venues is the order of every list
///     of venues
/// @param capital what the desk starts with
/// @param routes treasury to venue and venue to treasury, both for each venue
/// @param window the window whose running maximum is forecast; see [#windowFor]
/// @param maxModelAgeDays a model trained on data that ended longer ago is stale, positive
/// @param guard bounds what the predictive policy may cost beyond the rule; empty leaves it unguarded
/// @param predictive which predictive policy decides, and the program's terms
/// @param safeguards what may hold back, replace or shape a decision
public record DeskSettings(
        long periodNanos,
        Portfolio portfolio,
        Capital capital,
        List<Route> routes,
        Costs costs,
        ForecastWindow window,
        ThresholdParameters threshold,
        OrderUpToParameters orderUpTo,
        int maxModelAgeDays,
        Optional<GuardParameters> guard,
        Predictive predictive,
        Safeguards safeguards) {
    /// Settings whose predictive policy is order-up-to.
    public DeskSettings(
            long periodNanos,
            Portfolio portfolio,
            Capital capital,
            List<Route> routes,
            Costs costs,
            ForecastWindow window,
            ThresholdParameters threshold,
            OrderUpToParameters orderUpTo,
            int maxModelAgeDays,
            Optional<GuardParameters> guard) {
        this(
                periodNanos,
                portfolio,
                capital,
                routes,
                costs,
                window,
                threshold,
                orderUpTo,
                maxModelAgeDays,
                guard,
                Predictive.DEFAULT,
                Safeguards.DEFAULT);
    }

    /// The name of the node that has no demand of its own and joins the venues.
    public static final String TREASURY = "treasury";

    private static final long HOUR = 3_600_000_000_000L;
    /// A model may serve this long by default: its calibration follows every outcome, so its levels
    /// stay honest while its skill slowly fades.
    private static final int HALF_YEAR_DAYS = 190;

    public DeskSettings {
        List<String> venues = portfolio.venues();
        routes = List.copyOf(routes);
        if (periodNanos <= 0 || maxModelAgeDays <= 0) {
            throw new IllegalArgumentException(
                    "period and maximal model age must be positive, were " + periodNanos + ", " + maxModelAgeDays);
        }
        if (HOUR % periodNanos != 0) {
            throw new IllegalArgumentException(
                    "period_seconds must divide an hour, was " + periodNanos / 1_000_000_000L);
        }
        if (venues.contains(TREASURY)) {
            throw new IllegalArgumentException("no venue may be named as the treasury, were " + venues);
        }
        if (capital instanceof Capital.Balances(var usdByNode)) {
            for (String node : usdByNode.keySet()) {
                if (!node.equals(TREASURY) && !venues.contains(node)) {
                    throw new IllegalArgumentException("balances must name the treasury or a venue, was " + node);
                }
            }
        }
        if (window.endNanos() % periodNanos != 0 || window.leadNanos() % periodNanos != 0) {
            throw new IllegalArgumentException("the window must be made of whole periods of " + periodNanos
                    + " ns, was lead " + window.leadNanos() + ", review " + window.reviewNanos());
        }
        for (String venue : venues) {
            requireRoute(routes, TREASURY, venue);
            requireRoute(routes, venue, TREASURY);
        }
    }

    /// A desk with one-hour periods and leads, 2 basis points and 2 USD a transfer, and 1.1 times
    /// its mean
    /// demand.
    public static DeskSettings defaults(List<String> venues, List<String> coins) {
        List<Route> routes = routes(venues, HOUR, .0002, 2);
        return new DeskSettings(
                HOUR,
                PortfolioSpec.forVenues(venues, coins),
                new Capital.Multiple(1.1),
                routes,
                Costs.DEFAULT,
                windowFor(HOUR, HOUR, 4 * HOUR),
                ThresholdParameters.DEFAULT,
                OrderUpToParameters.DEFAULT,
                HALF_YEAR_DAYS,
                Optional.empty(),
                Predictive.DEFAULT,
                Safeguards.DEFAULT);
    }

    /// Reads a settings file. Every key must be known and present.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3001 to HR-3005, with file, line and
    ///     column
    public static DeskSettings load(Path file) {
        return SettingsFile.settings(SettingsValue.read(file));
    }

    /// Reads the text of a settings file.
    ///
    /// @param name stands for the file in complaints
    /// @throws io.headrace.market.problem.ProblemException as [#load]
    public static DeskSettings parse(String name, String text) {
        return SettingsFile.settings(SettingsValue.parse(name, text));
    }

    /// The text of a settings file that reads back equal.
    public String text() {
        return SettingsText.of(this);
    }

    /// SHA-256 in hex over what the settings say: equal settings have equal digests. A section that is
    /// left out has no part in it, so that settings of before there was one keep theirs.
    public String digest() {
        return SettingsText.digest(this);
    }

    /// Writes these settings as a file that [#load] reads back equal, replacing it in one step.
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder == null ? Path.of(".") : folder, "settings", ".tmp");
        Files.writeString(fresh, SettingsText.of(this), StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The venues, in the order of every list of venues.
    public List<String> venues() {
        return portfolio.venues();
    }

    /// Both ways between the treasury and each venue, all alike.
    public static List<Route> routes(List<String> venues, long leadNanos, double proportionalCost, double gasUsd) {
        List<Route> routes = new ArrayList<>();
        for (String venue : venues) {
            routes.add(new Route(TREASURY, venue, leadNanos, proportionalCost, gasUsd));
            routes.add(new Route(venue, TREASURY, leadNanos, proportionalCost, gasUsd));
        }
        return routes;
    }

    /// The window a decision answers for.
    ///
    /// Money sent at t with a lead of L arrives before the demand check at t + L (simulation order:
    /// arrivals, flows, check, decision), and the next decision first protects t + L + period. So the
    /// first check a decision can still protect is at u = L, which lies in (L - period, L + ...]: the window
    /// starts one period before the lead, and spans `review`, which is longer than one period because a
    /// transfer is paid once and should serve for a while.
    public static ForecastWindow windowFor(long periodNanos, long leadNanos, long reviewNanos) {
        long periods = Math.ceilDiv(leadNanos, periodNanos);
        return new ForecastWindow((periods - 1) * periodNanos, reviewNanos);
    }

    /// Whole periods money is in flight on a route, at least 1.
    public int leadPeriods(Route route) {
        return Math.toIntExact(Math.ceilDiv(route.leadNanos(), periodNanos));
    }

    /// The route between two nodes.
    public Route route(String from, String to) {
        return requireRoute(routes, from, to);
    }

    public DeskSettings withPortfolio(Portfolio changed) {
        return with(parts -> parts.portfolio = changed);
    }

    public DeskSettings withMaxModelAgeDays(int changed) {
        return with(parts -> parts.maxModelAgeDays = changed);
    }

    public DeskSettings withCapital(Capital changed) {
        return with(parts -> parts.capital = changed);
    }

    public DeskSettings withRoutes(List<Route> changed) {
        return with(parts -> parts.routes = changed);
    }

    public DeskSettings withCosts(Costs changed) {
        return with(parts -> parts.costs = changed);
    }

    public DeskSettings withWindow(ForecastWindow changed) {
        return with(parts -> parts.window = changed);
    }

    public DeskSettings withThreshold(ThresholdParameters changed) {
        return with(parts -> parts.threshold = changed);
    }

    public DeskSettings withOrderUpTo(OrderUpToParameters changed) {
        return with(parts -> parts.orderUpTo = changed);
    }

    public DeskSettings withGuard(GuardParameters changed) {
        return with(parts -> parts.guard = Optional.of(changed));
    }

    public DeskSettings withPredictive(Predictive changed) {
        return with(parts -> parts.predictive = changed);
    }

    public DeskSettings withSafeguards(Safeguards changed) {
        return with(parts -> parts.safeguards = changed);
    }

    private DeskSettings with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.settings();
    }

    private static Route requireRoute(List<Route> routes, String from, String to) {
        for (Route route : routes) {
            if (route.from().equals(from) && route.to().equals(to)) {
                return route;
            }
        }
        throw new IllegalArgumentException("there must be a route from " + from + " to " + to);
    }

    /// All parts, one of which is about to change.
    private static final class Parts {
        private final long periodNanos;
        private Portfolio portfolio;
        private Capital capital;
        private List<Route> routes;
        private Costs costs;
        private ForecastWindow window;
        private ThresholdParameters threshold;
        private OrderUpToParameters orderUpTo;
        private int maxModelAgeDays;
        private Optional<GuardParameters> guard;
        private Predictive predictive;
        private Safeguards safeguards;

        private Parts(DeskSettings from) {
            periodNanos = from.periodNanos;
            portfolio = from.portfolio;
            capital = from.capital;
            routes = from.routes;
            costs = from.costs;
            window = from.window;
            threshold = from.threshold;
            orderUpTo = from.orderUpTo;
            maxModelAgeDays = from.maxModelAgeDays;
            guard = from.guard;
            predictive = from.predictive;
            safeguards = from.safeguards;
        }

        private DeskSettings settings() {
            return new DeskSettings(
                    periodNanos,
                    portfolio,
                    capital,
                    routes,
                    costs,
                    window,
                    threshold,
                    orderUpTo,
                    maxModelAgeDays,
                    guard,
                    predictive,
                    safeguards);
        }
    }
}
