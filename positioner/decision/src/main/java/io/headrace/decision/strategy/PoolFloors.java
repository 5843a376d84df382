package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.settings.ProgramParameters.MarginPool;
import java.util.List;
import java.util.Optional;

/// Floors of venues that share margin: together they need the sum of their floors, and what each holds counts at its
/// share (1 less its haircut). A venue in no pool has its own.
///
/// @param pools of the settings
/// @param floors by venue, USD, in network order
public record PoolFloors(List<MarginPool> pools, NetworkState state, double[] floors) {
    /// What a venue must be sent so that the floors hold, USD: its own lack, and no more than its pool lacks
    /// beyond what venues before it are sent.
    public double lackUsd(int venue) {
        double own = Math.max(0, floors[venue] - position(venue));
        Optional<MarginPool> pool = pool(venue);
        if (pool.isEmpty()) {
            return own;
        }
        double left = -surplus(pool.get(), true);
        for (int v = 0; v < venue; v++) {
            double counted = counted(pool.get(), v);
            left -= counted > 0 ? Math.clamp(counted * (floors[v] - position(v)), 0, Math.max(0, left)) : 0;
        }
        return Math.clamp(left / counted(pool.get(), venue), 0, own);
    }

    /// What a venue can give while the floors hold, USD, at least 0: a pool's surplus is shared out by what may
    /// leave its venues.
    public double looseUsd(int venue) {
        Optional<MarginPool> pool = pool(venue);
        if (pool.isEmpty()) {
            return Math.max(0, onHand(venue) - floors[venue]);
        }
        double all = 0;
        for (int v = 0; v < floors.length; v++) {
            all += counted(pool.get(), v) * withdrawable(v);
        }
        double surplus = Math.max(0, surplus(pool.get(), false));
        return all > 0 ? Math.min(1, surplus / all) * withdrawable(venue) : 0;
    }

    private double surplus(MarginPool pool, boolean withInbound) {
        double sum = 0;
        for (int v = 0; v < floors.length; v++) {
            double counted = counted(pool, v);
            sum += counted > 0 ? counted * (withInbound ? position(v) : onHand(v)) - floors[v] : 0;
        }
        return sum;
    }

    private Optional<MarginPool> pool(int venue) {
        return pools.stream().filter(pool -> counted(pool, venue) > 0).findFirst();
    }

    private double counted(MarginPool pool, int venue) {
        return pool.countedByVenue().getOrDefault(node(venue).node(), 0.0);
    }

    private NodeState node(int venue) {
        return state.nodes().get(venue + 1);
    }

    private double onHand(int venue) {
        return node(venue).onHand().tokens();
    }

    private double withdrawable(int venue) {
        return node(venue).withdrawable().tokens();
    }

    private double position(int venue) {
        return onHand(venue) + state.inbound(node(venue).node()).tokens();
    }
}
