package io.headrace.settlement.provision;

import io.headrace.settlement.chain.read.Multicall;

/// A Multicall3 that stands on a chain for good.
///
/// @param chain its name in the settings
/// @param made whether it was made now
/// @param known whether a desk with these settings calls it
public record StandingMulticall(String chain, String address, boolean made, boolean known) {
    static StandingMulticall of(WantedMulticall wanted, String address, boolean made) {
        return new StandingMulticall(wanted.name(), address, made, address.equals(wanted.named()));
    }

    /// What an operator reads: where it stands, and what to put into the settings.
    public String text() {
        String found = "Multicall3 " + (made ? "was made" : "stands") + " at " + address + " on " + chain + "; "
                + (made ? "" : "nothing was sent; ");
        if (known) {
            return found + "the settings need nothing more.";
        }
        String line = address.equals(Multicall.CANONICAL)
                ? "take 'multicall' of chain " + chain + " out of the chains' settings: this is its usual address."
                : "put its address under 'watch' into the chains' settings:\nwatch:\n  - chain: " + chain
                        + "\n    multicall: \"" + address + '"';
        return found + line;
    }
}
