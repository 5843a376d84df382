package io.headrace.settlement.attest;

import io.headrace.settlement.attest.door.BridgeDoor;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What names of the desk's settings are on chains, as an attestor itself holds it: a claim's own
/// addresses count for nothing.
///
/// @param vaults node whose collateral leaves, to its vault
/// @param tokens asset symbol to its token on each chain
/// @param destinations node that is to be paid, to its address
/// @param pegs asset symbol to what it must be worth on chain; an asset without one is not asked after
/// @param doors ways between nodes, as [#way] names them, to the doors that lead there and nowhere else;
///     the desk may choose among them
/// @param venues node on the vaults' own chain that is paid through an adapter, to its door
/// @param codes vault to the Keccak-256 of the code that must stand there, hex; one without is not
///     asked after
public record AddressBook(
        Map<String, VaultId> vaults,
        Map<String, Tokens> tokens,
        Map<String, String> destinations,
        Map<String, Peg> pegs,
        Map<String, List<Door>> doors,
        Map<String, Door> venues,
        Map<VaultId, String> codes) {
    private static final String BETWEEN = ">";

    public AddressBook {
        vaults = Map.copyOf(vaults);
        tokens = Map.copyOf(tokens);
        Map<String, String> small = new TreeMap<>();
        destinations.forEach((node, address) -> small.put(node, Hex.address(address)));
        destinations = Map.copyOf(small);
        pegs = Map.copyOf(pegs);
        Map<String, List<Door>> out = new TreeMap<>();
        for (Map.Entry<String, List<Door>> way : doors.entrySet()) {
            out.put(way.getKey(), List.copyOf(way.getValue()));
            requireSound(way.getKey(), way.getValue(), vaults);
        }
        doors = Map.copyOf(out);
        venues = Map.copyOf(venues);
        Map<VaultId, String> words = new HashMap<>();
        codes.forEach((vault, hash) -> words.put(vault, Hex.word(hash)));
        codes = Map.copyOf(words);
    }

    private static void requireSound(String way, List<Door> doors, Map<String, VaultId> vaults) {
        String to = way.substring(way.indexOf(BETWEEN) + 1);
        if (doors.stream().map(Door::adapter).distinct().count() != doors.size()) {
            throw new IllegalArgumentException("an adapter is listed twice as a door of " + way);
        }
        if (doors.stream().anyMatch(BridgeDoor.class::isInstance) && !vaults.containsKey(to)) {
            throw new IllegalArgumentException(
                    "the doors of " + way + " need the vault of " + to + ": who is paid there could not be proved");
        }
    }

    /// With venues on the vaults' own chains that are accounts.
    public AddressBook(
            Map<String, VaultId> vaults,
            Map<String, Tokens> tokens,
            Map<String, String> destinations,
            Map<String, Peg> pegs,
            Map<String, List<Door>> doors) {
        this(vaults, tokens, destinations, pegs, doors, Map.of(), Map.of());
    }

    /// Without price feeds, and with venues on the vaults' own chains only.
    public AddressBook(Map<String, VaultId> vaults, Map<String, Tokens> tokens, Map<String, String> destinations) {
        this(vaults, tokens, destinations, Map.of(), Map.of());
    }

    /// With venues on the vaults' own chains only.
    public AddressBook(
            Map<String, VaultId> vaults,
            Map<String, Tokens> tokens,
            Map<String, String> destinations,
            Map<String, Peg> pegs) {
        this(vaults, tokens, destinations, pegs, Map.of());
    }

    /// The doors that lead from a vault to a node; none to one that is paid directly.
    public List<Door> doors(String from, String to) {
        return doors.getOrDefault(way(from, to), List.of());
    }

    /// Chains where a door brings a token that must be looked at there.
    public Set<Long> chainsToSee() {
        Set<Long> chains = new TreeSet<>();
        doors.forEach((way, listed) -> {
            if (listed.stream().anyMatch(BridgeDoor.class::isInstance)) {
                vault(way.substring(way.indexOf(BETWEEN) + 1)).ifPresent(vault -> chains.add(vault.chainId()));
            }
        });
        return chains;
    }

    /// How [#doors] names a way.
    public static String way(String from, String to) {
        return from + BETWEEN + to;
    }

    public Optional<VaultId> vault(String node) {
        return Optional.ofNullable(vaults.get(node));
    }

    /// The token that an asset is on a chain.
    public Optional<VaultState.Token> token(String symbol, long chainId) {
        return Optional.ofNullable(tokens.get(symbol)).map(token -> token.on(chainId));
    }

    public Optional<String> destination(String node) {
        return Optional.ofNullable(destinations.get(node));
    }

    public Optional<Door> venue(String node) {
        return Optional.ofNullable(venues.get(node));
    }

    /// The same with venues that are paid through adapters.
    public AddressBook withVenues(Map<String, Door> doorsOfVenues) {
        return new AddressBook(vaults, tokens, destinations, pegs, doors, doorsOfVenues, codes);
    }

    /// The same with the code that vaults must have.
    public AddressBook withCodes(Map<VaultId, String> hashes) {
        return new AddressBook(vaults, tokens, destinations, pegs, doors, venues, hashes);
    }

    /// The code that must stand at a vault.
    public Optional<String> code(VaultId vault) {
        return Optional.ofNullable(codes.get(vault));
    }

    public Optional<Peg> peg(String symbol) {
        return Optional.ofNullable(pegs.get(symbol));
    }
}
