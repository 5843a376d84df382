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
    private static final int HEAD = 2; // words before the members of a list
    private static final int ADAPTER = 2; // of the contract's kinds of lanes
    private static final int CAPACITY = 0; // words of a limit
    private static final int WINDOW = 1;

    private final ChainDeskSettings settings;
    private final Map<Long, Witnesses> seen;
    private final Consumer<Finding> told;
    private final List<Finding> all = new ArrayList<>();

    /// One thing that was looked at.
    ///
    /// @param subject what, such as `vault of treasury`
    /// @param sound whether a desk could be served with it
    /// @param says what was found, one sentence
    public record Finding(String subject, boolean sound, String says) {}

    /// Whose word moves a vault's money.
    private record Charter(boolean paused, BigInteger threshold, Set<String> attestors) {
        static Charter of(ChainNode node, String vault) {
            return new Charter(
                    Abi.number(node.view(vault, Abi.call("paused"), BlockTag.LATEST))
                                    .signum()
                            != 0,
                    Abi.number(node.view(vault, Abi.call("threshold"), BlockTag.LATEST)),
                    Abi.numbers(node.view(vault, Abi.call("attestors"), BlockTag.LATEST)).stream()
                            .skip(HEAD)
                            .map(Abi::address)
                            .collect(Collectors.toSet()));
        }
    }

    private ChainCheck(ChainDeskSettings settings, Map<Long, Witnesses> seen, Consumer<Finding> told) {
        this.settings = settings;
        this.seen = seen;
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
        seen(vault.chainId())
                .agreed((at, finalized) -> Charter.of(at, vault.address()))
                .ifPresentOrElse(
                        found -> charter(name, found), () -> say(name, false, "operators do not say the same of it"));
        bucket(name, vault, "it lets go in all", Abi.call("assetLimit", settings.tokenOf(node)));
    }

    private void charter(String name, Charter found) {
        say(name, !found.paused(), found.paused() ? "it is paused: nothing leaves it" : "it is ours, and open");
        Set<String> panel = settings.attestors().panel().stream()
                .map(RemoteAttestor::address)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> strangers = new TreeSet<>(panel);
        strangers.removeAll(found.attestors());
        panel.retainAll(found.attestors());
        int needed = settings.attestors().needed();
        boolean enough = found.threshold().compareTo(BigInteger.valueOf(Math.min(needed, panel.size()))) <= 0;
        say(
                name,
                enough && strangers.isEmpty(),
                "it wants " + found.threshold() + " signatures and takes those of " + panel.size() + " of the desk's "
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
        Optional<BigInteger> kind = number(from.chainId(), from.address(), Abi.call("kindOf", token, way.adapter()));
        if (!kind.equals(Optional.of(BigInteger.valueOf(ADAPTER)))) {
            say(name, false, "the vault of " + way.from() + " does not list its adapter " + way.adapter());
            return;
        }
        bucket(
                name,
                from,
                "the vault of " + way.from() + " lets through it",
                Abi.call("laneLimit", token, way.adapter()));
    }

    private void bucket(String name, VaultId vault, String what, String call) {
        Optional<List<BigInteger>> limit = seen(vault.chainId())
                .agreed((node, finalized) -> Abi.numbers(node.view(vault.address(), call, BlockTag.LATEST))
                        .subList(CAPACITY, WINDOW + 1)); // what is left of it differs by the block
        say(
                name,
                limit.filter(found -> found.get(CAPACITY).signum() > 0).isPresent(),
                limit.map(found -> what + " " + usd(found.get(CAPACITY)) + " USDC at once, and as much again within "
                                + found.get(WINDOW) + " s")
                        .orElse("operators do not say the same of what it lets go"));
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
