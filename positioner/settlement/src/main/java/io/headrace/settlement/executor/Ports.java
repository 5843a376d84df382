package io.headrace.settlement.executor;

import io.headrace.settlement.courier.Bridges;
import io.headrace.settlement.courier.Gate;
import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.signer.Calldata;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What an executor is given beside its settings.
///
/// @param chains open connections; the executor does not close them
/// @param gate the house's own word on a transfer, before attestors are asked
/// @param legs calls of all legs but the vault's payment: claims, deposits, what is taken back
/// @param holdings balances that the books are held against
/// @param pager told a transfer's id, or a sender, and what a person must know
public record Ports(
        OpenChains chains,
        Panel panel,
        Gate gate,
        Bridges bridges,
        Venues venues,
        Calldata legs,
        Holdings holdings,
        BiConsumer<String, String> pager) {
    /// For a desk whose balances nobody reads.
    public Ports(
            OpenChains chains,
            Panel panel,
            Gate gate,
            Bridges bridges,
            Venues venues,
            Calldata legs,
            BiConsumer<String, String> pager) {
        this(chains, panel, gate, bridges, venues, legs, Holdings.NONE, pager);
    }

    /// For transfers that stay on their chain: no bridge, no leg but the payment, and no gate but the attestors.
    public static Ports onOneChain(OpenChains chains, Panel panel, Venues venues, BiConsumer<String, String> pager) {
        return new Ports(
                chains,
                panel,
                life -> new LifeEvent.Approved(),
                (plan, message) -> new BridgeView(message, BridgeView.Status.UNKNOWN, List.of()),
                venues,
                (slot, body) -> Optional.empty(),
                pager);
    }
}
