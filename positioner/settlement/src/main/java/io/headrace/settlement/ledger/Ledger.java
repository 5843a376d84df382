package io.headrace.settlement.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The books of one asset, and of the gas that moving it burns. The world outside is an account like any other, so that
/// all accounts together are
/// always zero.
///
/// @param accounts posted units by account: nodes, and the four that are named here
/// @param flights by transfer, pending ones and those on their way
/// @param purses what senders pay gas with, each chain's own asset
public record Ledger(SortedMap<String, Long> accounts, SortedMap<String, Flight> flights, Purses purses) {
    public static final String WORLD = "(world)";
    public static final String IN_FLIGHT = "(in flight)";
    public static final String FEES = "(fees)";
    public static final String LOSSES = "(losses)";

    public static final Ledger EMPTY = new Ledger(new TreeMap<>(), new TreeMap<>());

    public Ledger {
        accounts = Collections.unmodifiableSortedMap(accounts);
        flights = Collections.unmodifiableSortedMap(flights);
    }

    /// Books without a sender.
    public Ledger(SortedMap<String, Long> accounts, SortedMap<String, Flight> flights) {
        this(accounts, flights, Purses.EMPTY);
    }

    /// Posted units of an account.
    public long posted(String account) {
        return accounts.getOrDefault(account, 0L);
    }

    /// What a node can still promise: what it has, less what is promised.
    public long available(String node) {
        long promised = 0;
        for (Flight flight : flights.values()) {
            promised += !flight.posted() && flight.node().equals(node) ? flight.units() : 0;
        }
        return Math.subtractExact(posted(node), promised);
    }

    /// Reserved and in flight together: what limits count.
    public long outstanding() {
        return flights.values().stream().mapToLong(Flight::units).sum();
    }

    /// The books after an entry.
    ///
    /// @throws IllegalStateException when the entry does not fit what the books know of its transfer, or money
    ///     would be made or lost
    public Ledger after(Entry entry) {
        Ledger next = switch (entry) {
            case Entry.Opening(String node, long units) -> moved(WORLD, node, positive(entry, units));
            case Entry.Reserve(String id, String node, long units) -> reserve(entry, id, node, units);
            case Entry.Post(String id, long units) -> post(entry, id, units);
            case Entry.Void(String id) -> without(flight(entry, id, false));
            case Entry.Arrive(String id, String node, long units) -> arrive(entry, id, node, units);
            case Entry.WriteOff(String id) -> {
                Flight lost = flight(entry, id, true);
                yield without(lost).moved(IN_FLIGHT, LOSSES, lost.units());
            }
            case Entry.Gas gas -> new Ledger(accounts, flights, purses.after(gas));
            case Entry.Fuel fuel -> new Ledger(accounts, flights, purses.after(fuel));
            case Entry.Surplus(String id, String node, long units) -> moved(WORLD, node, positive(entry, units));
        };
        next.requireConserved(entry);
        return next;
    }

    private Ledger reserve(Entry entry, String id, String node, long units) {
        if (flights.containsKey(id) || positive(entry, units) > available(node)) {
            throw broken(entry, "reserves what is reserved already or not there");
        }
        return with(new Flight(id, node, units, false));
    }

    private Ledger post(Entry entry, String id, long units) {
        Flight pending = flight(entry, id, false);
        if (positive(entry, units) > pending.units()) {
            throw broken(entry, "posts more than was reserved");
        }
        return with(new Flight(id, pending.node(), units, true)).moved(pending.node(), IN_FLIGHT, units);
    }

    private Ledger arrive(Entry entry, String id, String node, long units) {
        Flight landed = flight(entry, id, true);
        return without(landed)
                .moved(IN_FLIGHT, node, positive(entry, units))
                .moved(IN_FLIGHT, FEES, Math.subtractExact(landed.units(), units));
    }

    private Flight flight(Entry entry, String id, boolean posted) {
        Flight flight = flights.get(id);
        if (flight == null || flight.posted() != posted) {
            throw broken(entry, "needs money that is " + (posted ? "in flight" : "reserved"));
        }
        return flight;
    }

    private Ledger moved(String from, String to, long units) {
        SortedMap<String, Long> next = new TreeMap<>(accounts);
        next.merge(from, -units, Math::addExact);
        next.merge(to, units, Math::addExact);
        return new Ledger(next, flights, purses);
    }

    private Ledger with(Flight flight) {
        SortedMap<String, Flight> next = new TreeMap<>(flights);
        next.put(flight.transferId(), flight);
        return new Ledger(accounts, next, purses);
    }

    private Ledger without(Flight flight) {
        SortedMap<String, Flight> next = new TreeMap<>(flights);
        next.remove(flight.transferId());
        return new Ledger(accounts, next, purses);
    }

    /// All accounts are zero together, and the account of money in flight is what the flights say.
    private void requireConserved(Entry entry) {
        long sum = 0;
        for (long units : accounts.values()) {
            sum = Math.addExact(sum, units);
        }
        long flying = 0;
        for (Flight flight : flights.values()) {
            flying = Math.addExact(flying, flight.posted() ? flight.units() : 0);
        }
        if (sum != 0 || flying != posted(IN_FLIGHT)) {
            throw broken(entry, "makes or loses money: all accounts " + sum + ", flights " + flying);
        }
    }

    private static long positive(Entry entry, long units) {
        if (units <= 0) {
            throw new IllegalArgumentException("units must be positive, were " + entry);
        }
        return units;
    }

    private IllegalStateException broken(Entry entry, String what) {
        return new IllegalStateException(
                "an entry " + what + ": " + entry + ", accounts " + accounts + ", flights " + flights.values());
    }
}
