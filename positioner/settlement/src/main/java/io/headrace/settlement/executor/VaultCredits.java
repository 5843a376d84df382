package io.headrace.settlement.executor;

import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.AccountLogs;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.lifecycle.TransferPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/// Venues that are accounts on the vault's own chain: what the vault's final logs say reached the
/// account is credited. Logs count when two operators tell the same ones. From the start on each block
/// is read once; a transfer that is not found since is looked up once among the older ones, by its id.
///
/// For one thread.
public final class VaultCredits implements Venues {
    private static final int NEEDED = 2;
    private static final long MOST_BLOCKS = 1_000; // of one question: providers allow no more
    private static final long BACK = 200; // blocks before the start that are read through as well

    private final AddressBook book;
    private final Map<VaultId, Watch> watches = new HashMap<>();
    private final ToLongFunction<String> deadlines;
    private final LongSupplier nanos;

    /// @param since by chain id, the block from which logs are read
    /// @param deadlines of orders, by transfer: the last second in which one runs, Unix time
    /// @param nanos a clock that never goes back, for how often is looked
    public VaultCredits(
            OpenChains chains,
            AddressBook book,
            Map<Long, Long> since,
            ToLongFunction<String> deadlines,
            LongSupplier nanos) {
        this.book = book;
        this.deadlines = deadlines;
        this.nanos = nanos;
        for (VaultId vault : book.vaults().values()) {
            NodeChains.Chain chain = chains.all().get(vault.chainId());
            if (chain != null) {
                AccountLogs logs = new AccountLogs(
                        new VaultLogs(vault), Set.copyOf(book.destinations().values()));
                watches.put(vault, new Watch(chain, logs, since.getOrDefault(vault.chainId(), 0L), nanos.getAsLong()));
            }
        }
    }

    @Override
    public CreditView credit(TransferPlan plan) {
        Optional<Watch> watch = book.vault(plan.from()).map(watches::get);
        if (watch.isEmpty()) {
            return new CreditView.Silent();
        }
        boolean seen = watch.get().look(plan.id(), nanos.getAsLong());
        return Optional.ofNullable(watch.get().credits.get(plan.id()))
                .filter(credit -> book.destination(plan.to()).equals(Optional.of(credit.account())))
                .<CreditView>map(Credit::view)
                .orElse(seen ? new CreditView.None() : new CreditView.Silent());
    }

    /// None is known only when the logs were read up to the block in which ours was reverted.
    @Override
    public SourceView source(TransferPlan plan, long block) {
        CreditView credit = credit(plan);
        Optional<Watch> watch = book.vault(plan.from()).map(watches::get);
        boolean read = watch.stream().anyMatch(known -> known.next > block);
        boolean lapsed = watch.stream().anyMatch(known -> known.seconds > deadlines.applyAsLong(plan.id()));
        return credit instanceof CreditView.None && !read
                ? new SourceView.Silent()
                : SourceView.of(credit, plan.id(), plan.units(), lapsed);
    }

    private record Credit(String account, CreditView.Credited view) {}

    /// One vault's logs up to finality.
    private static final class Watch {
        private final NodeChains.Chain chain;
        private final AccountLogs logs;
        private final long since;
        private final Map<String, Credit> credits = new HashMap<>();
        private final Set<String> lookedUp = new HashSet<>();
        private long began = -1; // the first block that was read through; -1 before the first look
        private long next;
        private long seconds; // time of the last block that was read through
        private long dueNanos;
        private boolean answered;

        Watch(NodeChains.Chain chain, AccountLogs logs, long since, long nowNanos) {
            this.chain = chain;
            this.logs = logs;
            this.since = since;
            this.dueNanos = nowNanos;
        }

        /// @return whether enough nodes answered that the transfer's credit would be known
        boolean look(String transferId, long nowNanos) {
            if (nowNanos >= dueNanos) {
                answered = follow();
                dueNanos = nowNanos + chain.profile().blockTime().toNanos() / 2;
            }
            return answered && (credits.containsKey(transferId) || lookedUp.contains(transferId) || lookUp(transferId));
        }

        private boolean follow() {
            Optional<FinalBlock> last = FinalBlock.of(chain);
            if (last.isEmpty()) {
                return false;
            }
            long newest = last.get().block().number();
            if (began < 0) {
                began = Math.max(since, newest - BACK);
                next = began;
            }
            while (next <= newest) {
                long to = Math.min(newest, next + MOST_BLOCKS - 1);
                if (!read(List.of(AccountLogs.EXECUTED), next, to)) {
                    return false;
                }
                next = to + 1;
            }
            seconds = Math.max(seconds, last.get().seconds());
            return true;
        }

        /// Among the blocks before the first that was read through; they are final.
        private boolean lookUp(String transferId) {
            boolean read = began <= since || read(List.of(AccountLogs.EXECUTED, transferId), since, began - 1);
            return read && lookedUp.add(transferId);
        }

        private boolean read(List<String> topics, long from, long to) {
            LogQuery query = new LogQuery(
                    logs.vault().vault().address(), topics, new BlockTag.Number(from), new BlockTag.Number(to));
            Map<List<FoundLog>, Set<String>> told = new HashMap<>();
            for (ChainNode node : chain.nodes()) {
                Optional<List<FoundLog>> found = logs(node, query);
                Set<String> operators =
                        found.isEmpty() ? Set.of() : told.computeIfAbsent(found.get(), same -> new HashSet<>());
                if (found.isPresent() && operators.add(node.node().operator()) && operators.size() >= NEEDED) {
                    found.get().forEach(this::credit);
                    return true;
                }
            }
            return false;
        }

        private void credit(FoundLog found) {
            logs.received(found.log()).ifPresent(effect -> {
                String id = found.txHash() + '#' + found.log().index();
                CreditView.Credited view = new CreditView.Credited(id, effect.transferId(), effect.units());
                credits.put(effect.transferId(), new Credit(AccountLogs.destination(found.log()), view));
            });
        }

        /// Empty for a node that does not answer: it agrees with nobody.
        private static Optional<List<FoundLog>> logs(ChainNode node, LogQuery query) {
            try {
                return Optional.of(node.logs(query));
            } catch (RpcException silent) {
                return Optional.empty();
            }
        }
    }
}
