package io.headrace.settlement.desk;

import io.headrace.decision.network.Route;
import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import io.headrace.settlement.executor.VaultStanding;
import io.headrace.settlement.route.Witnesses;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the desk's vaults would let leave now, for decisions to plan with. It bounds nothing where too few operators
/// say the same: the payment itself waits then.
///
/// @param most base units by node; a node that is not in it has no bound
/// @param closed ends of routes whose every lane is closed, as `from>to`
public record VaultRoom(Map<String, Long> most, Set<String> closed) {
    /// Before anybody looked.
    public static final VaultRoom UNBOUND = new VaultRoom(Map.of(), Set.of());

    public VaultRoom {
        most = Map.copyOf(most);
        closed = Set.copyOf(closed);
    }

    static VaultRoom of(ChainDeskSettings settings, Map<Long, Witnesses> chains) {
        Map<VaultStanding.Way, VaultStanding> standings = standings(settings, chains);
        return new VaultRoom(most(settings, standings), closed(settings, standings));
    }

    /// Of all lanes of all vaults, those of one chain read together; one of which too few operators say the same is
    /// left out.
    static Map<VaultStanding.Way, VaultStanding> standings(ChainDeskSettings settings, Map<Long, Witnesses> chains) {
        Map<VaultStanding.Way, VaultStanding> standings = new HashMap<>();
        settings.ways().stream()
                .map(way -> lane(settings, way))
                .distinct()
                .collect(Collectors.groupingBy(lane -> lane.vault().chainId()))
                .forEach((chain, lanes) -> Optional.ofNullable(chains.get(chain))
                        .ifPresent(seen ->
                                standings.putAll(VaultStanding.of(new Voices(seen.nodes(), seen.needed()), lanes))));
        return standings;
    }

    /// The most that the best lane of each node lets pass, where all of its lanes are known.
    private static Map<String, Long> most(ChainDeskSettings settings, Map<VaultStanding.Way, VaultStanding> standings) {
        Map<String, Long> most = new HashMap<>();
        settings.ways().stream().collect(Collectors.groupingBy(Way::from)).forEach((from, ways) -> {
            List<VaultStanding> told = told(settings, ways, standings);
            if (told.size() == ways.size()) {
                long best = told.stream().mapToLong(VaultRoom::left).max().orElseThrow();
                most.put(from, best);
            }
        });
        return most;
    }

    private static long left(VaultStanding standing) {
        return standing.rules().paused() || !standing.rules().listed()
                ? 0
                : standing.whole()
                        .left()
                        .min(standing.lane().left())
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValueExact();
    }

    private static Set<String> closed(ChainDeskSettings settings, Map<VaultStanding.Way, VaultStanding> standings) {
        Set<String> closed = new HashSet<>();
        settings.ways().stream()
                .collect(Collectors.groupingBy(way -> ends(way.from(), way.to())))
                .forEach((ends, ways) -> {
                    List<VaultStanding> told = told(settings, ways, standings);
                    if (told.size() == ways.size()
                            && told.stream().noneMatch(one -> one.rules().listed())) {
                        closed.add(ends);
                    }
                });
        return closed;
    }

    private static List<VaultStanding> told(
            ChainDeskSettings settings, List<Way> ways, Map<VaultStanding.Way, VaultStanding> standings) {
        return ways.stream()
                .flatMap(way -> Optional.ofNullable(standings.get(lane(settings, way))).stream())
                .toList();
    }

    static VaultStanding.Way lane(ChainDeskSettings settings, Way way) {
        return new VaultStanding.Way(settings.vault(way.from()), settings.tokenOf(way.from()), way.adapter());
    }

    private static String ends(String from, String to) {
        return from + '>' + to;
    }

    /// What is shut and was not before, one sentence by node or route: nothing is decided for it, and no transfer tells
    /// of that.
    Map<String, String> news(VaultRoom before) {
        Map<String, String> news = new TreeMap<>();
        closed.stream()
                .filter(ends -> !before.closed.contains(ends))
                .forEach(ends -> news.put(
                        ends, "the vault lists none of its adapters: nothing is decided this way ('chains check')"));
        most.entrySet().stream()
                .filter(node -> node.getValue() == 0 && !Objects.equals(before.most.get(node.getKey()), 0L))
                .forEach(node -> news.put(
                        node.getKey(), "its vault lets nothing leave: it is paused, or its buckets are empty"));
        return news;
    }

    /// The most that a node may give beside what it has promised already, base units.
    ///
    /// @param promised to payments that have not left
    public long most(String node, long promised) {
        return Math.max(0, Objects.requireNonNullElse(most.get(node), Long.MAX_VALUE) - promised);
    }

    /// Without those that lead nowhere now.
    public List<Route> open(List<Route> routes) {
        return routes.stream()
                .filter(route -> !closed.contains(ends(route.from(), route.to())))
                .toList();
    }
}
