package io.headrace.settlement.courier;

import java.util.function.BiConsumer;

/// All that a courier reaches outside of itself and its books.
///
/// @param holdings balances to hold the books against
/// @param pager told a transfer's id, or a lane, and what a person must know
public record Outside(
        Chains chains,
        Signer signer,
        Bridges bridges,
        Venues venues,
        Gate gate,
        Holdings holdings,
        BiConsumer<String, String> pager) {
    /// For nodes whose balances nobody reads.
    public Outside(
            Chains chains, Signer signer, Bridges bridges, Venues venues, Gate gate, BiConsumer<String, String> pager) {
        this(chains, signer, bridges, venues, gate, Holdings.NONE, pager);
    }
}
