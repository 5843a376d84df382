package io.headrace.settlement.route;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.courier.Venues;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.TransferPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Vaults as places that are paid. What a vault was credited is what its token says it was given in the
/// transaction that delivered the transfer's message: neither the bridge's word nor a change of balance.
///
/// @param vaults by node
/// @param deadlines of orders, by transfer: the last second in which one runs, Unix time
public record VaultArrivals(Routes routes, Map<String, Home> vaults, ToLongFunction<String> deadlines)
        implements Venues {
    private static final int TOPICS_OF_TRANSFER = 3;
    private static final String TRANSFER = Abi.topic("Transfer(address,address,uint256)");

    /// @param token that is counted there
    public record Home(VaultId vault, String token) {
        public Home {
            token = Hex.address(token);
        }
    }

    public VaultArrivals {
        vaults = Map.copyOf(vaults);
    }

    @Override
    public CreditView credit(TransferPlan plan) {
        @Nullable Home from = vaults.get(plan.from());
        @Nullable Home to = vaults.get(plan.to());
        @Nullable RouteAdapter route = routes.named(plan.route().name()).orElse(null);
        if (from == null || to == null || route == null) {
            return new CreditView.None();
        }
        Optional<String> message = plan.route().bridge() == Bridge.NONE
                ? Optional.of(plan.id()) // over with its own transaction
                : message(route, from, plan.id());
        return message.<CreditView>flatMap(key -> credited(route, to, key, plan.id()))
                .orElseGet(CreditView.Silent::new);
    }

    @Override
    public SourceView source(TransferPlan plan, long block) {
        @Nullable Home from = vaults.get(plan.from());
        @Nullable RouteAdapter route = routes.named(plan.route().name()).orElse(null);
        if (from == null || route == null) {
            return new SourceView.Silent();
        }
        LogQuery executed = route.ends().source().logs(from.vault().address(), VaultLogs.EXECUTED, plan.id());
        long deadline = deadlines.applyAsLong(plan.id());
        LogReader reader = LogReader.of(List.of(route.ends().left(), new VaultLogs(from.vault())));
        return route.ends()
                .source()
                .<SourceView>agreed((node, finalized) -> ran(node, finalized.number(), block, executed)
                        .<SourceView>map(log -> new SourceView.Ran(
                                "transaction " + log.txHash(), effects(node, log, route.ends(), from, reader)))
                        .orElseGet(() -> new SourceView.Still(finalized.timestamp() > deadline)))
                .orElseGet(SourceView.Silent::new);
    }

    private static Optional<FoundLog> ran(ChainNode node, long finalized, long block, LogQuery executed) {
        if (finalized < block) {
            throw RpcException.malformed(node.node(), "its final block " + finalized + " is older than " + block);
        }
        return node.logs(executed).stream()
                .filter(log -> log.blockNumber() <= finalized)
                .findFirst();
    }

    /// What vault and adapter said in a transaction, in its order. Its receipt is not asked for: whoever brought an
    /// order may have filled it with logs of their own until no answer is large enough.
    private static List<Effect> effects(ChainNode node, FoundLog in, Ends ends, Home from, LogReader reader) {
        return Stream.of(from.vault().address(), ends.adapter())
                .flatMap(contract -> said(node, in.blockNumber(), in.txHash(), contract).stream())
                .sorted(Comparator.comparingLong(Log::index))
                .flatMap(log -> reader.effects(log).stream())
                .toList();
    }

    /// What a contract said in one transaction.
    private static List<Log> said(ChainNode node, long block, String txHash, String contract, String... topics) {
        BlockTag at = new BlockTag.Number(block);
        return node.logs(new LogQuery(contract, List.of(topics), at, at)).stream()
                .filter(found -> found.txHash().equals(txHash))
                .map(FoundLog::log)
                .toList();
    }

    /// The message the transfer became, by its own key and at finality.
    private static Optional<String> message(RouteAdapter route, Home from, String transferId) {
        LogQuery executed = route.ends().source().logs(from.vault().address(), VaultLogs.EXECUTED, transferId);
        return route.ends()
                .source()
                .agreed((node, finalized) -> node.logs(executed).stream()
                        .filter(log -> log.blockNumber() <= finalized.number())
                        .findFirst()
                        .flatMap(log -> left(route, node, log)))
                .flatMap(found -> found);
    }

    /// The last departure before the vault's word: whoever brings orders may bring several at once, and each is told
    /// when it is over.
    private static Optional<String> left(RouteAdapter route, ChainNode node, FoundLog executed) {
        return said(
                        node,
                        executed.blockNumber(),
                        executed.txHash(),
                        route.ends().adapter())
                .stream()
                .filter(log -> log.index() < executed.log().index())
                .flatMap(log -> route.ends().left().read(log).stream())
                .filter(Effect.MessageSent.class::isInstance)
                .map(Effect.MessageSent.class::cast)
                .flatMap(sent -> MessageId.of(sent.messageId()).stream())
                .map(MessageId::key)
                .reduce((earlier, later) -> later);
    }

    private static Optional<CreditView> credited(RouteAdapter route, Home to, String message, String transferId) {
        return route.ends()
                .destination()
                .agreed((node, finalized) -> route.arrival(node, message)
                        .filter(came -> came.block().number() <= finalized.number())
                        .map(came -> new CreditView.Credited(came.id(), transferId, given(node, came, to))))
                .map(found -> found.<CreditView>map(credit -> credit).orElseGet(CreditView.None::new));
    }

    /// What the token says the vault was given in a transaction, for one message: the payment of just what the
    /// bridge says came, since whoever delivers may bring several at once; else all of them together.
    private static long given(ChainNode node, Arrival came, Home to) {
        String vault = Abi.topicOf(to.vault().address());
        List<Long> payments = said(node, came.block().number(), came.txHash(), to.token(), TRANSFER, "", vault).stream()
                .filter(log -> log.topics().size() == TOPICS_OF_TRANSFER)
                .flatMap(log -> Words.units(log, 0).stream())
                .toList();
        return payments.contains(came.units())
                ? came.units()
                : payments.stream().mapToLong(Long::longValue).sum();
    }
}
