package io.headrace.decision.strategy;

import io.headrace.decision.hedge.offset.HedgeAdvice;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.settings.DeskSettings;

/// Orders of somebody else, with advice on offsets where he gave none.
///
/// @param drafter whose orders they are
public record HedgingDrafter(Drafter drafter, DeskSettings settings) implements Drafter {
    /// The drafter, with advice where the settings name products.
    public static Drafter over(Drafter drafter, DeskSettings settings) {
        return settings.predictive().hedging().isEmpty() ? drafter : new HedgingDrafter(drafter, settings);
    }

    @Override
    public Draft draft(NetworkState state, DemandOutlook outlook) {
        Draft draft = drafter.draft(state, outlook);
        return draft.hedges().isSilent()
                ? draft.advising(HedgeAdvice.of(settings, state, outlook, draft.moves()))
                : draft;
    }

    @Override
    public String toString() {
        return drafter + ", " + settings.predictive().hedging();
    }
}
