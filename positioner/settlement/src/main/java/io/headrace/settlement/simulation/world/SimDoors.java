package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What venues credit, and what the final blocks of a source say of an order that somebody else brought.
record SimDoors(SimVenue venue, Map<Long, SimChain> chains, Chaos chaos) implements Venues {
    @Override
    public CreditView credit(TransferPlan plan) {
        return venue.credit(plan);
    }

    @Override
    public SourceView source(TransferPlan plan, long block) {
        SimChain chain =
                Optional.ofNullable(chains.get(plan.route().source().chainId())).orElseThrow();
        if (chain.finalHead() < block || chaos.fires(FaultKind.VENUE_SILENT, 0.1)) {
            return new SourceView.Silent();
        }
        List<Effect> effects = chain.stateAt(chain.finalHead()).brought.get(plan.id());
        return effects == null
                ? new SourceView.Still(!chain.orders().runs(plan.id(), chain.finalHead()))
                : new SourceView.Ran("transaction outsider-" + plan.id(), effects);
    }
}
