package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.route.Run;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.courier.Courier;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.courier.Rules;
import io.headrace.settlement.courier.Sender;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.TransferKey;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.history.RouteRuns;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.signer.SignerLimits;
import io.headrace.settlement.signer.SlotSigner;
import io.headrace.settlement.slot.TxBody;
import io.headrace.settlement.sqlite.CommitProbe;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The real courier, books on disk and signer over two local chains and any routes between their vaults.
final class RoutedDesk implements AutoCloseable {
    static final LocalKey SENDER = LocalChain.account(8);
    static final String FROM = "treasury@31337";
    static final String TO = "treasury@42161";
    static final long OPENING = 1_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private final TwoChains chains;
    private final Routes routes;
    private final Path file;
    private final SqlBooks books;
    private final SlotSigner signer;
    private final Courier courier;
    private final Map<TxBody, Calldata.Call> paid = new HashMap<>(); // the same body gives the same call
    final List<String> pages = new ArrayList<>();
    private final Map<String, List<State>> seen = new HashMap<>();
    Runnable beforeSigning = () -> {}; // of a claim, after it was made
    Consumer<Calldata.Call> beforePaying = call -> {}; // after the attested call was made
    private long now;

    RoutedDesk(TwoChains chains, List<RouteAdapter> adapters, Set<String> contracts, Path folder) {
        this(chains, adapters, contracts, folder, Map.of());
    }

    /// @param others more homes than the two vaults' own
    RoutedDesk(
            TwoChains chains,
            List<RouteAdapter> adapters,
            Set<String> contracts,
            Path folder,
            Map<String, VaultArrivals.Home> others) {
        this.chains = chains;
        this.routes = new Routes(adapters);
        this.file = folder.resolve("books.db");
        books = SqlBooks.open(file, CommitProbe.NONE);
        Set<String> called = Stream.concat(
                        contracts.stream(), Stream.of(chains.from().id().address()))
                .collect(Collectors.toUnmodifiableSet());
        signer = SlotSigner.open(
                folder.resolve("signer.db"),
                List.of(SENDER.onChain(31337), SENDER.onChain(42161)),
                this::call,
                new SignerLimits(500_000_000_000L, 2_000_000, called),
                CommitProbe.NONE);
        Outside outside = new Outside(
                nodes(adapters),
                signer,
                routes,
                arrivals(others),
                life -> new LifeEvent.Approved(),
                (what, why) -> pages.add(what + ": " + why));
        chains.settle();
        List<Sender> senders = List.of(new Sender(lane(31337), true), new Sender(lane(42161), true));
        courier = Courier.start(Rules.usual(Terms.USUAL), outside, books, senders);
        courier.opening(FROM, OPENING);
    }

    private VaultArrivals arrivals(Map<String, VaultArrivals.Home> others) {
        Map<String, VaultArrivals.Home> homes = new HashMap<>(others);
        homes.put(FROM, new VaultArrivals.Home(chains.from().id(), chains.from().token()));
        homes.put(TO, new VaultArrivals.Home(chains.to().id(), chains.to().token()));
        return new VaultArrivals(routes, homes, this::deadline);
    }

    private NodeChains nodes(List<RouteAdapter> adapters) {
        List<LogReader> left = new ArrayList<>();
        List<LogReader> came = new ArrayList<>();
        adapters.forEach(adapter -> left.add(adapter.ends().left()));
        adapters.forEach(adapter -> came.add(adapter.ends().came()));
        left.add(new VaultLogs(chains.from().id()));
        return new NodeChains(Map.of(
                31337L, chain(chains.source(), left),
                42161L, chain(chains.destination(), came)));
    }

    private static NodeChains.Chain chain(Witnesses witnesses, List<LogReader> readers) {
        return new NodeChains.Chain(witnesses.profile(), witnesses.nodes(), LogReader.of(readers));
    }

    static LaneId lane(long chain) {
        return new LaneId(chain, SENDER.address());
    }

    private Optional<Calldata.Call> call(SlotId slot, TxBody body) {
        if (body instanceof TxBody.Pay pay) {
            Calldata.Call attested = attested(pay);
            beforePaying.accept(attested);
            return Optional.of(attested);
        }
        Optional<Calldata.Call> call = routes.call(body);
        beforeSigning.run();
        return call;
    }

    private Calldata.Call attested(TxBody.Pay pay) {
        return paid.computeIfAbsent(pay, ignored -> execute(pay));
    }

    private long deadline(String transferId) {
        return paid.entrySet().stream()
                .filter(call -> call.getKey() instanceof TxBody.Pay pay
                        && pay.transferId().equals(transferId))
                .mapToLong(call -> VaultCalls.ordered(call.getValue().data()).deadline())
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /// The call of a transfer's order, as it will be signed.
    Calldata.Call attested(TransferPlan plan) {
        return attested(new TxBody.Pay(plan.id(), plan.route().name(), plan.units(), plan.minReceived()));
    }

    private Calldata.Call execute(TxBody.Pay pay) {
        Departure departure = routes.named(pay.route()).orElseThrow().departure(pay);
        BigInteger epoch = chains.first().number(chains.from().id().address(), "epoch");
        VaultOrder order = departure.order(
                pay.transferId(),
                epoch,
                chains.from().token(),
                pay.units(),
                chains.first().time() + 600);
        String execute = VaultCalls.execute(order, chains.from().signatures(order));
        return new Calldata.Call(chains.from().id().address(), execute, 1_500_000);
    }

    /// A transfer from vault to vault.
    TransferPlan plan(int number, String route, Route.Bridge bridge, long units, long least) {
        Route way = new Route(route, bridge, false, lane(31337), Optional.of(lane(42161)));
        TransferKey key = new TransferKey("route " + route, number, FROM, TO, "USDC", units);
        return TransferPlan.of(key, way, least, Long.MAX_VALUE);
    }

    void resolve(TransferPlan plan, Resolution.Kind kind) {
        courier.resolve(plan.id(), new Resolution(kind, "ann", "bob", "the vault's log shows it"), now);
    }

    void send(TransferPlan plan) {
        courier.plan(plan, now);
    }

    /// A transfer under way whose first leg is final.
    TransferPlan sent(int number, String route, Route.Bridge bridge, long units, long least) {
        TransferPlan plan = plan(number, route, bridge, units, least);
        send(plan);
        for (int i = 0; i < 30 && key(plan).isEmpty(); i++) {
            run(1);
        }
        return plan;
    }

    /// The bridge's own key of a transfer's message; empty before there is one.
    String key(TransferPlan plan) {
        return life(plan)
                .flatMap(life -> MessageId.of(life.evidence().messageId()))
                .map(MessageId::key)
                .orElse("");
    }

    /// It is over, so much arrived, and nothing is unexplained.
    void reconciled(TransferPlan plan, long arrived) {
        reconciled(List.of(plan), arrived);
    }

    /// As of one, with all that arrived.
    void reconciled(List<TransferPlan> plans, long arrived) {
        plans.forEach(plan -> assertTrue(life(plan).isEmpty(), () -> life(plan) + " " + pages));
        assertEquals(arrived, ledger().posted(TO), pages::toString);
        long left = plans.stream().mapToLong(TransferPlan::units).sum();
        assertEquals(left - arrived, ledger().posted(Ledger.FEES));
        assertEquals(0, ledger().posted(Ledger.IN_FLIGHT));
    }

    /// It is over, and all of it is back where it left.
    void reversed(TransferPlan plan) {
        assertTrue(life(plan).isEmpty(), () -> life(plan) + " " + pages);
        assertTrue(states(plan).contains(State.STRANDED), () -> states(plan).toString());
        assertEquals(OPENING, ledger().posted(FROM), pages::toString);
        assertEquals(0, ledger().posted(TO) + ledger().posted(Ledger.FEES) + ledger().posted(Ledger.IN_FLIGHT));
    }

    /// What the books tell of all runs, a unit being a millionth of a dollar and a gwei of gas a
    /// thousandth of a cent.
    Map<String, List<Run>> runs() {
        try (BooksReader reader = BooksReader.beside(file)) {
            return new RouteRuns(1e-6, Map.of(31337L, 1e-14, 42161L, 1e-14)).read(reader, 10, now);
        }
    }

    /// Ticks once a second, with a block on each chain a tick.
    void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            now += SECOND;
            courier.tick(now);
            courier.open().forEach(life -> note(life));
            chains.first().client().call("evm_mine");
            chains.second().client().call("evm_mine");
        }
    }

    /// Time in which nothing is done.
    void sleep(long seconds) {
        now += seconds * SECOND;
    }

    private void note(Life life) {
        List<State> states = seen.computeIfAbsent(life.id(), id -> new ArrayList<>());
        if (states.isEmpty() || states.getLast() != life.state()) {
            states.add(life.state());
        }
    }

    /// The open transfer; empty when it is over.
    Optional<Life> life(TransferPlan plan) {
        return courier.open().stream()
                .filter(life -> life.id().equals(plan.id()))
                .findFirst();
    }

    /// States it was seen in after a tick.
    List<State> states(TransferPlan plan) {
        return seen.getOrDefault(plan.id(), List.of());
    }

    Ledger ledger() {
        return courier.ledger();
    }

    @Override
    public void close() {
        signer.close();
        books.close();
    }
}
