package io.headrace.settlement.desk;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.executor.OpenChains;
import io.headrace.settlement.executor.VaultHoldings;
import io.headrace.settlement.route.RouteAdapter;
import io.headrace.settlement.route.Routes;
import io.headrace.settlement.route.VaultArrivals;
import io.headrace.settlement.route.Witnesses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// The desk's chains, and the ways between its vaults.
record Roads(
        OpenChains chains,
        Map<Long, Witnesses> seen,
        LogFloor floor,
        Routes routes,
        Map<String, VaultArrivals.Home> homes)
        implements AutoCloseable {
    private static final int OPERATORS = 2;

    static Roads of(ChainDeskSettings settings) {
        Map<Long, Witnesses> seen = new HashMap<>();
        LogFloor floor = new LogFloor(settings.chains().stream()
                .collect(Collectors.toMap(chain -> chain.profile().chainId(), ChainSettings::vaultsSince)));
        for (ChainSettings chain : settings.chains()) {
            List<ChainNode> nodes = chain.endpoints().stream()
                    .map(node -> new ChainNode(new RpcClient(node, RpcLimits.USUAL)))
                    .toList();
            long id = chain.profile().chainId();
            seen.put(id, new Witnesses(chain.profile(), nodes, OPERATORS, floor.of(id)));
        }
        List<RouteAdapter> adapters =
                settings.ways().stream().map(way -> route(settings, way, seen)).toList();
        Map<Long, List<LogReader>> readers = new HashMap<>();
        settings.vaults().values().forEach(vault -> at(readers, vault).add(new VaultLogs(vault)));
        for (int i = 0; i < adapters.size(); i++) {
            Way way = settings.ways().get(i);
            at(readers, settings.vault(way.from())).add(adapters.get(i).ends().left());
            at(readers, settings.vault(way.to())).add(adapters.get(i).ends().came());
        }
        Map<Long, NodeChains.Chain> all = new HashMap<>();
        seen.forEach((id, chain) -> all.put(
                id,
                new NodeChains.Chain(
                        chain.profile(), chain.nodes(), LogReader.of(readers.getOrDefault(id, List.of())))));
        Routes routes = new Routes(adapters);
        return new Roads(new OpenChains(all), seen, floor, routes, homes(settings));
    }

    private static List<LogReader> at(Map<Long, List<LogReader>> readers, VaultId vault) {
        return readers.computeIfAbsent(vault.chainId(), id -> new ArrayList<>());
    }

    /// What came to the vaults, and what left them by others.
    ///
    /// @param deadlines of orders, by transfer; Unix seconds
    VaultArrivals arrivals(ToLongFunction<String> deadlines) {
        return new VaultArrivals(routes, homes, deadlines);
    }

    private static Map<String, VaultArrivals.Home> homes(ChainDeskSettings settings) {
        Map<String, VaultArrivals.Home> homes = new HashMap<>();
        settings.vaults()
                .forEach((node, vault) -> homes.put(node, new VaultArrivals.Home(vault, settings.tokenOf(node))));
        return homes;
    }

    private static RouteAdapter route(ChainDeskSettings settings, Way way, Map<Long, Witnesses> seen) {
        VaultId to = settings.vault(way.to());
        return way.bridge()
                .route(new Bridge.Span(
                        way.name(),
                        known(seen, settings.vault(way.from())),
                        known(seen, to),
                        new Bridge.Token(settings.tokenOf(way.from()), to.address()),
                        way.late()));
    }

    private static Witnesses known(Map<Long, Witnesses> seen, VaultId vault) {
        return Objects.requireNonNull(seen.get(vault.chainId()), () -> "no nodes of chain " + vault.chainId());
    }

    Witnesses witnesses(long chainId) {
        return Optional.ofNullable(seen.get(chainId)).orElseThrow();
    }

    VaultHoldings vaults(ChainDeskSettings settings) {
        return new VaultHoldings(chains, settings.vaults(), settings.token());
    }

    @Override
    public void close() {
        chains.close();
    }
}
