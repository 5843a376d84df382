package io.headrace.inference.decide;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.EvidenceCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.attest.OrderCheck;
import io.headrace.settlement.desk.ChainDesk;
import io.headrace.settlement.desk.VaultRoom;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.executor.BooksView;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.journal.transfer.BooksPoint;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.HomeLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The books of a desk whose money is on chains. A decision, its memory and what it wants carried
/// are written in one transaction; what is wanted is planned after it, each once, also after a kill
/// in between. Money under way counts for where it goes, so that it is not sent twice; what venues'
/// positions earn or lose is not on these chains.
final class ChainBooks implements DeskBooks {
    private final DeskSettings settings;
    private final HomeLock lock;
    private final Journal journal;
    private final CourierLoop courier;
    private final ChainCarrier carrier;
    /// Between nodes, as ways were known when the period began.
    private List<Route> routes;
    private VaultRoom room = VaultRoom.UNBOUND;

    private NetworkState begun;
    /// Which books it shows.
    private BooksPoint from;

    private long nextRetold;

    private ChainBooks(
            DeskSettings settings,
            HomeLock lock,
            Journal journal,
            CourierLoop courier,
            ChainCarrier carrier,
            long now) {
        this.settings = settings;
        this.lock = lock;
        this.journal = journal;
        this.courier = courier;
        this.carrier = carrier;
        this.routes = settings.routes();
        BooksView books = courier.ask(ChainDesk::books);
        this.from = books.point();
        this.begun = network(books, now, List.of());
    }

    /// @param operator what was said last; HALTED holds the courier, too, before it does anything
    /// @throws io.headrace.market.problem.ProblemException when journal, signer, keys and chains do
    ///     not fit
    static ChainBooks open(DeskPlan plan, ChainCarrier carrier, long startNanos, Operator operator) {
        HomeLock lock = HomeLock.take(plan.booksHome());
        Journal journal = Journal.open(carrier.books(plan), CommitProbe.NONE);
        CourierLoop courier = null;
        try {
            journal.opening()
                    .ifPresent(there -> journal.claim(
                            opening(plan, there.startNanos(), there.balances()))); // before the lease is taken
            courier = new CourierLoop(carrier, plan, journal, halted(operator));
            List<TokenAmount> balances = courier.ask(desk -> desk.opened(nodes(plan.settings())));
            if (journal.opening().isEmpty()) {
                journal.claim(opening(plan, startNanos, balances));
            }
            courier.tell(ChainDesk::planIntents);
            ChainBooks books = new ChainBooks(plan.settings(), lock, journal, courier, carrier, startNanos);
            courier.start();
            return books;
        } catch (RuntimeException e) {
            if (courier != null) {
                courier.close();
            }
            journal.close();
            lock.close();
            throw e;
        }
    }

    private static Opening opening(DeskPlan plan, long startNanos, List<TokenAmount> balances) {
        return new Opening(plan.settingsDigest(), plan.datasetDigest(), startNanos, balances);
    }

    private static List<String> nodes(DeskSettings settings) {
        List<String> nodes = new ArrayList<>(List.of(DeskSettings.TREASURY));
        nodes.addAll(settings.venues());
        return nodes;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public PolicyMemory memory() {
        return journal.lastDecision()
                .map(record -> record.decision().memory())
                .orElseGet(() -> PolicyMemory.initial(begun.asOfNanos()));
    }

    @Override
    public boolean isDecided(long nowNanos) {
        return journal.lastDecision()
                .filter(last -> nowNanos <= last.nowNanos())
                .isPresent();
    }

    @Override
    public boolean wasMissed(long nowNanos) {
        return journal.decision(nextRetold)
                .filter(next -> next.nowNanos() > nowNanos)
                .isPresent();
    }

    @Override
    public boolean mayMiss(long nowNanos) {
        return journal.lastDecision().isPresent();
    }

    @Override
    public void recover() {
        courier.tell(ChainDesk::planIntents);
    }

    @Override
    public NetworkState begin(long nowNanos, List<MarginSnapshot> snapshots) {
        room = courier.ask(ChainDesk::room);
        routes = room.open(courier.ask(ChainDesk::routes));
        BooksView books = courier.ask(ChainDesk::books);
        from = books.point();
        begun = network(books, nowNanos, snapshots);
        return begun;
    }

    @Override
    public DecidedPeriod finished() {
        DecisionRecord record = journal.lastDecision().orElseThrow();
        courier.tell(ChainDesk::planIntents);
        return decided(begun, record.decision());
    }

    @Override
    public DecidedPeriod execute(Evidence evidence, Decision decision, String forecasterState) {
        String digest = DecisionCodec.digest(decision);
        List<Intent> intents = new ArrayList<>();
        for (int i = 0; i < decision.moves().size(); i++) {
            Move move = decision.moves().get(i);
            intents.add(new Intent(
                    OrderCheck.key(digest, i, move).id(),
                    decision.sequence(),
                    i,
                    move.from(),
                    move.to(),
                    move.amount().units(),
                    carrier.epochNanos()));
        }
        journal.commit(decision, forecasterState, evidence, intents, Optional.of(from));
        carrier.decided(decision, evidence.outlook());
        courier.tell(ChainDesk::planIntents);
        return decided(evidence.state(), decision);
    }

    @Override
    public String nextForecasterState() {
        return journal.decision(nextRetold)
                .map(DecisionRecord::forecasterDigest)
                .orElse("");
    }

    @Override
    public DecidedPeriod retell(long nowNanos, List<MarginSnapshot> snapshots) {
        long number = nextRetold++;
        DecisionRecord record = journal.decision(number)
                .filter(found -> found.nowNanos() == nowNanos)
                .orElseThrow(() -> new Problem(
                                "HR-5005",
                                "the journal has no decision " + number + " of the period at " + nowNanos,
                                "",
                                "Replay the dataset the desk was opened with, or begin again with --fresh",
                                ExitCode.INTEGRITY)
                        .toException());
        NetworkState before = journal.published(number)
                .map(kept -> EvidenceCodec.decode(
                                kept.evidence(),
                                FeatureCatalog.of(settings.portfolio()).schema())
                        .state())
                .orElse(begun);
        return decided(before, record.decision());
    }

    @Override
    public TwoPersons persons() {
        return courier.persons();
    }

    @Override
    public Bookkeeping bookkeeping() {
        return courier.bookkeeping();
    }

    /// What an operator said before a restart still counts.
    private static String halted(Operator operator) {
        if (operator.state() != OperatorState.HALTED) {
            return "";
        }
        return operator.reason().isEmpty() ? "halted by the operator" : operator.reason();
    }

    /// Pulls the brake at once, or lets go with an empty reason.
    void brake(String why) {
        courier.brake(why);
    }

    @Override
    public void close() {
        courier.close();
        journal.close();
        lock.close();
    }

    /// The network after a decision's moves have left.
    private DecidedPeriod decided(NetworkState before, Decision decision) {
        Map<String, Long> gone = new HashMap<>();
        List<Transit> flying = new ArrayList<>(before.inFlight());
        for (int i = 0; i < decision.moves().size(); i++) {
            Move move = decision.moves().get(i);
            gone.merge(move.from(), move.amount().units(), Long::sum);
            flying.add(transit("m-" + decision.sequence() + '-' + i, move, decision.nowNanos()));
        }
        List<NodeState> nodes = before.nodes().stream()
                .map(node -> less(node, gone.getOrDefault(node.node(), 0L)))
                .toList();
        NetworkState after = new NetworkState(before.asOfNanos(), nodes, flying, before.routes());
        return new DecidedPeriod(before, decision, after, decision.moves().size());
    }

    private static NodeState less(NodeState node, long units) {
        TokenAmount gone = new TokenAmount(node.onHand().asset(), units);
        return new NodeState(node.node(), node.onHand().minus(gone), node.reserved(), node.held());
    }

    private Transit transit(String id, Move move, long nowNanos) {
        long lead = routes.stream()
                .filter(route -> route.from().equals(move.from()) && route.to().equals(move.to()))
                .findFirst()
                .orElseGet(() -> settings.route(move.from(), move.to()))
                .leadNanos();
        return new Transit(id, move.from(), move.to(), move.amount(), nowNanos, Math.addExact(nowNanos, lead));
    }

    /// Since its decision, and due as agreed; what is late is due with the next period.
    private Transit underWay(String id, Move move, long nowNanos) {
        long decided = journal.intent(id)
                .flatMap(intent -> journal.decision(intent.decision()))
                .map(DecisionRecord::nowNanos)
                .filter(then -> then <= nowNanos)
                .orElse(nowNanos);
        Transit agreed = transit(id, move, decided);
        return agreed.arrivesNanos() > nowNanos
                ? agreed
                : new Transit(id, move.from(), move.to(), move.amount(), decided, nowNanos + settings.periodNanos());
    }

    /// What the books hold at one moment; money of a transfer that is not over is on its way to where it goes, until it
    /// is booked there.
    private NetworkState network(BooksView books, long nowNanos, List<MarginSnapshot> snapshots) {
        List<Transit> flying = new ArrayList<>();
        for (Life life : books.underWay()) {
            Move move = new Move(
                    life.plan().from(), life.plan().to(), amount(life.plan().units()));
            flying.add(underWay(life.id(), move, nowNanos));
        }
        List<NodeState> nodes = new ArrayList<>();
        List<String> names = nodes(settings);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            double held =
                    i == 0 || snapshots.isEmpty() ? 0 : snapshots.get(i - 1).heldUsd();
            TokenAmount free = amount(books.free(name));
            nodes.add(new NodeState(
                    name,
                    free,
                    TokenAmount.zero(Asset.USDC),
                    TokenAmount.usd(held).max(shut(books, name))));
        }
        return new NetworkState(nowNanos, nodes, flying, routes);
    }

    /// What may not leave a node now: what its vault would turn down, and all of it until books and vaults were found
    /// to
    /// say the same, for nothing is to be decided from what may be wrong.
    private TokenAmount shut(BooksView books, String node) {
        long free = books.free(node);
        long most = books.areCompared() ? room.most(node, books.promised(node)) : 0;
        return amount(Math.max(0, free - most));
    }

    private static TokenAmount amount(long units) {
        return new TokenAmount(Asset.USDC, units);
    }
}
