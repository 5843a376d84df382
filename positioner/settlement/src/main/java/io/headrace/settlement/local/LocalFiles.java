package io.headrace.settlement.local;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.chain.key.Keystore;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// The settings of a desk on the local chains, and of its three attestors, as files in one folder.
///
/// @param chains settings for `serve --chains`
/// @param attestors settings for `attestor --settings`, one file each
public record LocalFiles(Path chains, List<Path> attestors) {
    private static final String PASSWORD = "everybody knows this";
    private static final String TOKEN = "everybody-knows-this";

    public LocalFiles {
        attestors = List.copyOf(attestors);
    }

    /// Writes all of them, replacing what was there.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4173 when the folder cannot be written
    public static LocalFiles write(LocalNet net, DeskSettings desk, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("password"), PASSWORD + '\n');
            Files.writeString(folder.resolve("token"), TOKEN + '\n');
            Files.writeString(folder.resolve("desk.yaml"), desk.text());
            List<Path> attestors = new ArrayList<>();
            StringBuilder panel = new StringBuilder();
            for (int i = 0; i < LocalNet.ATTESTORS.size(); i++) {
                long number = LocalNet.ATTESTORS.get(i);
                int port = freePort();
                attestors.add(Files.writeString(
                        folder.resolve("attestor-" + (i + 1) + ".yaml"), attestor(net, folder, number, port)));
                forget(attestors.getLast(), address(number));
                panel.append(line(
                        "    - {url: \"http://127.0.0.1:%d\", address: \"%s\", token_file: token}%n",
                        port, address(number)));
            }
            Path chains = Files.writeString(folder.resolve("chains.yaml"), chains(net, folder, panel.toString()));
            return new LocalFiles(chains, attestors);
        } catch (IOException e) {
            throw new Problem(
                            "HR-4173",
                            "the settings of the local chains cannot be written: " + IoReason.of(e),
                            folder.toString(),
                            "Allow writing there, or name another folder",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    /// New chains: what was signed on those before is of another desk.
    private static void forget(Path attestor, String address) throws IOException {
        String memory = AttestorSettings.memory(Path.of(""), address).toString();
        String former = attestor.getFileName() + ".signed.db";
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(attestor.resolveSibling(memory + part));
            Files.deleteIfExists(attestor.resolveSibling(former + part));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static String key(Path folder, long number) throws IOException {
        Path own = Files.createDirectories(folder.resolve("keys"));
        String name = Keystore.write(own, BigInteger.valueOf(number), PASSWORD);
        return line(
                "{kind: keystore, address: \"%s\", file: \"keys/%s\", password_file: password}", address(number), name);
    }

    private static String attestor(LocalNet net, Path folder, long number, int port) throws IOException {
        StringBuilder text = new StringBuilder("# An attestor of the local chains; its key is known to everybody.\n");
        text.append("desk: desk.yaml\n").append(line("listen: 127.0.0.1:%d%ntoken_file: token%n", port));
        text.append("key: ").append(key(folder, number)).append("\nchains:\n");
        text.append(eyes(LocalNet.FIRST, net.firstUri().toString()));
        text.append(eyes(LocalNet.SECOND, net.secondUri().toString()));
        text.append("addresses:\n").append(vaults(net, "  ", true));
        text.append(line("  tokens: {USDC: %s}%n", token(net.plan())));
        text.append("  destinations: {}\n  doors:\n");
        net.plan()
                .ways()
                .forEach(way -> text.append(line(
                        "    - {from: %s, to: %s, kind: %s, adapter: \"%s\", bridge: \"%s\", token: \"%s\"%s}%n",
                        way.from(),
                        way.to(),
                        way.kind().settings,
                        way.adapter(),
                        way.sourceBridge(),
                        net.plan().token(way.destination()),
                        way.kind() == LocalPlan.Kind.FILLED
                                ? ", patience_seconds: " + net.plan().patienceSeconds()
                                : "")));
        return text.toString();
    }

    private static String eyes(long chain, String url) {
        return line("  - {chain_id: %d, back: 0, operators: 2, nodes: %s}%n", chain, nodes(url));
    }

    private static String nodes(String url) {
        return line("[{operator: north, url: \"%s\"}, {operator: south, url: \"%s\"}]", url, url);
    }

    /// @param pinned whether their code is named
    private static String vaults(LocalNet net, String indent, boolean pinned) {
        StringBuilder text = new StringBuilder(indent + "vaults:\n");
        new TreeMap<>(net.plan().vaults())
                .forEach((node, vault) -> text.append(line(
                        "%s  %s: {chain_id: %d, address: \"%s\"%s}%n",
                        indent,
                        node,
                        node.equals(DeskSettings.TREASURY) ? LocalNet.FIRST : LocalNet.SECOND,
                        vault,
                        pinned ? ", code_hash: \"" + net.plan().codes().get(node) + '"' : "")));
        return text.toString();
    }

    private static String chains(LocalNet net, Path folder, String panel) throws IOException {
        LocalPlan plan = net.plan();
        StringBuilder text =
                new StringBuilder("# A desk on two local chains; every key is known to everybody.\nchains:\n");
        text.append(chain(
                LocalNet.FIRST,
                "first",
                plan.blockSeconds(),
                plan.firstGenesis(),
                net.firstUri().toString()));
        text.append(chain(
                LocalNet.SECOND,
                "second",
                plan.blockSeconds(),
                plan.secondGenesis(),
                net.secondUri().toString()));
        text.append(vaults(net, "", false));
        text.append(line("token: %s%nways:%n", token(plan)));
        plan.ways().forEach(way -> text.append(way(way, plan)));
        text.append("choice: {planned_level: 0.9, usual_usd: 10000, coin_usd: {first: 2500, second: 2500}}\n");
        text.append("attestors:\n  needed: 2\n  patience_seconds: 10\n  kept_bps: 20\n  panel:\n")
                .append(panel);
        text.append("sender: ").append(key(folder, LocalNet.SENDER));
        text.append("\nlimits: {cap_gwei: 500, most_gas: 2000000, call_gas: 1500000, outstanding_usd: 50000000,");
        return text.append(" open_slots: 8}\nexpire_seconds: 3600\n")
                .append(watch(plan))
                .toString();
    }

    private static String token(LocalPlan plan) {
        return line(
                "{address: \"%s\", decimals: 6, balances_slot: 0, elsewhere: [{chain_id: %d, address: \"%s\"}]}",
                plan.token(LocalNet.FIRST), LocalNet.SECOND, plan.token(LocalNet.SECOND));
    }

    /// The price is told once, and for as long as local chains live.
    private static String watch(LocalPlan plan) {
        StringBuilder text = new StringBuilder("watch:\n");
        List<String> names = List.of("first", "second");
        for (int i = 0; i < names.size(); i++) {
            LocalPlan.Watched watched = plan.watched().get(i);
            text.append(line(
                    "  - chain: %s%n    multicall: \"%s\"%n"
                            + "    oracles: [{coin: USDC, feed: \"%s\", decimals: 8, max_age_seconds: 31536000}]%n",
                    names.get(i), watched.multicall(), watched.feed()));
        }
        return text.toString();
    }

    private static String chain(long id, String name, long blockSeconds, String genesis, String url) {
        return line(
                "  - {chain_id: %d, name: %s, block_seconds: %d, final_depth: 2, checkpoint: 0,%n"
                        + "     checkpoint_hash: \"%s\", since_block: 0,%n     nodes: %s}%n",
                id, name, blockSeconds, genesis, nodes(url));
    }

    private static String way(LocalPlan.Way way, LocalPlan plan) {
        return line(
                "  - {name: %s, kind: %s, from: %s, to: %s, adapter: \"%s\",%n     source_bridge: \"%s\","
                        + " destination_bridge: \"%s\", usual_seconds: %d, slow_seconds: %d, late_seconds: 600%s}%n",
                way.name(),
                way.kind().settings,
                way.from(),
                way.to(),
                way.adapter(),
                way.sourceBridge(),
                way.destinationBridge(),
                way.kind().usualBlocks * plan.blockSeconds(),
                way.kind().slowBlocks * plan.blockSeconds(),
                ofKind(way.kind(), plan));
    }

    private static String ofKind(LocalPlan.Kind kind, LocalPlan plan) {
        return switch (kind) {
            case FILLED -> line(", filler_bps: %d, patience_seconds: %d", kind.feeBps, plan.patienceSeconds());
            case QUICK -> ", local_attesters: " + LocalNet.BRIDGE_KEYS;
            case THRIFTY -> "";
        };
    }

    private static String address(long number) {
        return LocalNet.known(number).address();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
