package io.headrace.settlement.attest;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What names of the desk's settings are on chains, as an attestor itself holds it: a claim's own
/// addresses count for nothing.
///
/// @param vaults node whose collateral leaves, to its vault
/// @param tokens asset symbol to its token
/// @param destinations node that is to be paid, to its address
/// @param pegs asset symbol to what it must be worth on chain; an asset without one is not asked after
/// @param doors ways to nodes on other chains, as [#way] names them, to the adapters that lead there
///     and nowhere else; the desk may choose among them
/// @param venues node on the vaults' own chain that is paid through an adapter, to its door
public record AddressBook(
        Map<String, VaultId> vaults,
        Map<String, VaultState.Token> tokens,
        Map<String, String> destinations,
        Map<String, Peg> pegs,
        Map<String, List<String>> doors,
        Map<String, VenueDoor> venues) {
    public AddressBook {
        vaults = Map.copyOf(vaults);
        tokens = Map.copyOf(tokens);
        Map<String, String> small = new TreeMap<>();
        destinations.forEach((node, address) -> small.put(node, Hex.address(address)));
        destinations = Map.copyOf(small);
        pegs = Map.copyOf(pegs);
        Map<String, List<String>> out = new TreeMap<>();
        doors.forEach((way, adapters) ->
                out.put(way, adapters.stream().map(Hex::address).toList()));
        doors = Map.copyOf(out);
        venues = Map.copyOf(venues);
    }

    /// With venues on the vaults' own chains that are accounts.
    public AddressBook(
            Map<String, VaultId> vaults,
            Map<String, VaultState.Token> tokens,
            Map<String, String> destinations,
            Map<String, Peg> pegs,
            Map<String, List<String>> doors) {
        this(vaults, tokens, destinations, pegs, doors, Map.of());
    }

    /// Without price feeds, and with venues on the vaults' own chains only.
    public AddressBook(
            Map<String, VaultId> vaults, Map<String, VaultState.Token> tokens, Map<String, String> destinations) {
        this(vaults, tokens, destinations, Map.of(), Map.of());
    }

    /// With venues on the vaults' own chains only.
    public AddressBook(
            Map<String, VaultId> vaults,
            Map<String, VaultState.Token> tokens,
            Map<String, String> destinations,
            Map<String, Peg> pegs) {
        this(vaults, tokens, destinations, pegs, Map.of());
    }

    /// The adapters that lead from a vault to a node on another chain; none to one on its own.
    public List<String> doors(String from, String to) {
        return doors.getOrDefault(way(from, to), List.of());
    }

    /// How [#doors] names a way.
    public static String way(String from, String to) {
        return from + ">" + to;
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

    public Optional<VenueDoor> venue(String node) {
        return Optional.ofNullable(venues.get(node));
    }

    /// The same with venues that are paid through adapters.
    public AddressBook withVenues(Map<String, VenueDoor> doorsOfVenues) {
        return new AddressBook(vaults, tokens, destinations, pegs, doors, doorsOfVenues);
    }

    public Optional<Peg> peg(String symbol) {
        return Optional.ofNullable(pegs.get(symbol));
    }
}
