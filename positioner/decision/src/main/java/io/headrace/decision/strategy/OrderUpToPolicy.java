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
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.models.forecast.ForecastSupport;
import java.util.List;
import java.util.Optional;

/// The predictive policy: each venue's position is kept between quantiles of the need it must cover.
///
/// Below the trigger it orders up, far enough to last (a transfer costs as much as many hours of carry);
/// between the trigger and the high mark it does nothing; above the high mark it returns the spare. What the
/// treasury lacks for its orders is recalled from the venues that can spare most. Levels are lowered together
/// until all targets fit the capital, see [Targets].
///
/// It never takes a venue below its floor (the position at which the threshold rule would act), and fills
/// floors before anything else, while capital covers the floors and median needs of all venues. When a venue
/// has no usable forecast the rule decides, and returns no surplus meanwhile.
///
/// @param rule stands behind it: decides without a forecast, and sets the floor
/// @param periodNanos from one decision to the next, positive
public record OrderUpToPolicy(OrderUpToParameters parameters, Costs costs, ThresholdPolicy rule, long periodNanos)
        implements Policy, Planner, Drafter {
    private static final double LEAST_NEED_USD = 1e-6;

    /// The policy of the settings.
    public OrderUpToPolicy(DeskSettings settings) {
        this(settings.orderUpTo(), new ThresholdPolicy(settings.threshold()), settings);
    }

    /// A policy with its own parameters and rule, else of the settings.
    public OrderUpToPolicy(OrderUpToParameters parameters, ThresholdPolicy rule, DeskSettings settings) {
        this(parameters, settings.costs(), rule, settings.periodNanos());
    }

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        if (missing(outlook).isPresent()) {
            return rule.standIn().plan(state, outlook);
        }
        Desk desk = new Desk(state, outlook);
        Orders orders = orders(desk, targets(desk, outlook));
        return desk.moves(orders.returns, orders.up);
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        return draft(state, outlook).seal(memory, state, outlook, nowNanos, toString());
    }

    @Override
    public Draft draft(NetworkState state, DemandOutlook outlook) {
        List<Move> rulePlan = rule.plan(state, outlook);
        Optional<String> missing = missing(outlook);
        if (missing.isPresent()) {
            List<Move> moves = rule.standIn().plan(state, outlook);
            List<Reason> reasons = rule.standIn().reasons(state, outlook);
            return new Draft(Decider.RULE, missing.get(), moves, reasons, rulePlan, Budget.NOT_USED);
        }
        Desk desk = new Desk(state, outlook);
        Targets targets = targets(desk, outlook);
        Orders orders = orders(desk, targets);
        List<Reason> reasons = new OrderUpToReasons(desk, targets, orders, parameters).all();
        List<Move> moves = desk.moves(orders.returns, orders.up);
        return new Draft(Decider.MODEL, why(targets), moves, reasons, rulePlan, targets.budget(costs, periodNanos));
    }

    private Targets targets(Desk desk, DemandOutlook outlook) {
        return new Targets(desk, outlook, parameters, rule, costs.nearShare());
    }

    private static String why(Targets targets) {
        String why = "every venue has a forecast";
        String held = Sentences.usd(targets.heldBack) + " above targets may not be withdrawn, ";
        return targets.floorsHold
                ? why
                : why + "; " + (targets.heldBack > LEAST_NEED_USD ? held : "")
                        + "capital does not cover every floor and is divided at one level";
    }

    /// @param up to each venue, USD
    /// @param returns from each venue, USD, recalls included
    /// @param recalled part of the returns taken because the treasury lacks it, USD
    record Orders(double[] up, double[] returns, double[] recalled) {}

    private static Orders orders(Desk desk, Targets targets) {
        Orders orders = new Orders(new double[desk.venues], new double[desk.venues], new double[desk.venues]);
        for (int v = 0; v < desk.venues; v++) {
            if (desk.position(v) < targets.trigger[v]) {
                orders.up[v] = targets.up[v] - desk.position(v);
            } else if (desk.onHand[v] > targets.high[v]) {
                orders.returns[v] = Math.min(desk.onHand[v] - targets.down[v], desk.withdrawable[v]);
            }
        }
        recall(desk, targets, orders);
        floorsFirst(desk, targets, orders);
        return orders;
    }

    /// Recalls what the treasury lacks, from the venues with most to spare.
    private static void recall(Desk desk, Targets targets, Orders orders) {
        double lacking = -desk.treasuryOnHand - desk.treasuryInbound;
        for (int v = 0; v < desk.venues; v++) {
            lacking += orders.up[v] - orders.returns[v];
        }
        while (lacking > LEAST_NEED_USD) {
            int richest = -1;
            double most = LEAST_NEED_USD;
            for (int v = 0; v < desk.venues; v++) {
                double spare = orders.up[v] > 0 || orders.recalled[v] > 0 ? 0 : spare(desk, targets, orders, v);
                if (spare > most) {
                    richest = v;
                    most = spare;
                }
            }
            if (richest < 0) {
                return;
            }
            orders.recalled[richest] = Math.min(lacking, most);
            orders.returns[richest] += orders.recalled[richest];
            lacking -= orders.recalled[richest];
        }
    }

    private static double spare(Desk desk, Targets targets, Orders orders, int v) {
        double loose = desk.onHand[v] - targets.keep[v];
        return Math.min(loose, desk.withdrawable[v]) - orders.returns[v];
    }

    /// When the treasury cannot pay all orders, what reaches up to floors is paid before what lies above.
    private static void floorsFirst(Desk desk, Targets targets, Orders orders) {
        double[] first = new double[desk.venues];
        double sum = 0;
        double sumFirst = 0;
        for (int v = 0; v < desk.venues; v++) {
            first[v] = Math.min(orders.up[v], Math.max(0, targets.floor[v] - desk.position(v)));
            sum += orders.up[v];
            sumFirst += first[v];
        }
        if (!targets.floorsHold || sum <= desk.treasuryOnHand || sumFirst <= 0) {
            return;
        }
        double share = Math.max(0, desk.treasuryOnHand - sumFirst) / (sum - sumFirst);
        for (int v = 0; v < desk.venues; v++) {
            double rest = orders.up[v] - first[v];
            orders.up[v] = first[v] + (rest > 0 ? rest * share : 0);
        }
    }

    private static Optional<String> missing(DemandOutlook outlook) {
        for (VenueOutlook venue : outlook.venues()) {
            if (venue.support() instanceof ForecastSupport.Unavailable(String reason)) {
                return Optional.of(venue.venue() + " has no usable forecast: " + reason);
            }
        }
        return Optional.empty();
    }
}
