package io.headrace.settlement.desk;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.attest.door.DoorEnds;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Question;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.ContractCode;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.executor.VaultStanding;
import io.headrace.settlement.executor.VaultStanding.Limit;
import io.headrace.settlement.panel.Hearing.Quorum;
import io.headrace.settlement.panel.RemoteAttestor;
import io.headrace.settlement.route.Witnesses;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Holds a desk's settings against its chains, before anything is served: what would otherwise show at the first
/// transfer, as one that attestors hold or a vault reverts. Sends nothing, and needs no key. Facts are what two
/// operators say alike.
public final class ChainCheck {
    private final ChainDeskSettings settings;
    private final Map<Long, Witnesses> seen;
    private final Map<VaultStanding.Way, VaultStanding> standings;
    private final Consumer<Finding> told;
    private final List<Finding> all = new ArrayList<>();

    /// One thing that was looked at.
    ///
    /// @param subject what, such as `vault of treasury`
    /// @param sound whether a desk could be served with it
    /// @param says what was found, one sentence
    public record Finding(String subject, boolean sound, String says) {}

    private ChainCheck(ChainDeskSettings settings, Map<Long, Witnesses> seen, Consumer<Finding> told) {
        this.settings = settings;
        this.seen = seen;
        this.standings = VaultRoom.standings(settings, seen);
        this.told = told;
    }

    /// Looks at everything, in the order of the settings.
    ///
    /// @param told each finding as soon as it is one
    /// @return all of them
    public static List<Finding> look(ChainDeskSettings settings, Consumer<Finding> told) {
        try (Roads roads = Roads.of(settings)) {
            ChainCheck check = new ChainCheck(settings, roads.seen(), told);
            settings.chains().forEach(check::chain);
            settings.vaults().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(vault -> check.vault(vault.getKey(), vault.getValue()));
            settings.ways().forEach(check::way);
            return check.all;
        }
    }

    private void say(String subject, boolean sound, String says) {
        Finding finding = new Finding(subject, sound, says);
        all.add(finding);
        told.accept(finding);
    }

    private void chain(ChainSettings chain) {
        String name = "chain " + chain.profile().name();
        Witnesses nodes = seen(chain.profile().chainId());
        nodes.nodes().forEach(node -> node(name, chain, node));
        token(name, chain.profile().chainId());
        String sender = settings.sender().address();
        Optional<BigInteger> wei =
                nodes.agreed((node, finalized) -> node.ask(Question.balance(sender, BlockTag.LATEST)));
        say(
                name,
                wei.filter(found -> found.signum() > 0).isPresent(),
                wei.map(found -> "sender " + sender + " has "
                                + new BigDecimal(found, 18).stripTrailingZeros().toPlainString() + " coin for gas")
                        .orElse("operators do not say the same of the sender's coin"));
    }

    private void node(String name, ChainSettings chain, ChainNode node) {
        try {
            chain.profile().require(node);
            say(
                    name,
                    true,
                    "node of " + node.node().operator() + " serves it, at block "
                            + node.head().number());
        } catch (ProblemException wrong) {
            say(
                    name,
                    false,
                    "node of " + node.node().operator() + ": " + wrong.problem().sentence());
        } catch (RpcException silent) {
            say(name, false, "node of " + node.node().operator() + " does not answer: " + silent.getMessage());
        }
    }

    private void token(String name, long chainId) {
        VaultState.Token token = settings.token().on(chainId);
        Optional<BigInteger> decimals = number(chainId, token.address(), Abi.call("decimals"));
        say(
                name,
                decimals.equals(Optional.of(BigInteger.valueOf(token.decimals()))),
                decimals.map(found -> "token " + token.address() + " counts in " + found + " decimals")
                        .orElse("operators do not say the same of the decimals of token " + token.address()));
    }

    private void vault(String node, VaultId vault) {
        String name = "vault of " + node;
        Optional<byte[]> code = code(vault.chainId(), vault.address());
        if (code.isEmpty()) {
            say(name, false, "operators do not say the same of what stands at " + vault.address());
            return;
        }
        if (ContractCode.of("Vault").read(code.get()).isEmpty()) {
            say(name, false, "at " + vault.address() + " on chain " + vault.chainId() + " stands no vault of Headrace");
            return;
        }
        settings.ways().stream()
                .filter(way -> way.from().equals(node))
                .flatMap(way -> standing(way).stream())
                .findFirst()
                .ifPresentOrElse(
                        standing -> standing(name, standing),
                        () -> say(name, true, "it is ours; what it lets go is not known here"));
        VaultMoment.of(seen(vault.chainId()), vault)
                .ifPresentOrElse(
                        now -> signatures(name, now.quorum()),
                        () -> say(name, false, "operators do not say the same of its attestors"));
    }

    private void standing(String name, VaultStanding standing) {
        boolean paused = standing.rules().paused();
        say(name, !paused, paused ? "it is paused: nothing leaves it" : "it is ours, and open");
        limit(name, "it lets go in all", standing.rules().whole());
    }

    private Optional<VaultStanding> standing(Way way) {
        return Optional.ofNullable(standings.get(VaultRoom.lane(settings, way)));
    }

    private void signatures(String name, Quorum quorum) {
        Set<String> panel = settings.attestors().panel().stream()
                .map(RemoteAttestor::address)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> strangers = new TreeSet<>(panel);
        strangers.removeAll(quorum.attestors());
        panel.retainAll(quorum.attestors());
        int needed = Math.max(quorum.needed(), settings.attestors().needed());
        say(
                name,
                needed <= panel.size() && strangers.isEmpty(),
                "it wants " + quorum.needed() + " signatures and takes those of " + panel.size() + " of the desk's "
                        + settings.attestors().panel().size() + " attestors, of whom " + needed + " are waited for"
                        + (strangers.isEmpty() ? "" : "; it does not know " + String.join(", ", strangers)));
    }

    private void way(Way way) {
        String name = "way " + way.name();
        VaultId from = settings.vault(way.from());
        VaultId to = settings.vault(way.to());
        String token = settings.tokenOf(way.from());
        code(from.chainId(), way.adapter())
                .map(code -> way.bridge()
                        .door(settings.tokenOf(way.to()))
                        .objections(code, new DoorEnds(from, token, Optional.of(to))))
                .ifPresentOrElse(
                        objections -> say(
                                name,
                                objections.isEmpty(),
                                objections.isEmpty()
                                        ? "its adapter is ours, and leads to the vault of " + way.to()
                                        : String.join("; ", objections)),
                        () -> say(name, false, "operators do not say the same of its adapter " + way.adapter()));
        standing(way)
                .ifPresentOrElse(
                        standing -> passage(name, way, standing),
                        () -> say(name, false, "operators do not say the same of what its vault lets go"));
    }

    private void passage(String name, Way way, VaultStanding standing) {
        String vault = "the vault of " + way.from();
        if (!standing.rules().listsAdapter()) {
            say(name, false, vault + " does not list its adapter " + way.adapter());
            return;
        }
        limit(name, vault + " lets through it", standing.rules().lane());
    }

    private void limit(String name, String what, Limit limit) {
        say(
                name,
                limit.capacity().signum() > 0,
                what + " " + usd(limit.capacity()) + " USDC at once, and as much again within " + limit.window()
                        + " s");
    }

    private Optional<byte[]> code(long chainId, String address) {
        return seen(chainId)
                .agreed((node, finalized) -> Hex.of(node.code(address, BlockTag.LATEST)))
                .map(Hex::bytes);
    }

    private Optional<BigInteger> number(long chainId, String contract, String call) {
        return seen(chainId).agreed((node, finalized) -> Abi.number(node.view(contract, call, BlockTag.LATEST)));
    }

    private Witnesses seen(long chainId) {
        return Optional.ofNullable(seen.get(chainId)).orElseThrow();
    }

    private static String usd(BigInteger units) {
        return String.format(Locale.ROOT, "%,.2f", new BigDecimal(units, 6));
    }
}
