package io.headrace.decision.strategy.band;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Reason;
import io.headrace.decision.strategy.Desk;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.LastMoves;
import io.headrace.decision.strategy.Planner;
import java.util.ArrayList;
import java.util.List;

/// A rule of bands. A position below `lo` is ordered up to `up`; more than `hi` on hand goes back down to
/// `dn`. With netting, what the treasury lacks for its orders is recalled from venues that hold more than
/// `keep` and get nothing, in proportion to what each can spare. A venue that was served less than the
/// cool-down ago is left alone; as a live policy the rule knows only of transfers still on their way.
///
/// @param bands where it acts and where it goes to
/// @param planAware covers the larger of present and announced demand, not the present alone
/// @param netting recalls spare collateral for orders the treasury cannot pay
/// @param coolDownNanos at least 0
public record BandRule(Bands bands, boolean planAware, boolean netting, long coolDownNanos) implements Policy, Planner {
    private static final double LEAST_NEED_USD = 1e-6;

    public BandRule {
        if (coolDownNanos < 0) {
            throw new IllegalArgumentException("coolDownNanos must not be negative, was " + coolDownNanos);
        }
    }

    /// Plan-aware, netting, without a cool-down.
    public BandRule(Bands bands) {
        this(bands, true, true, 0);
    }

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        return plan(state, outlook, LastMoves.inFlight(state));
    }

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook, LastMoves last) {
        Desk desk = new Desk(state, outlook);
        Orders orders = orders(desk, bands(desk, outlook), resting(desk, state.asOfNanos(), last));
        return desk.moves(orders.returns, orders.up);
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        Desk desk = new Desk(state, outlook);
        List<Band> drawn = bands(desk, outlook);
        boolean[] resting = resting(desk, nowNanos, LastMoves.inFlight(state));
        Orders orders = orders(desk, drawn, resting);
        List<Move> moves = desk.moves(orders.returns, orders.up);
        List<Reason> reasons = new ArrayList<>();
        for (int v = 0; v < desk.venues; v++) {
            reasons.add(BandReason.of(desk, v, drawn.get(v), orders, resting[v]));
        }
        return new Draft(Decider.RULE, "a rule of bands was chosen", moves, reasons, moves, Budget.NOT_USED)
                .seal(memory, state, outlook, nowNanos, toString());
    }

    /// @param up to each venue, USD
    /// @param returns from each venue, USD, recalls included
    /// @param recalled part of the returns taken because the treasury lacks it, USD
    record Orders(double[] up, double[] returns, double[] recalled) {}

    private List<Band> bands(Desk desk, DemandOutlook outlook) {
        double all = 0;
        for (VenueOutlook venue : outlook.venues()) {
            all += covered(venue);
        }
        double capital = desk.capital();
        List<Band> drawn = new ArrayList<>(desk.venues);
        for (VenueOutlook venue : outlook.venues()) {
            drawn.add(bands.of(new Bands.Sight(venue, covered(venue), all, capital)));
        }
        return drawn;
    }

    private boolean[] resting(Desk desk, long nowNanos, LastMoves last) {
        boolean[] resting = new boolean[desk.venues];
        for (int v = 0; v < desk.venues; v++) {
            resting[v] = last.within(desk.names[v], nowNanos, coolDownNanos);
        }
        return resting;
    }

    private Orders orders(Desk desk, List<Band> drawn, boolean[] resting) {
        Orders orders = new Orders(new double[desk.venues], new double[desk.venues], new double[desk.venues]);
        for (int v = 0; v < desk.venues; v++) {
            Band band = drawn.get(v);
            if (resting[v]) {
                continue;
            }
            if (desk.position(v) < band.lo()) {
                orders.up[v] = band.up() - desk.position(v);
            } else if (desk.onHand[v] > band.hi()) {
                orders.returns[v] = Math.min(desk.onHand[v] - band.dn(), desk.withdrawable[v]);
            }
        }
        if (netting) {
            recall(desk, drawn, resting, orders);
        }
        return orders;
    }

    private static void recall(Desk desk, List<Band> drawn, boolean[] resting, Orders orders) {
        double need = -desk.treasuryOnHand - desk.treasuryInbound;
        double[] spare = new double[desk.venues];
        double sum = 0;
        for (int v = 0; v < desk.venues; v++) {
            need += orders.up[v] - orders.returns[v];
            if (orders.up[v] <= 0 && !resting[v]) {
                double loose = Math.min(desk.onHand[v] - drawn.get(v).keep(), desk.withdrawable[v]);
                spare[v] = Math.max(loose - orders.returns[v], 0);
                sum += spare[v];
            }
        }
        if (need <= LEAST_NEED_USD || sum <= 0) {
            return;
        }
        double share = Math.min(1, need / sum);
        for (int v = 0; v < desk.venues; v++) {
            orders.recalled[v] = spare[v] * share;
            orders.returns[v] += orders.recalled[v];
        }
    }

    private double covered(VenueOutlook venue) {
        return planAware ? venue.knownDemandUsd() : venue.demandUsd();
    }
}
