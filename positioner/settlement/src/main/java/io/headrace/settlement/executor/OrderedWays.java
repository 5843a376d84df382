package io.headrace.settlement.executor;

import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.executor.VaultPassage.Promised;
import io.headrace.settlement.executor.VaultStanding.Way;
import io.headrace.settlement.journal.transfer.Releases;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.signer.Calldata.Call;
import io.headrace.settlement.slot.LegId;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What vaults would let pass of the orders that wait for a signature, looked at once before each round of the courier:
/// a payment that a vault would turn down is not signed. What is under way, and what was let pass in the same round,
/// counts as gone.
///
/// For one thread.
final class OrderedWays {
    private static final int OPERATORS = 2;

    private final OpenChains chains;
    private final Releases releases;
    private final Map<String, Ordered> orders = new HashMap<>(); // of transfers that are to pay yet
    private final Map<String, Ordered> promised = new HashMap<>(); // by transfer, what no vault has told of yet
    private final Map<Way, BigInteger> gone = new HashMap<>(); // all that is promised, by way
    private Map<Way, VaultStanding> seen = Map.of();

    private record Ordered(Way way, VaultCalls.Ordered order) {}

    OrderedWays(OpenChains chains, Releases releases) {
        this.chains = chains;
        this.releases = releases;
    }

    /// What reads the ways of all released payments that nothing was signed for, those of one way once. Books are read
    /// at once, chains by whoever runs it.
    Runnable look(Collection<Life> open) {
        Map<String, Life> paying = open.stream()
                .filter(life -> life.leg().kind() == LegId.Kind.SOURCE)
                .filter(life -> waits(life.state()) || isUnderWay(life.state()))
                .collect(Collectors.toMap(Life::id, life -> life));
        orders.keySet().retainAll(paying.keySet());
        promised.clear();
        gone.clear();
        paying.forEach((id, life) ->
                ordered(life).filter(order -> isUnderWay(life.state())).ifPresent(order -> promise(id, order)));
        List<Way> ways = paying.values().stream()
                .filter(life -> waits(life.state()))
                .flatMap(life -> ordered(life).stream())
                .map(Ordered::way)
                .distinct()
                .toList();
        return () -> seen = standings(ways);
    }

    private Map<Way, VaultStanding> standings(List<Way> ways) {
        Map<Way, VaultStanding> standings = new HashMap<>();
        ways.stream()
                .collect(Collectors.groupingBy(way -> way.vault().chainId()))
                .forEach((id, there) -> Optional.ofNullable(chains.all().get(id))
                        .ifPresent(chain ->
                                standings.putAll(VaultStanding.of(new Voices(chain.nodes(), OPERATORS), there))));
        return standings;
    }

    private static boolean waits(State state) {
        return switch (state) {
            case PLANNED, APPROVED, RESERVED, SLOTTED -> true;
            default -> false;
        };
    }

    /// Whether a chain may run the order and the books have not seen it.
    private static boolean isUnderWay(State state) {
        return switch (state) {
            case SIGNED, SENDING, UNKNOWN, REFUSED, IN_MEMPOOL, BUMPING, CANCELLING, REORGED -> true;
            default -> false;
        };
    }

    /// What became of a look at the vault of a transfer; its amount counts as gone from then on.
    Passage passage(Life life) {
        Optional<Ordered> ordered = ordered(life);
        Optional<VaultStanding> standing = ordered.map(order -> seen.get(order.way()));
        if (standing.isEmpty()) {
            return new Passage.Unseen();
        }
        Ordered mine = ordered.orElseThrow();
        Passage passage = new VaultPassage(mine.way(), standing.get(), others(life.id(), mine.way())).of(mine.order());
        if (passage instanceof Passage.Open) {
            promise(life.id(), mine);
        }
        return passage;
    }

    private void promise(String id, Ordered order) {
        Ordered known = promised.put(id, order);
        if (known != null) {
            gone.merge(known.way(), known.order().amount().negate(), BigInteger::add);
        }
        gone.merge(order.way(), order.order().amount(), BigInteger::add);
    }

    /// What is promised beside a transfer's own: by sums, since thousands may wait and each is asked about.
    private Promised others(String id, Way way) {
        Ordered own = promised.get(id);
        BigInteger whole = BigInteger.ZERO;
        BigInteger lane = BigInteger.ZERO;
        for (Map.Entry<Way, BigInteger> each : gone.entrySet()) {
            Way taken = each.getKey();
            if (taken.vault().equals(way.vault()) && taken.asset().equals(way.asset())) {
                BigInteger mine =
                        own != null && own.way().equals(taken) ? own.order().amount() : BigInteger.ZERO;
                BigInteger amount = each.getValue().subtract(mine);
                whole = whole.add(amount);
                lane = taken.equals(way) ? amount : lane;
            }
        }
        return new Promised(whole, lane);
    }

    private Optional<Ordered> ordered(Life life) {
        Ordered known = orders.get(life.id());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Ordered> read = call(life).map(call -> {
            VaultCalls.Ordered order = VaultCalls.ordered(call.data());
            VaultId vault = new VaultId(life.plan().route().source().chainId(), call.to());
            return new Ordered(new Way(vault, order.asset(), order.destination()), order);
        });
        read.ifPresent(order -> orders.put(life.id(), order));
        return read;
    }

    /// What nobody approved yet is not on disk.
    private Optional<Call> call(Life life) {
        Optional<Call> fresh = releases.fresh(life.id());
        return fresh.isPresent() || life.state() == State.PLANNED ? fresh : releases.of(life.id());
    }
}
