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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the desk's vaults would let leave now, for decisions to plan with. It bounds nothing where too few operators
/// say the same: the payment itself waits then.
///
/// @param rooms by node; a node that is not in it has no bound
/// @param closed ends of routes whose every lane is closed, as `from>to`
public record VaultRoom(Map<String, Room> rooms, Set<String> closed) {
    /// Before anybody looked.
    public static final VaultRoom UNBOUND = new VaultRoom(Map.of(), Set.of());

    public VaultRoom {
        rooms = Map.copyOf(rooms);
        closed = Set.copyOf(closed);
    }

    /// What one vault lets leave now, base units.
    ///
    /// @param whole over all lanes
    /// @param lanes on each lane, by adapter
    /// @param adapters that ways take, by name
    record Room(long whole, Map<String, Long> lanes, Map<String, String> adapters) {
        Room {
            lanes = Map.copyOf(lanes);
            adapters = Map.copyOf(adapters);
        }

        /// By the best lane, with what is promised taken from the lane that it goes by.
        ///
        /// @param promised by way
        private long most(Map<String, Long> promised) {
            Map<String, Long> left = new HashMap<>(lanes);
            promised.forEach((way, units) -> Optional.ofNullable(adapters.get(way))
                    .ifPresent(adapter -> left.merge(adapter, -units, Long::sum)));
            long all = promised.values().stream().mapToLong(Long::longValue).sum();
            long best = left.values().stream().mapToLong(Long::longValue).max().orElse(0);
            return Math.max(0, Math.min(whole - all, best));
        }

        private boolean isShut() {
            return most(Map.of()) == 0;
        }
    }

    static VaultRoom of(ChainDeskSettings settings, Map<Long, Witnesses> chains) {
        Map<VaultStanding.Way, VaultStanding> standings = standings(settings, chains);
        return new VaultRoom(rooms(settings, standings), closed(settings, standings));
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

    /// Of each node all of whose lanes are known.
    private static Map<String, Room> rooms(
            ChainDeskSettings settings, Map<VaultStanding.Way, VaultStanding> standings) {
        Map<String, Room> rooms = new HashMap<>();
        settings.ways().stream().collect(Collectors.groupingBy(Way::from)).forEach((from, ways) -> {
            List<VaultStanding> told = told(settings, ways, standings);
            if (told.size() == ways.size()) {
                rooms.put(from, room(ways, told));
            }
        });
        return rooms;
    }

    /// @param told of each way, in their order
    private static Room room(List<Way> ways, List<VaultStanding> told) {
        Map<String, Long> lanes = new HashMap<>();
        Map<String, String> adapters = new HashMap<>();
        for (int i = 0; i < ways.size(); i++) {
            adapters.put(ways.get(i).name(), ways.get(i).adapter());
            lanes.put(ways.get(i).adapter(), lane(told.get(i)));
        }
        long whole = told.stream()
                .mapToLong(standing -> units(standing.whole().left()))
                .min()
                .orElseThrow();
        return new Room(whole, lanes, adapters);
    }

    private static long lane(VaultStanding standing) {
        return standing.rules().paused() || !standing.rules().listed()
                ? 0
                : units(standing.lane().left());
    }

    private static long units(BigInteger left) {
        return left.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
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
        rooms.entrySet().stream()
                .filter(node -> node.getValue().isShut() && !before.isShut(node.getKey()))
                .forEach(node -> news.put(
                        node.getKey(), "its vault lets nothing leave: it is paused, or its buckets are empty"));
        return news;
    }

    private boolean isShut(String node) {
        return Optional.ofNullable(rooms.get(node)).filter(Room::isShut).isPresent();
    }

    /// The most that a node may give beside what it has promised already, base units.
    ///
    /// @param promised to payments that have not left, by way
    public long most(String node, Map<String, Long> promised) {
        return Optional.ofNullable(rooms.get(node))
                .map(room -> room.most(promised))
                .orElse(Long.MAX_VALUE);
    }

    /// Without those that lead nowhere now.
    public List<Route> open(List<Route> routes) {
        return routes.stream()
                .filter(route -> !closed.contains(ends(route.from(), route.to())))
                .toList();
    }
}
