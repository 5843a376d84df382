package io.headrace.settlement.executor;

import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.courier.Gate;
import io.headrace.settlement.executor.Panel.Ruling;
import io.headrace.settlement.journal.transfer.Releases;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.signer.Calldata.Call;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Lets a transfer begin once the house's own gate does and the attestors released it. They are asked
/// beside the courier, a few transfers at a time; until they answered the transfer stays as it is.
final class AttestedGate implements Gate, AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final long RESPITE_SECONDS = 1;

    private final Gate house;
    private final Panel panel;
    private final AddressBook book;
    private final Releases releases;
    private final OrderedWays ways;
    private final long gas;
    private final Runnable answered;
    private final BiConsumer<String, String> pager;
    private final Map<String, String> failed = new HashMap<>(); // why, by transfer
    private final Map<String, CompletableFuture<LifeEvent>> asked = new ConcurrentHashMap<>();
    private final Set<String> undecided = ConcurrentHashMap.newKeySet(); // transfers that were asked for in vain
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("attest-", 0).factory());
    private final Executor later = CompletableFuture.delayedExecutor(RESPITE_SECONDS, TimeUnit.SECONDS, threads);

    /// @param answered told when attestors answered: a courier that comes by then need not wait
    /// @param pager told a transfer's id, once for each reason for which its attestors cannot be asked
    AttestedGate(Gate house, Panel panel, Memory memory, Runnable answered, BiConsumer<String, String> pager) {
        this.house = house;
        this.panel = panel;
        this.book = memory.book();
        this.releases = memory.releases();
        this.ways = memory.ways();
        this.gas = memory.gas();
        this.answered = answered;
        this.pager = pager;
    }

    /// What a released order is held against and where it goes.
    ///
    /// @param ways that released orders take
    /// @param gas of the call
    record Memory(AddressBook book, Releases releases, OrderedWays ways, long gas) {}

    @Override
    public LifeEvent judge(Life planned) {
        LifeEvent own = house.judge(planned);
        if (!(own instanceof LifeEvent.Approved)) {
            return own;
        }
        TransferPlan plan = planned.plan();
        Future<LifeEvent> answer = ask(plan);
        if (!answer.isDone()) {
            return new LifeEvent.Tick();
        }
        asked.remove(plan.id());
        if (answer.state() == Future.State.SUCCESS && !isToBeAskedAgain(answer.resultNow())) {
            undecided.remove(plan.id());
        } else {
            undecided.add(plan.id());
        }
        if (answer.state() == Future.State.SUCCESS) {
            failed.remove(plan.id());
            return answer.resultNow();
        }
        page(plan.id(), "its attestors could not be asked: " + answer.exceptionNow());
        return new LifeEvent.Tick();
    }

    private static boolean isToBeAskedAgain(LifeEvent event) {
        return event instanceof LifeEvent.Tick || event instanceof LifeEvent.Shut;
    }

    private void page(String id, String why) {
        if (!why.equals(failed.put(id, why))) {
            pager.accept(id, why);
        }
    }

    /// Persons may have released it while no service ran that could ask the attestors. Nothing could be signed in its
    /// slot then, and all that follow would wait for it.
    @Override
    public Optional<String> doubt(Life approved) {
        return releases.has(approved.id())
                ? Optional.empty()
                : Optional.of(
                        "persons released it and the attestors were not asked: release it while the service runs");
    }

    /// What looks at the vaults that are to pay, before the courier asks for each.
    Runnable look(Collection<Life> open) {
        return ways.look(open);
    }

    @Override
    public Passage passage(Life released) {
        return ways.passage(released);
    }

    /// Has the attestors asked before the courier comes by.
    CompletableFuture<LifeEvent> ask(TransferPlan plan) {
        return asked.computeIfAbsent(plan.id(), id -> {
            Executor when = undecided.contains(id) ? later : threads;
            CompletableFuture<LifeEvent> answer = CompletableFuture.supplyAsync(() -> released(plan), when);
            answer.thenAccept(this::tell);
            return answer;
        });
    }

    /// Attestors that said nothing, or were not asked because the vault lets nothing pass, are asked again a while
    /// after
    /// the courier came by, and not at once: each question has them decide and look at the chain.
    private void tell(LifeEvent event) {
        if (!isToBeAskedAgain(event)) {
            answered.run();
        }
    }

    /// As [#released], for persons, who are told why they released it in vain.
    boolean releases(TransferPlan plan) {
        LifeEvent answer = released(plan);
        whyNot(answer).ifPresent(why -> pager.accept(plan.id(), "persons released it, and it stays as it is: " + why));
        return answer instanceof LifeEvent.Approved;
    }

    private static Optional<String> whyNot(LifeEvent answer) {
        return switch (answer) {
            case LifeEvent.Held(String why) -> Optional.of(why);
            case LifeEvent.Shut(String why) -> Optional.of(why);
            case LifeEvent.Rejected(String why) -> Optional.of(why);
            case LifeEvent.Tick() ->
                Optional.of("too few attestors, or operators of its vault's chain, answered; release it again");
            default -> Optional.empty();
        };
    }

    /// Asks now, and waits: approved once the attested call waits for the commit of the approval.
    LifeEvent released(TransferPlan plan) {
        if (releases.has(plan.id())) {
            return new LifeEvent.Approved();
        }
        return switch (panel.ask(plan)) {
            case Ruling.Silent() -> new LifeEvent.Tick();
            case Ruling.Shut(String why) -> new LifeEvent.Shut(why);
            case Ruling.Dead(String why) -> new LifeEvent.Rejected(why);
            case Ruling.Held(String why) -> new LifeEvent.Held(why);
            case Ruling.Released released ->
                objection(plan, released).<LifeEvent>map(LifeEvent.Held::new).orElseGet(() -> {
                    String data = VaultCalls.execute(released.order(), released.signatures());
                    releases.put(plan.id(), new Call(released.vault().address(), data, gas));
                    return new LifeEvent.Approved();
                });
        };
    }

    /// Why the released order is not the plan's; whoever signed it.
    private Optional<String> objection(TransferPlan plan, Ruling.Released released) {
        VaultOrder order = released.order();
        VaultId vault = released.vault();
        if (!Optional.of(vault).equals(book.vault(plan.from()))
                || vault.chainId() != plan.route().source().chainId()) {
            return Optional.of("the attested order is for another vault: " + vault);
        }
        boolean same = order.id().equals(plan.id())
                && order.amount().equals(BigInteger.valueOf(plan.units()))
                && book.token(plan.asset(), vault.chainId())
                        .filter(token -> token.address().equals(order.asset()))
                        .isPresent();
        return same ? Optional.empty() : Optional.of("the attested order has another id, amount or token: " + order);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
