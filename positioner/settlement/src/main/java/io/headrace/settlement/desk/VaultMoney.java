package io.headrace.settlement.desk;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.executor.Executor;
import io.headrace.settlement.executor.VaultHoldings;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.reconcile.Reconciliation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the desk's vaults hold, by two operators at finality, those of one chain at one block, beside what the books
/// say.
record VaultMoney(ChainDeskSettings settings, VaultHoldings vaults, Executor executor) {
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
            Map<String, Long> held = held(nodes);
            nodes.forEach(node -> {
                long units = held.getOrDefault(node, 0L);
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
            for (Map.Entry<String, Long> held : held(settings.vaults().keySet()).entrySet()) {
                apart += Math.abs(held.getValue() - ledger.posted(held.getKey()));
            }
            return Optional.of(apart);
        } catch (RuntimeException silent) {
            return Optional.empty();
        }
    }

    /// What the vaults of nodes hold, those of one chain at one block.
    private Map<String, Long> held(Collection<String> nodes) {
        SortedMap<String, List<HoldingView>> views = new TreeMap<>(vaults.look(Set.copyOf(nodes)));
        Reconciliation read = Reconciliation.of(executor.ledger(), executor.open(), views);
        Map<String, Long> held = new HashMap<>();
        read.findings().forEach(finding -> held.put(finding.node(), finding.seen()));
        for (String node : nodes) {
            if (!held.containsKey(node)) {
                throw unknown("too few operators agree on what the vault of " + node + " holds", node);
            }
        }
        return held;
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
