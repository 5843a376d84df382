package io.headrace.decision.program.desk;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.program.scenario.ProgramLink;
import io.headrace.decision.strategy.PoolFloors;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;

/// What must and may be sent now on each link, so that floors hold: no venue is taken below the position at
/// which the threshold rule would act, and what brings one up to it is sent as far as the treasury can pay. Venues
/// that share margin have one floor together.
///
/// @param leastUsd by link, at least 0
/// @param mostUsd by link, at least `leastUsd`
record FirstStep(double[] leastUsd, double[] mostUsd) {
    private static final double MEDIAN = .5;

    static FirstStep of(DeskProgram program, NetworkState state, DemandOutlook outlook, ThresholdPolicy rule) {
        int links = program.routes.size();
        FirstStep step = new FirstStep(new double[links], new double[links]);
        PoolFloors floors = floors(program, state, outlook, rule);
        double due = 0;
        for (int r = 0; r < links; r++) {
            ProgramLink link = program.data.links().get(r);
            step.mostUsd[r] = link.mostUsd();
            if (link.from() == 0) {
                double lacking = floors.lackUsd(link.to() - 1);
                step.leastUsd[r] = Math.clamp(lacking, 0, Math.min(link.mostUsd(), room(program, state, link.to())));
                due += step.leastUsd[r];
            } else {
                NodeState from = state.nodes().get(link.from());
                double loose = floors.looseUsd(link.from() - 1);
                step.mostUsd[r] = Math.clamp(
                        loose, 0, Math.min(link.mostUsd(), from.withdrawable().tokens()));
            }
        }
        double payable = Math.max(0, state.treasury().onHand().tokens());
        for (int r = 0; r < links && due > payable; r++) {
            step.leastUsd[r] *= payable / due;
        }
        return step;
    }

    /// Whether capital that can be moved covers the floor and the median need of every venue.
    static boolean floorsHold(NetworkState state, DemandOutlook outlook, ThresholdPolicy rule) {
        double capital = 0;
        double asked = 0;
        for (NodeState node : state.nodes()) {
            capital += node.onHand().tokens();
        }
        capital += state.inFlight().stream()
                .mapToDouble(transit -> transit.amount().tokens())
                .sum();
        List<VenueOutlook> venues = outlook.venues();
        for (int v = 0; v < venues.size(); v++) {
            double median = venues.get(v).forecast().orElseThrow().at(MEDIAN);
            NodeState node = state.nodes().get(v + 1);
            double held = node.onHand().tokens() - node.withdrawable().tokens();
            asked += Math.max(held, Math.max(median, rule.actionPointUsd(venues.get(v))));
        }
        return asked <= capital;
    }

    /// Where nothing must be sent, the program may hold a link at nothing.
    boolean free(int link) {
        return leastUsd[link] <= 0;
    }

    private static double room(DeskProgram program, NetworkState state, int node) {
        double most = program.data.nodes().get(node).mostUsd();
        double room = Math.max(0, most - position(state, node));
        return Math.min(room, program.data.nodes().get(node).mostInUsd());
    }

    private static PoolFloors floors(
            DeskProgram program, NetworkState state, DemandOutlook outlook, ThresholdPolicy rule) {
        double[] floors =
                outlook.venues().stream().mapToDouble(rule::actionPointUsd).toArray();
        return new PoolFloors(program.sharedMargin(), state, floors);
    }

    private static double position(NetworkState state, int node) {
        NodeState at = state.nodes().get(node);
        return at.onHand().tokens() + state.inbound(at.node()).tokens();
    }
}
