package io.headrace.settlement.local;

import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Artifact;
import io.headrace.settlement.local.LocalPlan.Kind;
import io.headrace.settlement.local.LocalPlan.Way;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The bridges of the local chains: one of each kind for each venue, since what a bridge delivers to a
/// vault must be of one way only.
record LocalBridges(Map<Kind, List<Gates>> first, Map<Kind, List<Gates>> second) {
    private static final BigInteger LIQUIDITY = BigInteger.valueOf(50_000_000_000_000L);

    /// A bridge on one chain.
    ///
    /// @param leave contract by which money leaves the chain
    /// @param enter contract by which it comes to it
    record Gates(String leave, String enter) {}

    /// Those that keep a part keep it on the second chain.
    static LocalBridges make(Deployer here, Deployer there, Map<Long, String> tokens, int venues, long blockSeconds) {
        Map<Kind, List<Gates>> first = new EnumMap<>(Kind.class);
        Map<Kind, List<Gates>> second = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<Gates> mine = new ArrayList<>();
            List<Gates> theirs = new ArrayList<>();
            for (int i = 0; i < venues; i++) {
                mine.add(made(here, tokens, kind, 0, blockSeconds));
                theirs.add(made(there, tokens, kind, kind.feeBps, blockSeconds));
            }
            first.put(kind, mine);
            second.put(kind, theirs);
        }
        return new LocalBridges(first, second);
    }

    Gates first(Kind kind, int venue) {
        return Objects.requireNonNull(first.get(kind)).get(venue);
    }

    Gates second(Kind kind, int venue) {
        return Objects.requireNonNull(second.get(kind)).get(venue);
    }

    private static Gates made(Deployer at, Map<Long, String> tokens, Kind kind, int feeBps, long blockSeconds) {
        String token = Objects.requireNonNull(tokens.get(at.chainId()));
        return switch (kind) {
            case FILLED ->
                new Gates(
                        at.deploy(Abi.creation(
                                Artifact.named("local/IntentOrigin"),
                                token,
                                keys(),
                                LocalNet.NEEDED,
                                LocalPlan.GRACE_BLOCKS * blockSeconds)),
                        at.deploy(Abi.creation(Artifact.named("local/IntentTarget"), token)));
            case QUICK ->
                both(at.deploy(
                        Abi.creation(Artifact.named("local/MintBridge"), token, keys(), LocalNet.NEEDED, feeBps)));
            case THRIFTY -> {
                String bridge = at.deploy(Abi.creation(
                        Artifact.named("local/SlowBridge"),
                        token,
                        LocalNet.known(LocalNet.PROPOSER).address(),
                        LocalNet.known(LocalNet.CHALLENGER).address(),
                        kind.blocks * blockSeconds));
                at.send(token, Abi.call("mint", bridge, LIQUIDITY)); // what others locked on the other side
                yield both(bridge);
            }
        };
    }

    private static Gates both(String bridge) {
        return new Gates(bridge, bridge);
    }

    private static List<String> keys() {
        return LocalNet.BRIDGE_KEYS.stream()
                .map(number -> LocalNet.known(number).address())
                .toList();
    }

    /// The adapter of a way.
    ///
    /// @param destination chain
    static String adapter(Deployer at, LocalPlan plan, Way way, long destination) {
        String vault = plan.vault(way.from());
        String recipient = plan.vault(way.to());
        String creation = switch (way.kind()) {
            case FILLED ->
                Abi.creation(
                        Artifact.named("adapter/IntentAdapter"),
                        vault,
                        plan.token(at.chainId()),
                        way.sourceBridge(),
                        Abi.tuple(destination, plan.token(destination), recipient, plan.patienceSeconds()));
            case QUICK ->
                Abi.creation(
                        Artifact.named("adapter/BurnAdapter"),
                        vault,
                        plan.token(at.chainId()),
                        way.sourceBridge(),
                        destination,
                        recipient);
            case THRIFTY ->
                Abi.creation(
                        Artifact.named("adapter/LockAdapter"),
                        vault,
                        plan.token(at.chainId()),
                        way.sourceBridge(),
                        destination,
                        recipient);
        };
        return at.deploy(creation);
    }
}
