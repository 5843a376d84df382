package io.headrace.decision.program.desk;

import io.headrace.decision.hedge.offset.Offset;
import io.headrace.decision.hedge.offset.Offsets;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.outlook.scenario.JointPaths;
import io.headrace.decision.program.scenario.ProgramData;
import io.headrace.decision.program.scenario.ProgramHedge;
import io.headrace.decision.program.scenario.ProgramLink;
import io.headrace.decision.program.scenario.ProgramNode;
import io.headrace.decision.program.scenario.ProgramPool;
import io.headrace.decision.program.scenario.ProgramScenario;
import io.headrace.decision.program.scenario.ProgramTerms;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.ProgramParameters.MarginPool;
import io.headrace.decision.settings.ProgramParameters.RouteTerms;
import io.headrace.decision.settings.ProgramParameters.VenueTerms;
import io.headrace.decision.settings.hedge.HedgeParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Books and outlook told to the scenario program.
///
/// Flows to come are part of the needs (demand less what flowed since now), so balances move by transfers
/// only. What the treasury yields is charged where it is missed: at venues and in flight.
final class DeskProgram {
    private static final double HOUR_NANOS = 3600e9;
    private static final double DAYS_A_YEAR = 365;
    private static final double LEAST_USD = 1;
    /// More of them would make the program large for little.
    private static final int MOST_OFFSETS = 6;

    private final DeskSettings settings;
    private final ProgramParameters parameters;
    private final NetworkState state;
    private final List<String> names;
    /// The routes of the links, in their order.
    final List<Route> routes = new ArrayList<>();

    /// The offsets of the hedges, in their order.
    final List<Offset> offsets;

    final ProgramData data;

    DeskProgram(DeskSettings settings, NetworkState state, DemandOutlook outlook) {
        this.settings = settings;
        this.parameters = settings.predictive().program();
        this.state = state;
        this.names = state.nodes().stream().map(NodeState::node).toList();
        for (Route route : state.routes()) {
            if (names.contains(route.from()) && names.contains(route.to())) {
                routes.add(route);
            }
        }
        List<ProgramScenario> scenarios = scenarios(outlook);
        offsets = offsets(outlook, scenarios);
        data = new ProgramData(terms(), nodes(), links(), pools(), hedges(), scenarios);
    }

    List<MarginPool> sharedMargin() {
        return parameters.pools();
    }

    HedgeParameters hedging() {
        return settings.predictive().hedging();
    }

    /// The cheapest offsets of venues that run short in some scenario before money can arrive.
    private List<Offset> offsets(DemandOutlook outlook, List<ProgramScenario> scenarios) {
        if (hedging().isEmpty()) {
            return List.of();
        }
        return Offsets.of(hedging(), outlook, days() / DAYS_A_YEAR).stream()
                .filter(offset -> scenarios.stream()
                        .anyMatch(scenario -> runsShort(scenario, offset.from(), reach(offset.from()))))
                .limit(MOST_OFFSETS)
                .toList();
    }

    /// The period from which on the treasury's money could be there: never from an empty one.
    private int reach(int venue) {
        boolean empty = state.treasury().withdrawable().tokens() < LEAST_USD;
        return routes.stream()
                .filter(route -> !empty && route.to().equals(names.get(venue + 1)))
                .mapToInt(settings::leadPeriods)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean runsShort(ProgramScenario scenario, int venue, int reach) {
        double there = 0;
        for (int k = 0; k < Math.min(reach, scenario.periods()); k++) {
            there += scenario.supplyUsd()[venue + 1][k];
            if (scenario.needUsd()[venue][k] > there) {
                return true;
            }
        }
        return false;
    }

    private List<ProgramHedge> hedges() {
        return offsets.stream()
                .map(offset -> new ProgramHedge(
                        offset.from(),
                        offset.to(),
                        offset.steps().stream()
                                .map(step ->
                                        new ProgramHedge.Step(step.widthUsd(), step.freed(), step.asked(), step.cost()))
                                .toList()))
                .toList();
    }

    /// Days from now to the end of the span.
    double days() {
        return parameters.scenarios().periods() * (settings.periodNanos() / (24 * HOUR_NANOS));
    }

    private ProgramTerms terms() {
        Costs costs = settings.costs();
        long period = settings.periodNanos();
        long span = parameters.scenarios().periods() * period;
        return new ProgramTerms(
                costs.near(period),
                costs.deep(period),
                costs.nearShare(),
                false,
                parameters.commonPeriods(),
                parameters.loan().mostUsd(),
                parameters.loan().rateYear() * (span / (8760 * HOUR_NANOS)),
                parameters.tail().weight(),
                parameters.tail().level());
    }

    private List<ProgramNode> nodes() {
        Costs costs = settings.costs();
        double held = costs.carry(settings.periodNanos()) + costs.yield(settings.periodNanos());
        List<ProgramNode> nodes = new ArrayList<>();
        nodes.add(new ProgramNode(names.getFirst(), 0));
        for (String venue : names.subList(1, names.size())) {
            VenueTerms limits = parameters.venue(venue);
            nodes.add(new ProgramNode(
                    venue, held, limits.mostUsd(), limits.mostInUsd(), -held * parameters.endPeriods()));
        }
        return nodes;
    }

    private List<ProgramLink> links() {
        List<ProgramLink> links = new ArrayList<>();
        for (Route route : routes) {
            RouteTerms limits = parameters.route(route.from(), route.to());
            int lead = settings.leadPeriods(route);
            long flight = lead * settings.periodNanos();
            double cost = route.proportionalCost()
                    + settings.costs().carry(flight)
                    + settings.costs().yield(flight)
                    + limits.riskPerHour() * (route.leadNanos() / HOUR_NANOS);
            links.add(new ProgramLink(
                    names.indexOf(route.from()), names.indexOf(route.to()), lead, cost, limits.capacityUsd()));
        }
        return links;
    }

    /// Venues the desk is not at are left out.
    private List<ProgramPool> pools() {
        List<ProgramPool> pools = new ArrayList<>();
        for (MarginPool pool : parameters.pools()) {
            List<String> here = pool.countedByVenue().keySet().stream()
                    .filter(venue -> names.indexOf(venue) > 0)
                    .toList();
            if (!here.isEmpty()) {
                pools.add(new ProgramPool(
                        here.stream().map(venue -> names.indexOf(venue) - 1).toList(),
                        here.stream().map(pool.countedByVenue()::get).toList()));
            }
        }
        return pools;
    }

    private List<ProgramScenario> scenarios(DemandOutlook outlook) {
        double[][][] paths = JointPaths.of(
                outlook.venues().stream()
                        .map(VenueOutlook::forecast)
                        .map(forecast -> forecast.orElseThrow())
                        .toList(),
                outlook.past(),
                parameters.scenarios());
        int count = paths.length;
        List<ProgramScenario> scenarios = new ArrayList<>(count);
        for (int s = 0; s < count; s++) {
            scenarios.add(new ProgramScenario(1.0 / count, needs(paths[s]), supply(s, count), held(outlook)));
        }
        return scenarios;
    }

    private double[][] needs(double[][] paths) {
        double[][] needs = new double[paths.length][parameters.scenarios().periods() + 1];
        for (int v = 0; v < paths.length; v++) {
            for (int k = 1; k < needs[v].length; k++) {
                needs[v][k] = Math.max(0, paths[v][k - 1]);
            }
        }
        return needs;
    }

    private double[][] supply(int scenario, int count) {
        double[][] supply = new double[names.size()][parameters.scenarios().periods() + 1];
        for (int i = 0; i < supply.length; i++) {
            supply[i][0] = state.nodes().get(i).onHand().tokens();
        }
        ArrivalLaw law = new ArrivalLaw(state.asOfNanos(), settings.periodNanos());
        for (Transit transit : state.inFlight()) {
            double late = parameters.route(transit.from(), transit.to()).lateShare();
            int to = names.indexOf(transit.to());
            int arrives = law.periods(transit, late, scenario, count);
            if (to >= 0 && arrives < supply[to].length) {
                supply[to][arrives] += transit.amount().tokens();
            }
        }
        return supply;
    }

    /// What may not be withdrawn: as it is now, and later at least what the venue's own history makes of what is
    /// there now.
    private double[][] held(DemandOutlook outlook) {
        double[][] held = new double[names.size() - 1][parameters.scenarios().periods() + 1];
        for (int v = 0; v < held.length; v++) {
            NodeState node = state.nodes().get(v + 1);
            OptionalDouble share = outlook.venues().get(v).caveats().withdrawable();
            double later = share.isPresent()
                    ? (1 - share.getAsDouble()) * Math.max(0, node.onHand().tokens())
                    : 0;
            Arrays.fill(held[v], Math.max(later, node.held().tokens()));
            held[v][0] = node.held().tokens();
        }
        return held;
    }
}
