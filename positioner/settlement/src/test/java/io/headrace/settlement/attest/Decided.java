package io.headrace.settlement.attest;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.models.forecast.ForecastSupport;
import java.util.List;
import java.util.Optional;

/// One decided move out of the treasury, as a desk publishes it.
final class Decided {
    static final Policy POLICY = new ThresholdPolicy(new ThresholdParameters(1.03, 1.08, 1.15, 1.10));

    private Decided() {}

    /// What the rule decides when a venue that needs 25,000 USD holds less.
    static Published toAlpha(double onHand) {
        TokenAmount none = TokenAmount.usd(0);
        NetworkState state = new NetworkState(
                0,
                List.of(
                        new NodeState(DeskSettings.TREASURY, TokenAmount.usd(500_000), none, none),
                        new NodeState("alpha", TokenAmount.usd(onHand), none, none)),
                List.of(),
                List.of());
        DemandOutlook outlook = new DemandOutlook(
                0,
                List.of(new VenueOutlook(
                        "alpha", 25_000, 25_000, Optional.empty(), new ForecastSupport.Unavailable("no model"))));
        PolicyMemory before = PolicyMemory.initial(0);
        Decision decision = POLICY.decide(before, state, outlook, 0);
        return new Published(decision, before, new Evidence(state, outlook));
    }

    /// The id of a published decision's first move.
    static String id(Published published) {
        return OrderCheck.key(DecisionCodec.digest(published.decision()), 0, move(published))
                .id();
    }

    static Move move(Published published) {
        return published.decision().moves().getFirst();
    }
}
