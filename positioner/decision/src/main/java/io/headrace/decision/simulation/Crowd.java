package io.headrace.decision.simulation;

import io.headrace.decision.network.Route;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.agent.Act;
import io.headrace.decision.simulation.agent.Scene;
import io.headrace.decision.simulation.law.Laws;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The other agents of a world and what they did last.
final class Crowd {
    private final Laws laws;
    private final DeskSettings settings;
    private final double[] memories;
    private final double[] takenUsd;
    private final double[] dearer;
    private double demandFactor = 1;
    private long actedNanos = Long.MIN_VALUE;

    Crowd(Laws laws, DeskSettings settings) {
        this.laws = laws;
        this.settings = settings;
        memories = new double[laws.agents().size()];
        takenUsd = new double[settings.venues().size()];
        dearer = new double[takenUsd.length];
    }

    /// What venues need after what agents did in the period before.
    List<MarginSnapshot> moved(List<MarginSnapshot> recorded) {
        double factor = demandFactor;
        return factor == 1
                ? recorded
                : recorded.stream()
                        .map(snapshot -> Needs.scaled(snapshot, factor))
                        .toList();
    }

    /// Lets every agent act, once a period.
    void act(WorldState books, List<MarginSnapshot> needs, List<Move> moves) {
        long now = books.nowNanos();
        if (laws.agents().isEmpty() || now == actedNanos) {
            return;
        }
        actedNanos = now;
        Arrays.fill(takenUsd, 0);
        Arrays.fill(dearer, 0);
        demandFactor = 1;
        for (int a = 0; a < memories.length; a++) {
            Act act = laws.agents().get(a).act(memories[a], scene(books, needs, moves, laws.chance("agent" + a, now)));
            memories[a] = act.memory();
            demandFactor *= act.demandFactor();
            for (int v = 0; v < takenUsd.length; v++) {
                takenUsd[v] += act.takenUsd().get(v);
                dearer[v] += act.dearer().get(v);
            }
        }
    }

    /// What others sent to a node on the desk's way in this period, USD.
    double takenUsd(String node) {
        int venue = settings.venues().indexOf(node);
        return venue < 0 ? 0 : takenUsd[venue];
    }

    /// A route at what it costs with others on it.
    Route priced(Route route) {
        int venue = settings.venues().indexOf(route.to());
        return venue < 0 || dearer[venue] == 0
                ? route
                : new Route(
                        route.from(),
                        route.to(),
                        route.leadNanos(),
                        route.proportionalCost() + dearer[venue],
                        route.gasUsd());
    }

    private Scene scene(WorldState books, List<MarginSnapshot> needs, List<Move> moves, double chance) {
        List<Double> demands = new ArrayList<>();
        List<Double> missing = new ArrayList<>();
        List<Double> ordered = new ArrayList<>();
        for (int v = 0; v < needs.size(); v++) {
            double demand = needs.get(v).demandUsd();
            String venue = needs.get(v).venue();
            demands.add(demand);
            missing.add(Math.max(0, demand - books.onHand().get(v + 1).tokens()));
            ordered.add(moves.stream()
                    .filter(move -> move.to().equals(venue))
                    .mapToDouble(move -> move.amount().tokens())
                    .sum());
        }
        return new Scene(demands, missing, ordered, chance);
    }
}
