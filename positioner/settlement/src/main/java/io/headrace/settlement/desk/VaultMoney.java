package io.headrace.settlement.desk;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.executor.Executor;
import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.ledger.Ledger;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the desk's vaults hold, by two operators at finality, beside what the books say.
record VaultMoney(ChainDeskSettings settings, Roads roads, Executor executor) {
    /// Books what the vaults hold, once, when the books are new.
    ///
    /// @return what each node holds by the books, in their order
    /// @throws io.headrace.market.problem.ProblemException HR-4190 when a node has no vault or operators
    ///     do not agree
    List<TokenAmount> opened(List<String> nodes) {
        for (String node : nodes) {
            if (!settings.vaults().containsKey(node)) {
                throw unknown("node " + node + " of the desk has no vault", node);
            }
        }
        if (executor.ledger().accounts().isEmpty()) {
            Map<String, Long> held = new LinkedHashMap<>();
            nodes.forEach(node -> held.put(node, held(node)));
            held.forEach((node, units) -> {
                if (units > 0) {
                    executor.opening(node, units);
                }
            });
        }
        Ledger ledger = executor.ledger();
        return nodes.stream()
                .map(node -> new TokenAmount(Asset.USDC, ledger.posted(node)))
                .toList();
    }

    /// Base units that the books cannot explain by flights and accounts: always 0, or something is
    /// wrong.
    long unexplained() {
        Ledger ledger = executor.ledger();
        long flying = 0;
        for (Flight flight : ledger.flights().values()) {
            flying += flight.posted() ? flight.units() : 0;
        }
        long sum = 0;
        for (long units : ledger.accounts().values()) {
            sum += units;
        }
        return Math.abs(sum) + Math.abs(flying - ledger.posted(Ledger.IN_FLIGHT));
    }

    /// How far vaults and books are apart, base units, when nothing is under way; empty while something
    /// is, or operators do not agree.
    Optional<Long> apart() {
        if (!executor.open().isEmpty()) {
            return Optional.empty();
        }
        Ledger ledger = executor.ledger();
        long apart = 0;
        try {
            for (String node : settings.vaults().keySet()) {
                apart += Math.abs(held(node) - ledger.posted(node));
            }
            return Optional.of(apart);
        } catch (RuntimeException silent) {
            return Optional.empty();
        }
    }

    private long held(String node) {
        VaultId vault = settings.vault(node);
        String call = Abi.call("balanceOf", vault.address());
        return roads.witnesses(vault.chainId())
                .agreed((seen, finalized) -> Abi.number(
                        seen.view(settings.token().address(), call, new BlockTag.Number(finalized.number()))))
                .filter(units -> units.bitLength() < Long.SIZE)
                .map(BigInteger::longValue)
                .orElseThrow(() -> unknown("too few operators agree on what the vault of " + node + " holds", node));
    }

    private static RuntimeException unknown(String what, String node) {
        return new Problem(
                        "HR-4190",
                        what,
                        node,
                        "Mend the settings of chains, or wait for its nodes; nothing was sent",
                        ExitCode.INVALID)
                .toException();
    }
}
