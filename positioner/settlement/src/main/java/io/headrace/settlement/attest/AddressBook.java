package io.headrace.settlement.attest;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What names of the desk's settings are on chains, as an attestor itself holds it: a claim's own addresses
/// count for nothing.
///
/// @param vaults node whose collateral leaves, to its vault
/// @param tokens asset symbol to its token
/// @param destinations node that is to be paid, to its address
/// @param pegs asset symbol to what it must be worth on chain; an asset without one is not asked after
public record AddressBook(
        Map<String, VaultId> vaults,
        Map<String, VaultState.Token> tokens,
        Map<String, String> destinations,
        Map<String, Peg> pegs) {
    public AddressBook {
        vaults = Map.copyOf(vaults);
        tokens = Map.copyOf(tokens);
        Map<String, String> small = new TreeMap<>();
        destinations.forEach((node, address) -> small.put(node, Hex.address(address)));
        destinations = Map.copyOf(small);
        pegs = Map.copyOf(pegs);
    }

    /// Without price feeds.
    public AddressBook(
            Map<String, VaultId> vaults, Map<String, VaultState.Token> tokens, Map<String, String> destinations) {
        this(vaults, tokens, destinations, Map.of());
    }

    public Optional<VaultId> vault(String node) {
        return Optional.ofNullable(vaults.get(node));
    }

    public Optional<VaultState.Token> token(String symbol) {
        return Optional.ofNullable(tokens.get(symbol));
    }

    public Optional<String> destination(String node) {
        return Optional.ofNullable(destinations.get(node));
    }

    public Optional<Peg> peg(String symbol) {
        return Optional.ofNullable(pegs.get(symbol));
    }
}
