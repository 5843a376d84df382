package io.headrace.settlement.venue;

import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.Witnesses;
import java.util.Map;

/// The courier's venues on real chains. A credit counts when it is final and enough operators tell it
/// alike; where they do not agree, nothing is known.
///
/// @param venues by the name the desk's settings give them
public record ChainVenues(Map<String, OnChain> venues) implements Venues {
    /// One venue, and the nodes of the chain it stands on.
    public record OnChain(Witnesses witnesses, CreditSource credits) {
        /// What the venue says of one transfer.
        public CreditView credit(String transferId) {
            return witnesses
                    .agreed((node, finalized) -> credits.credit(node, finalized.number(), transferId))
                    .<CreditView>map(found -> found.isPresent() ? found.get() : new CreditView.None())
                    .orElseGet(CreditView.Silent::new);
        }
    }

    public ChainVenues {
        venues = Map.copyOf(venues);
    }

    @Override
    public CreditView credit(TransferPlan plan) {
        OnChain venue = venues.get(plan.to());
        return venue == null ? new CreditView.Silent() : venue.credit(plan.id());
    }

    /// Nothing here knows an order's deadline, so none is said to be over.
    @Override
    public SourceView source(TransferPlan plan, long block) {
        if (plan.route().bridge() != Bridge.NONE) {
            return new SourceView.Still(false);
        }
        return SourceView.of(credit(plan), plan.id(), plan.units(), false);
    }
}
