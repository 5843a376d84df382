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
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.models.forecast.ForecastSupport;
import java.util.ArrayList;
import java.util.List;

/// The predictive policy. Falls back to the threshold rule, saying why, when a venue has no usable forecast.
///
/// @param rule stands behind it: decides without a forecast, and sets the floor
public record OrderUpToPolicy(OrderUpToParameters parameters, Costs costs, ThresholdPolicy rule)
        implements Policy, Planner {
    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        return rule.plan(state, outlook);
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        List<Move> rulePlan = rule.plan(state, outlook);
        for (VenueOutlook venue : outlook.venues()) {
            if (venue.support() instanceof ForecastSupport.Unavailable(String reason)) {
                return new Draft(
                                Decider.RULE, reason, rulePlan, rule.reasons(state, outlook), rulePlan, Budget.NOT_USED)
                        .seal(memory, state, outlook, nowNanos, toString());
            }
        }
        List<Reason> reasons = new ArrayList<>(rule.reasons(state, outlook));
        return new Draft(Decider.MODEL, "every venue has a forecast", rulePlan, reasons, rulePlan, Budget.NOT_USED)
                .seal(memory, state, outlook, nowNanos, toString());
    }
}
