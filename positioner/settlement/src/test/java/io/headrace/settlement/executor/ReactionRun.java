package io.headrace.settlement.executor;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.attest.Attestation;
import io.headrace.settlement.attest.Attestor;
import io.headrace.settlement.attest.Claim;
import io.headrace.settlement.attest.OrderCheck;
import io.headrace.settlement.attest.Published;
import io.headrace.settlement.attest.Release;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.attest.Witness;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.executor.ExecutorSettings.SenderSettings;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// How fast the executor reacts: from the decision to the nodes' having the transaction, with three
/// attestors that each make the decision again and prove the state through nodes of their own; and from
/// a halt to the last signature.
final class ReactionRun {
    private static final Policy POLICY = new ThresholdPolicy(new ThresholdParameters(1.03, 1.08, 1.15, 1.10));
    private static final String VENUE = "alpha";
    private static final Duration EVERY = Duration.ofMillis(150);
    private static final int SENDERS = 20;
    private static final int WARM_UP = 20;
    private static final int MOST_SAMPLES = 120;
    private final LocalChain chain;
    private final VaultOnChain vault;
    private final LocalDesk desk;
    private final WrittenTimes written = new WrittenTimes();

    private ReactionRun(LocalChain chain) {
        this.chain = chain;
        this.vault = VaultOnChain.deploy(chain, Long.MAX_VALUE / 4);
        this.desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofMillis(200))), SENDERS, 8);
    }

    /// @param args `--samples N`, at most 120
    public static void main(String[] args) throws Exception {
        int samples = Figures.number(List.of(args), "--samples", 100);
        if (samples > MOST_SAMPLES) {
            throw new IllegalArgumentException(
                    "the vault's money is gone after " + MOST_SAMPLES + " samples, were " + samples);
        }
        try (LocalChain chain = LocalChain.start(31337, "--block-time", "0.2", "--accounts", "40")) {
            ReactionRun run = new ReactionRun(chain);
            String broadcast = Figures.spread(run.broadcasts(samples));
            System.out.printf(
                    Locale.ROOT,
                    "{\"decision_to_broadcast_ms\":%s,\"attestors\":\"2 of 3\",\"written_ms\":%s,"
                            + "\"halt_to_last_signature_ms\":%s,\"load\":%.1f}%n",
                    broadcast,
                    run.written.json(),
                    Figures.spread(run.halts(samples)),
                    Figures.load());
        }
        System.exit(0);
    }

    private long[] broadcasts(int samples) throws IOException {
        Map<String, Published> published = new ConcurrentHashMap<>();
        long[] nanos = new long[samples];
        try (OpenChains open = desk.connect();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Attestor> attestors =
                    VaultOnChain.ATTESTORS.stream().map(this::attestor).toList();
            Panel panel = plan -> asked(pool, attestors, published.get(plan.id()));
            Ports ports = Ports.onOneChain(
                    open,
                    panel,
                    new VaultCredits(open, book(), Map.of(), id -> Long.MAX_VALUE, System::nanoTime),
                    (about, why) -> {});
            Path home = Files.createTempDirectory("headrace-reaction");
            try (Executor executor =
                    Executor.start(with(desk.settings(home), book()), ports, ReactionRun::wall, written)) {
                executor.opening(DeskSettings.TREASURY, 1_000_000L * 1_000_000);
                for (int i = -WARM_UP; i < samples; i++) {
                    long took = broadcast(executor, published, i + WARM_UP);
                    if (i >= 0) {
                        nanos[i] = took;
                    }
                    while (!executor.open().isEmpty()) {
                        executor.await(Duration.ofMillis(20));
                        executor.tick();
                    }
                }
            }
        }
        return nanos;
    }

    /// From before the decision is made to the end of the tick in which nodes took the transaction.
    private long broadcast(Executor executor, Map<String, Published> published, int number) {
        written.begins();
        long began = System.nanoTime();
        Published decision = decided(20_000 + number);
        TransferPlan plan = plan(decision, number);
        published.put(plan.id(), decision);
        executor.plan(plan);
        while (executor.open().stream().noneMatch(ReactionRun::isWithNodes)) {
            executor.await(EVERY); // as the service's courier does
            executor.tick();
            if (executor.open().stream().anyMatch(life -> life.state() == State.HELD)) {
                throw new IllegalStateException("nothing was released: " + executor.open());
            }
        }
        long took = System.nanoTime() - began;
        if (number >= WARM_UP) {
            written.ends();
        }
        return took;
    }

    private static boolean isWithNodes(io.headrace.settlement.lifecycle.Life life) {
        return life.state() == State.IN_MEMPOOL || life.state() == State.INCLUDED;
    }

    /// What the rule decides when a venue that needs 25,000 USD holds less.
    private static Published decided(double onHand) {
        TokenAmount none = TokenAmount.usd(0);
        NetworkState state = new NetworkState(
                0,
                List.of(
                        new NodeState(DeskSettings.TREASURY, TokenAmount.usd(500_000), none, none),
                        new NodeState(VENUE, TokenAmount.usd(onHand), none, none)),
                List.of(),
                List.of());
        DemandOutlook outlook = new DemandOutlook(
                0,
                List.of(new VenueOutlook(
                        VENUE, 25_000, 25_000, Optional.empty(), new ForecastSupport.Unavailable("no model"))));
        PolicyMemory before = PolicyMemory.initial(0);
        Decision decision = POLICY.decide(before, state, outlook, 0);
        return new Published(decision, before, new Evidence(state, outlook));
    }

    private TransferPlan plan(Published published, int number) {
        Move move = published.decision().moves().getFirst();
        String digest = DecisionCodec.digest(published.decision());
        LaneId lane = new LaneId(31337, desk.keys().get(number % SENDERS).address());
        Route route = new Route("direct", Route.Bridge.NONE, false, lane, Optional.empty());
        long units = move.amount().units();
        return new TransferPlan(
                OrderCheck.key(digest, 0, move).id(),
                digest,
                "USDC",
                move.from(),
                move.to(),
                route,
                units,
                units,
                wall() + Duration.ofMinutes(30).toNanos());
    }

    private Panel.Ruling asked(ExecutorService pool, List<Attestor> attestors, Published published) {
        Move move = published.decision().moves().getFirst();
        String id = OrderCheck.key(DecisionCodec.digest(published.decision()), 0, move)
                .id();
        VaultOrder order = new OrderCheck(book(), Tolerance.USUAL)
                .own(move, id, BigInteger.ZERO, chain.time() + 1_800)
                .orElseThrow();
        Claim claim = new Claim(published, 0, vault.id(), order);
        CompletionService<Attestation> answers = new ExecutorCompletionService<>(pool);
        List<Future<Attestation>> asked = attestors.stream()
                .map(attestor -> answers.submit(() -> attestor.attest(claim)))
                .toList();
        List<Attestation> said = new ArrayList<>();
        Release release = released(said);
        while (said.size() < asked.size() && !(release instanceof Release.Released)) { // as `panel.Hearing` does
            said.add(answer(answers));
            release = released(said);
        }
        asked.forEach(late -> late.cancel(true));
        return switch (release) {
            case Release.Released(List<byte[]> signatures) -> new Panel.Ruling.Released(vault.id(), order, signatures);
            case Release.Held held -> new Panel.Ruling.Held(held.toString());
        };
    }

    private static Release released(List<Attestation> said) {
        return Release.of(
                said, VaultOnChain.ATTESTORS.stream().map(LocalKey::address).toList(), 2);
    }

    private static Attestation answer(CompletionService<Attestation> answers) {
        try {
            return answers.take().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Attestor attestor(LocalKey key) {
        List<ChainNode> nodes = List.of(node("north"), node("south"));
        return new Attestor(POLICY, book(), Map.of(31337L, new Witness(nodes, 0, 2)), Tolerance.USUAL, key);
    }

    private ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }

    private AddressBook book() {
        return new AddressBook(
                Map.of(DeskSettings.TREASURY, vault.id()),
                Map.of("USDC", Tokens.everywhere(new VaultState.Token(vault.token(), 6, 0))),
                Map.of(VENUE, VaultOnChain.VENUE));
    }

    private static ExecutorSettings with(ExecutorSettings plain, AddressBook book) {
        return new ExecutorSettings(
                plain.chains(),
                book,
                vouched(plain.senders()),
                plain.terms(),
                plain.limits(),
                plain.callGas(),
                plain.memory());
    }

    private static List<SenderSettings> vouched(List<SenderSettings> senders) {
        return senders.stream()
                .map(sender -> new SenderSettings(sender.key(), sender.chains(), true))
                .toList();
    }

    /// Halts at random moments while transfers are begun all the time. A halt after which nothing was
    /// signed counts as none at all: 0.
    private long[] halts(int samples) throws IOException, InterruptedException {
        AtomicLong lastSigned = new AtomicLong();
        ExecutorSettings plain = desk.settings(Files.createTempDirectory("headrace-halts"));
        ExecutorSettings settings = new ExecutorSettings(
                plain.chains(),
                plain.book(),
                vouched(plain.senders()).stream()
                        .map(sender -> new SenderSettings(
                                chains -> sender.key().open(chains).stream()
                                        .<TxSigner>map(key -> new TimedKey(key, lastSigned))
                                        .toList(),
                                sender.chains(),
                                true))
                        .toList(),
                plain.terms(),
                plain.limits(),
                plain.callGas(),
                plain.memory());
        SplittableRandom random = new SplittableRandom(1);
        long[] nanos = new long[samples];
        try (OpenChains open = desk.connect();
                Executor executor = Executor.start(settings, desk.ports(open, System::nanoTime), ReactionRun::wall)) {
            executor.opening("treasury-31337", 1_000_000L * 1_000_000);
            Thread carrying = Thread.ofPlatform().start(() -> carry(executor));
            for (int i = 0; i < samples; i++) {
                long before = lastSigned.get();
                while (lastSigned.get() == before) {
                    LockSupport.parkNanos(1_000_000); // under load: something was just signed
                }
                Thread.sleep(random.nextLong(60));
                long pulled = System.nanoTime();
                executor.halt("measured");
                Thread.sleep(400);
                nanos[i] = Math.max(0, lastSigned.get() - pulled);
                executor.halt("");
            }
            carrying.interrupt();
            carrying.join();
        }
        return nanos;
    }

    private void carry(Executor executor) {
        for (long next = 0; !Thread.currentThread().isInterrupted(); ) {
            int room = 160 - executor.open().size();
            if (room > 0) {
                desk.plans(next, room, wall() + Duration.ofHours(1).toNanos()).forEach(executor::plan);
                next += room;
            }
            executor.tick();
        }
    }

    /// Notes when each signature was made.
    private record TimedKey(TxSigner key, AtomicLong last) implements TxSigner {
        @Override
        public String address() {
            return key.address();
        }

        @Override
        public long chainId() {
            return key.chainId();
        }

        @Override
        public byte[] sign(Transaction transaction) {
            byte[] raw = key.sign(transaction);
            last.set(System.nanoTime());
            return raw;
        }
    }

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }
}
