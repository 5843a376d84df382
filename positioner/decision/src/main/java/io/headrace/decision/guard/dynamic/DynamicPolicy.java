package io.headrace.decision.guard.dynamic;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.risk.RiskParameters;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.Planner;
import java.util.List;
import java.util.function.Function;

/// A policy made anew for each decision from settings as the forecasts' width leaves them. The rule that sets floors
/// and stands behind it keeps its own.
///
/// @param settings in usual times
/// @param risk how they follow
/// @param maker of the policy from settings
public record DynamicPolicy(DeskSettings settings, RiskParameters risk, Function<DeskSettings, Drafter> maker)
        implements Drafter, Planner {
    @Override
    public Draft draft(NetworkState state, DemandOutlook outlook) {
        Stress stress = Stress.of(outlook, risk);
        Draft draft = maker.apply(stress.applied(settings)).draft(state, outlook);
        return draft.deciding(draft.decider(), draft.why() + "; " + stress.sentence());
    }

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        return maker.apply(Stress.of(outlook, risk).applied(settings))
                .draft(state, outlook)
                .moves();
    }

    @Override
    public String toString() {
        return maker.apply(settings) + ", " + risk;
    }
}
