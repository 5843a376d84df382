package io.headrace.decision.strategy;

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
import io.headrace.decision.settings.ThresholdParameters;
import java.util.ArrayList;
import java.util.List;

/// The threshold rule. With D the demand it covers (announced demand included when plan-aware) and p the
/// position: below `lo D` it orders up to `up D`; above `hi D` on hand it returns all beyond `dn D`. With
/// netting, venues that hold more than `up D` also return what the treasury lacks for its orders, in
/// proportion to what each can spare. Nothing is returned or counted as spare that may not be withdrawn.
///
/// @param parameters multiples of demand
/// @param planAware covers the larger of present and announced demand, not the present alone
/// @param netting recalls spare collateral for orders the treasury cannot pay
/// @param returnsSurplus returns what lies above `hi D`; else it stays where it is unless it is recalled
public record ThresholdPolicy(
        ThresholdParameters parameters, boolean planAware, boolean netting, boolean returnsSurplus)
        implements Policy, Planner {
    private static final double LEAST_NEED_USD = 1e-6;

    /// The rule as it is compared with others: it returns surplus.
    public ThresholdPolicy(ThresholdParameters parameters, boolean planAware, boolean netting) {
        this(parameters, planAware, netting, true);
    }

    /// The rule that counts as baseline: plan-aware, with netting.
    public ThresholdPolicy(ThresholdParameters parameters) {
        this(parameters, true, true);
    }

    /// The rule while it stands in for a model that is missing. A buffer the model asked for is not given up
    /// because the model is gone: it only orders up, and recalls what the treasury lacks for that.
    public ThresholdPolicy standIn() {
        return new ThresholdPolicy(parameters, planAware, netting, false);
    }

    /// The position at which the rule acts, USD: the floor no predictive decision goes below.
    public double actionPointUsd(VenueOutlook venue) {
        return parameters.lo() * covered(venue);
    }

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        Desk desk = new Desk(state, outlook);
        Orders orders = orders(desk, outlook);
        return desk.moves(orders.returns, orders.up);
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        return decide(memory, state, outlook, nowNanos, "the threshold rule was chosen");
    }

    /// As [#decide(PolicyMemory, NetworkState, DemandOutlook, long)], for a desk that has its own reason to
    /// be on the rule.
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos, String why) {
        return draft(state, outlook, why).seal(memory, state, outlook, nowNanos, toString());
    }

    /// What the rule would do, for a stated reason to be in charge.
    public Draft draft(NetworkState state, DemandOutlook outlook, String why) {
        Desk desk = new Desk(state, outlook);
        Orders orders = orders(desk, outlook);
        List<Move> moves = desk.moves(orders.returns, orders.up);
        return new Draft(Decider.RULE, why, moves, reasons(desk, outlook, orders), moves, Budget.NOT_USED);
    }

    /// Why the rule does what it does, one reason per venue.
    List<Reason> reasons(NetworkState state, DemandOutlook outlook) {
        Desk desk = new Desk(state, outlook);
        return reasons(desk, outlook, orders(desk, outlook));
    }

    private record Orders(double[] up, double[] returns, double[] recalled) {}

    private Orders orders(Desk desk, DemandOutlook outlook) {
        Orders orders = new Orders(new double[desk.venues], new double[desk.venues], new double[desk.venues]);
        for (int v = 0; v < desk.venues; v++) {
            double demand = covered(outlook.venues().get(v));
            double position = desk.position(v);
            if (position < parameters.lo() * demand) {
                orders.up[v] = parameters.up() * demand - position;
            } else if (returnsSurplus && desk.onHand[v] > parameters.hi() * demand) {
                orders.returns[v] = Math.min(desk.onHand[v] - parameters.dn() * demand, desk.withdrawable[v]);
            }
        }
        if (netting) {
            recall(desk, outlook, orders);
        }
        return orders;
    }

    private void recall(Desk desk, DemandOutlook outlook, Orders orders) {
        double need = -desk.treasuryOnHand - desk.treasuryInbound;
        for (int v = 0; v < desk.venues; v++) {
            need += orders.up[v] - orders.returns[v];
        }
        if (need <= LEAST_NEED_USD) {
            return;
        }
        double[] spare = new double[desk.venues];
        double sum = 0;
        for (int v = 0; v < desk.venues; v++) {
            if (orders.up[v] <= 0) {
                double keep = parameters.up() * covered(outlook.venues().get(v));
                double loose = Math.min(desk.onHand[v] - keep, desk.withdrawable[v]);
                spare[v] = Math.max(loose - orders.returns[v], 0);
                sum += spare[v];
            }
        }
        if (sum <= 0) {
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

    private List<Reason> reasons(Desk desk, DemandOutlook outlook, Orders orders) {
        List<Reason> reasons = new ArrayList<>();
        for (int v = 0; v < desk.venues; v++) {
            reasons.add(reason(desk, v, covered(outlook.venues().get(v)), orders));
        }
        return reasons;
    }

    private Reason reason(Desk desk, int v, double demand, Orders orders) {
        double position = desk.position(v);
        String covers = " of the " + Sentences.usd(demand) + " it must cover";
        if (orders.up[v] > 0) {
            double target = parameters.up() * demand;
            return new Reason(
                    desk.names[v],
                    position,
                    target,
                    "below_lo",
                    "Position is below " + told(parameters.lo()) + " times" + covers + ": order up to "
                            + Sentences.usd(target) + '.');
        }
        if (orders.recalled[v] > 0) {
            double target = desk.onHand[v] - orders.returns[v];
            return new Reason(
                    desk.names[v],
                    position,
                    target,
                    "netting",
                    "The treasury is short and this venue can spare " + Sentences.usd(orders.recalled[v]) + '.');
        }
        if (desk.onHand[v] > parameters.hi() * demand) {
            if (!returnsSurplus) {
                return new Reason(
                        desk.names[v],
                        position,
                        position,
                        "fallback",
                        "On hand is above " + told(parameters.hi()) + " times" + covers
                                + "; without a forecast it stays until the treasury needs it.");
            }
            double target = parameters.dn() * demand;
            String binding = desk.onHand[v] - target > desk.withdrawable[v] ? "withdrawable" : "above_hi";
            return new Reason(
                    desk.names[v],
                    position,
                    target,
                    binding,
                    "On hand is above " + told(parameters.hi()) + " times" + covers + ": return down to "
                            + Sentences.usd(target) + '.');
        }
        return new Reason(
                desk.names[v],
                position,
                position,
                "no_trade_band",
                "Position lies between " + told(parameters.lo()) + " and " + told(parameters.hi()) + " times" + covers
                        + '.');
    }

    /// A factor with at most three decimals: tuned ones have many.
    private static double told(double factor) {
        return Math.round(factor * 1e3) / 1e3;
    }
}
