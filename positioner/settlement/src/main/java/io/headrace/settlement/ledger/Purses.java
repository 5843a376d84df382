package io.headrace.settlement.ledger;

import io.headrace.settlement.fact.LaneId;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What senders have to pay gas with, and where it went, in base units of each chain's own asset (wei). Every chain
/// has books of its own: its senders, what their transactions burnt, and the world are zero together.
///
/// @param held by sender; a sender that was never seen is in none of it
/// @param burnt by chain: fees of our own final transactions
/// @param world by chain: what came from outside, negative, with what strangers spent
/// @param fillings by sender: how often its money changed otherwise than by a fee of ours
public record Purses(
        SortedMap<LaneId, BigInteger> held,
        SortedMap<Long, BigInteger> burnt,
        SortedMap<Long, BigInteger> world,
        SortedMap<LaneId, Integer> fillings) {
    public static final Purses EMPTY = new Purses(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Purses {
        held = Collections.unmodifiableSortedMap(held);
        burnt = Collections.unmodifiableSortedMap(burnt);
        world = Collections.unmodifiableSortedMap(world);
        fillings = Collections.unmodifiableSortedMap(fillings);
    }

    /// What a sender has by these books; empty while it was never seen.
    public Optional<BigInteger> of(LaneId lane) {
        return Optional.ofNullable(held.get(lane));
    }

    /// The entry that makes the books say what the chain says.
    public Entry.Fuel to(LaneId lane, BigInteger wei) {
        BigInteger known = of(lane).orElse(BigInteger.ZERO);
        return new Entry.Fuel(lane, fillings.getOrDefault(lane, 0) + 1, wei.subtract(known));
    }

    Purses after(Entry.Gas entry) {
        LaneId lane = entry.slot().lane();
        BigInteger known = of(lane).orElseThrow(() -> new IllegalStateException("gas of a purse never seen: " + entry));
        return new Purses(
                        put(held, lane, known.subtract(entry.wei())),
                        put(burnt, lane.chainId(), sum(burnt, lane.chainId()).add(entry.wei())),
                        world,
                        fillings)
                .conserved(lane.chainId());
    }

    Purses after(Entry.Fuel entry) {
        LaneId lane = entry.lane();
        BigInteger known = of(lane).orElse(BigInteger.ZERO);
        return new Purses(
                        put(held, lane, known.add(entry.wei())),
                        burnt,
                        put(world, lane.chainId(), sum(world, lane.chainId()).subtract(entry.wei())),
                        put(fillings, lane, entry.number()))
                .conserved(lane.chainId());
    }

    private Purses conserved(long chainId) {
        Stream<BigInteger> purses = held.entrySet().stream()
                .filter(purse -> purse.getKey().chainId() == chainId)
                .map(SortedMap.Entry::getValue);
        BigInteger all = Stream.concat(purses, Stream.of(sum(burnt, chainId), sum(world, chainId)))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (all.signum() != 0) {
            throw new IllegalStateException("gas of chain " + chainId + " is made or lost: " + all + " in " + this);
        }
        return this;
    }

    private static BigInteger sum(SortedMap<Long, BigInteger> account, long chainId) {
        return account.getOrDefault(chainId, BigInteger.ZERO);
    }

    private static <K, V> SortedMap<K, V> put(SortedMap<K, V> map, K key, V value) {
        SortedMap<K, V> next = new TreeMap<>(map);
        next.put(key, value);
        return next;
    }
}
