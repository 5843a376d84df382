package io.headrace.settlement.local;

import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Artifact;
import io.headrace.settlement.chain.vault.VaultBirth;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.local.LocalPlan.Kind;
import io.headrace.settlement.local.LocalPlan.Way;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Two running local chains: the treasury's vault on the first, a vault for each venue on the
/// second, bridges of three kinds between them, and each vault holding what the desk's
/// settings say. Its files are written by [LocalFiles].
public final class LocalNet implements AutoCloseable {
    /// Chain of the treasury.
    public static final long FIRST = 31337;

    /// Chain of the venues.
    public static final long SECOND = 42161;

    static final long OWNER = 1;
    static final long GUARDIAN = 2;
    static final long SENDER = 11;
    static final long FILLER = 51;
    static final long PROPOSER = 52;
    static final long CHALLENGER = 53;
    static final List<Long> ATTESTORS = List.of(31L, 32L, 33L);
    static final List<Long> BRIDGE_KEYS = List.of(41L, 42L, 43L);
    static final int NEEDED = 2;
    private static final BigInteger MICRO = BigInteger.valueOf(1_000_000);
    private static final long PAR = 100_000_000L; // a dollar, 8 decimals
    private static final VaultBirth.Limit LIMIT =
            new VaultBirth.Limit(BigInteger.valueOf(50_000_000).multiply(MICRO), Duration.ofHours(1));

    private final AnvilProcess first;
    private final AnvilProcess second;
    private LocalPlan plan;

    private LocalNet(AnvilProcess first, AnvilProcess second, LocalPlan plan) {
        this.first = first;
        this.second = second;
        this.plan = plan;
    }

    /// Starts both chains and makes everything on them.
    ///
    /// @param named where anvil is, if somebody says so
    /// @param candidates other places to look for it
    /// @param blockSeconds time between blocks, at least 1
    /// @throws io.headrace.market.problem.ProblemException HR-4170 or HR-4171 when there is no local
    ///     chain, HR-4172 when
    ///     the settings do not say what each node holds
    public static LocalNet start(DeskSettings desk, Optional<String> named, List<Path> candidates, long blockSeconds) {
        Map<String, Double> balances = balances(desk);
        Path binary = AnvilProcess.binary(named, candidates);
        AnvilProcess first = AnvilProcess.start(binary, FIRST);
        AnvilProcess second = AnvilProcess.start(binary, SECOND);
        LocalNet net = new LocalNet(first, second, LocalPlan.NONE);
        try (Deployer here = new Deployer(first.uri(), FIRST, known(OWNER));
                Deployer there = new Deployer(second.uri(), SECOND, known(OWNER))) {
            net.plan = made(desk, balances, here, there, blockSeconds);
            LocalCrew.equip(net);
            here.mineEvery(blockSeconds * 1_000);
            there.mineEvery(blockSeconds * 1_000);
            return net;
        } catch (RuntimeException e) {
            net.close();
            throw e;
        }
    }

    static LocalKey known(long number) {
        return Keystore.known(BigInteger.valueOf(number));
    }

    public URI firstUri() {
        return first.uri();
    }

    public URI secondUri() {
        return second.uri();
    }

    LocalPlan plan() {
        return plan;
    }

    private static Map<String, Double> balances(DeskSettings desk) {
        if (desk.capital() instanceof Capital.Balances(var usdByNode)) {
            return usdByNode;
        }
        throw new Problem(
                        "HR-4172",
                        "the settings do not say what each node holds",
                        "capital",
                        "Take the settings that 'backtest' writes, or give balances_usd",
                        ExitCode.INVALID)
                .toException();
    }

    private static LocalPlan made(
            DeskSettings desk, Map<String, Double> balances, Deployer here, Deployer there, long blockSeconds) {
        LocalPlan.Watched watchedHere = watched(here);
        Map<Long, String> tokens = Map.of(FIRST, token(here), SECOND, token(there));
        LocalPlan.Watched watchedThere = watched(there);
        List<String> venues = desk.venues();
        LocalBridges bridges = LocalBridges.make(here, there, tokens, venues.size(), blockSeconds);
        Map<String, String> vaults = new HashMap<>();
        vaults.put(DeskSettings.TREASURY, here.ahead(0));
        List<Way> ways = new ArrayList<>();
        int kinds = Kind.values().length;
        for (int i = 0; i < venues.size(); i++) {
            String venue = venues.get(i);
            vaults.put(venue, there.ahead((1 + kinds) * i));
            for (Kind kind : Kind.values()) {
                LocalBridges.Gates first = bridges.first(kind, i);
                LocalBridges.Gates second = bridges.second(kind, i);
                String out = here.ahead(1 + kinds * i + kind.ordinal());
                String back = there.ahead((1 + kinds) * i + 1 + kind.ordinal());
                ways.add(new Way(kind, DeskSettings.TREASURY, venue, out, first.leave(), second.enter()));
                ways.add(new Way(kind, venue, DeskSettings.TREASURY, back, second.leave(), first.enter()));
            }
        }
        build(here, there, new LocalPlan(tokens, vaults, Map.of(), ways, List.of(), blockSeconds, "", ""), venues);
        Map<String, String> codes = new HashMap<>();
        vaults.forEach((node, vault) -> {
            Deployer at = node.equals(DeskSettings.TREASURY) ? here : there;
            codes.put(node, at.codeHash(vault));
            at.send(
                    Objects.requireNonNull(tokens.get(at.chainId())),
                    Abi.call("mint", vault, units(balances.getOrDefault(node, 0.0))));
        });
        for (Way way : ways) {
            Deployer source = way.isOut() ? here : there;
            Deployer destination = way.isOut() ? there : here;
            source.send(way.sourceBridge(), Abi.call("setPeer", destination.chainId(), way.destinationBridge()));
            destination.send(way.destinationBridge(), Abi.call("setPeer", source.chainId(), way.sourceBridge()));
        }
        List<LocalPlan.Watched> watched = List.of(watchedHere, watchedThere);
        for (Deployer at : List.of(here, there)) {
            at.fund(known(SENDER).address());
        }
        return new LocalPlan(tokens, vaults, codes, ways, watched, blockSeconds, here.genesis(), there.genesis());
    }

    /// Multicall3 is on no fresh chain, and nobody else follows the price of made-up dollars.
    private static LocalPlan.Watched watched(Deployer at) {
        String multicall = at.deploy(Multicall.creation());
        String feed = at.deploy(Abi.creation(Artifact.named("local/TestAggregator"), 8, PAR));
        return new LocalPlan.Watched(multicall, feed);
    }

    private static void build(Deployer here, Deployer there, LocalPlan plan, List<String> venues) {
        List<String> out = plan.adapters(DeskSettings.TREASURY);
        requireSame(vault(here, plan.token(FIRST), out), plan.vault(DeskSettings.TREASURY));
        for (String venue : venues) {
            for (Way way : plan.ways(DeskSettings.TREASURY, venue)) {
                requireSame(LocalBridges.adapter(here, plan, way, SECOND), way.adapter());
            }
            List<Way> back = plan.ways(venue, DeskSettings.TREASURY);
            List<String> doors = back.stream().map(Way::adapter).toList();
            requireSame(vault(there, plan.token(SECOND), doors), plan.vault(venue));
            for (Way way : back) {
                requireSame(LocalBridges.adapter(there, plan, way, FIRST), way.adapter());
            }
        }
    }

    private static String token(Deployer at) {
        return at.deploy(Abi.creation(Artifact.named("local/TestToken"), "USD Coin", "USDC", 6, 0));
    }

    private static String vault(Deployer at, String token, List<String> adapters) {
        return at.deploy(VaultCalls.creation(new VaultBirth(
                known(OWNER).address(),
                known(GUARDIAN).address(),
                Duration.ofHours(24),
                ATTESTORS.stream().map(number -> known(number).address()).toList(),
                NEEDED,
                List.of(new VaultBirth.AssetLimit(token, LIMIT)),
                adapters.stream()
                        .map(adapter -> new VaultBirth.Lane(token, adapter, VaultBirth.Kind.ADAPTER, LIMIT))
                        .toList())));
    }

    private static void requireSame(String made, String planned) {
        if (!Deployer.address(made).equals(planned)) {
            throw new IllegalStateException("a contract stands at " + made + ", planned was " + planned);
        }
    }

    private static BigInteger units(double usd) {
        return BigInteger.valueOf(Math.round(usd * 1e6));
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
