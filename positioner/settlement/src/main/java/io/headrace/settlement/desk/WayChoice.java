package io.headrace.settlement.desk;

import io.headrace.decision.network.Route;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.route.LearnedRoute;
import io.headrace.decision.route.RouteBook;
import io.headrace.decision.route.RouteChoice;
import io.headrace.decision.route.Run;
import io.headrace.decision.route.TransferPrices;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.LeadTimeLaw;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.route.Routes;
import io.headrace.settlement.route.history.Offers;
import io.headrace.settlement.route.history.RouteRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which way a transfer takes, and how long ways take: expectations of the settings and what each way
/// did, in desk time. A transfer is due within the period after its decision.
record WayChoice(ChainDeskSettings settings, DeskTerms terms, Routes routes) {
    private static final double PRIOR_RUNS = 4;
    private static final int READ = 100;
    private static final double USD_PER_UNIT = 1e-6;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// Chooses among all ways; with one there is nothing to choose and nobody is asked.
    ///
    /// @param nowNanos on the wall
    Way choose(Intent intent, Decision decision, BooksReader books, long nowNanos) {
        List<Way> ways = settings.ways(intent.from(), intent.to());
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("no way leads from " + intent.from() + " to " + intent.to());
        }
        if (ways.size() == 1) {
            return ways.getFirst();
        }
        List<LearnedRoute> learned = learned(ways, runs(books, nowNanos));
        Offers offers = Offers.of(routes, learned, intent.units());
        double usd = intent.units() * USD_PER_UNIT;
        List<LearnedRoute> open = offers.open().stream()
                .filter(way -> Math.round(way.keptShare() * intent.units())
                        <= tolerance().kept(intent.units()))
                .toList();
        RouteChoice choice = RouteChoice.of(open.isEmpty() ? learned : open, usd, prices(intent, decision), 0);
        String closed = offers.closed().isEmpty() ? "" : " Closed: " + offers.closed();
        terms.chosen().accept(intent.transfer(), choice.why() + closed);
        return settings.named(choice.options().getFirst().route().name());
    }

    /// The routes between nodes as their ways are known now; those without a way as they are set.
    List<Route> planned(BooksReader books, long nowNanos) {
        Map<String, List<Run>> runs = runs(books, nowNanos);
        Map<String, List<LearnedRoute>> known = new HashMap<>();
        settings.ways().stream()
                .collect(Collectors.groupingBy(way -> way.from() + '>' + way.to()))
                .forEach((ends, ways) -> known.put(ends, learned(ways, runs)));
        RouteBook book = new RouteBook(known, settings.choice().level());
        return book.teach(terms.desk(), settings.choice().usualUsd()).routes();
    }

    private Tolerance tolerance() {
        return settings.attestors().tolerance();
    }

    /// By the decision's own prices. One that knows none, as the rule's, pays for lateness what a near
    /// shortfall costs.
    private TransferPrices prices(Intent intent, Decision decision) {
        DeskSettings desk = terms.desk();
        Costs costs = desk.costs();
        Budget budget = decision.budget();
        double due = desk.periodNanos() / 1e9;
        if (budget.prices().isEmpty() && budget.shadowPricePerDay() == 0) {
            return new TransferPrices(costs.near(DAY_NANOS), costs.carry(DAY_NANOS) + costs.yield(DAY_NANOS), due);
        }
        return TransferPrices.of(budget, costs, intent.from(), intent.to(), due);
    }

    private List<LearnedRoute> learned(List<Way> ways, Map<String, List<Run>> runs) {
        return ways.stream()
                .map(way -> LearnedRoute.of(prior(way), runs.getOrDefault(way.name(), List.of())))
                .toList();
    }

    private LearnedRoute.Prior prior(Way way) {
        double usual = way.expected().usual().toNanos() / 1e9 * terms.pace();
        double slow = way.expected().slow().toNanos() / 1e9 * terms.pace();
        LeadTimeLaw law = LeadTimeLaw.of(
                way.name(), usual / 2, List.of(new LeadTimeLaw.Knot(.5, usual), new LeadTimeLaw.Knot(.99, slow)));
        double most = Double.POSITIVE_INFINITY;
        double kept = way.bridge().offered().map(Bridge.Offer::share).orElse(0.0); // of others only quotes tell
        return new LearnedRoute.Prior(
                way.name(), law, PRIOR_RUNS, kept, way.expected().gasUsd(), most);
    }

    /// What each way did, in desk time.
    private Map<String, List<Run>> runs(BooksReader books, long nowNanos) {
        Map<String, List<Run>> runs =
                new RouteRuns(USD_PER_UNIT, settings.choice().usdPerWei()).read(books, READ, nowNanos);
        runs.replaceAll((way, all) -> all.stream().map(this::inDeskTime).toList());
        return runs;
    }

    private Run inDeskTime(Run run) {
        return new Run(run.seconds() * terms.pace(), run.arrived(), run.usd(), run.keptUsd(), run.gasUsd());
    }
}
