package io.headrace.settlement.courier;

import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Command;
import io.headrace.settlement.lifecycle.Invariants;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.Step;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LaneVerdict;
import io.headrace.settlement.slot.Slot;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One instance that carries transfers. Every event goes through the reducer, what follows is written down, and
/// only then obeyed. For one thread; an exception out of it means that the process must end: the next one reads
/// the books and goes on.
public final class Courier {
    private static final int IDLE_LOOK = 4;

    private final Rules rules;
    private final Outside outside;
    private final Books books;
    private final long fence;
    private final Map<LaneId, Lane> lanes;
    private final Map<String, Life> open = new LinkedHashMap<>();
    private final Map<LaneId, Long> baseFees = new TreeMap<>();
    private final Set<LaneId> accepting = new HashSet<>();
    private final Set<LaneId> unseen; // nothing is signed in a lane that was not looked at since the start
    private Ledger ledger;
    private String halt;
    private long nowNanos;
    private long ticks;

    private Courier(Rules rules, Outside outside, Books books, Opened opened, Map<LaneId, Lane> lanes) {
        this.rules = rules;
        this.outside = outside;
        this.books = books;
        this.fence = opened.fence();
        this.lanes = lanes;
        this.unseen = new HashSet<>(lanes.keySet());
        this.ledger = opened.ledger();
        this.halt = opened.halt();
        opened.open().forEach(life -> open.put(life.id(), life));
    }

    /// Takes the books over and checks them against chains and signer.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4101 to HR-4105 when it must not start
    public static Courier start(Rules rules, Outside outside, Books books, List<Sender> senders) {
        Opened opened = books.open();
        StartUp.requireNewestLease(opened, outside.signer());
        Map<LaneId, Lane> lanes = StartUp.lanes(senders, opened, outside, rules.judge());
        return new Courier(rules, outside, books, opened, lanes);
    }

    /// Writes a transfer down; one that is known stays as it is.
    ///
    /// @return whether it is new
    public boolean plan(TransferPlan plan, long now) {
        if (books.knows(plan.id())) {
            return false;
        }
        Life life = Life.planned(plan, now);
        boolean written = commit(Optional.of(life), Optional.empty(), List.of());
        if (written) {
            open.put(life.id(), life);
        }
        return written;
    }

    /// Books money that was there before.
    public void opening(String node, long units) {
        book(new Entry.Opening(node, units));
    }

    /// Stops everything new, or lets it go on with an empty reason. Survives a restart.
    public void halt(String why) {
        if (books.commit(new Change(fence, Optional.empty(), Optional.empty(), List.of(), Optional.of(why)))) {
            halt = why;
        }
    }

    /// Looks at every chain and moves every open transfer as far as it will go now.
    ///
    /// @param now desk time, nanoseconds; never goes back
    /// @throws Books.Fenced when another instance has the lease: also one that has nothing to write must end
    public void tick(long now) {
        long newest = books.newestFence();
        if (newest != fence) {
            throw new Books.Fenced(fence, newest);
        }
        nowNanos = now;
        for (LaneId id : List.copyOf(lanes.keySet())) {
            if (ticks % IDLE_LOOK == 0
                    || unseen.contains(id)
                    || !lane(id).open().isEmpty()) {
                look(id);
            }
        }
        ticks++;
        for (String id : List.copyOf(open.keySet())) {
            ask(id);
            dispatch(id, new LifeEvent.Tick());
        }
    }

    /// Carries out what two persons decided.
    ///
    /// @return the transfer after it; empty when it is not open
    public Optional<Life> resolve(String transferId, Resolution resolution) {
        dispatch(transferId, new LifeEvent.Resolved(resolution));
        return Optional.ofNullable(open.get(transferId));
    }

    /// Lets a halted sender go on; strangers may have used nonces up to one that persons have seen final, and spent
    /// of its gas what the next look will not find.
    public void resume(LaneId id, long finalizedNonce) {
        accepting.add(id);
        write(lane(id).resumed(finalizedNonce));
    }

    /// Transfers that are not final, oldest first.
    public List<Life> open() {
        return List.copyOf(open.values());
    }

    public List<Lane> lanes() {
        return List.copyOf(lanes.values());
    }

    public Ledger ledger() {
        return ledger;
    }

    private Lane lane(LaneId id) {
        return Optional.ofNullable(lanes.get(id)).orElseThrow(() -> new IllegalStateException("no sender " + id));
    }

    private void look(LaneId id) {
        Lane lane = lane(id);
        List<String> hashes =
                lane.open().stream().flatMap(slot -> slot.hashes().stream()).toList();
        Optional<LaneVerdict> verdict =
                rules.judge().judge(lane, outside.chains().look(id, hashes));
        if (verdict.isEmpty()) {
            return;
        }
        unseen.remove(id);
        baseFees.put(id, verdict.get().baseFeeWei());
        strangersAndRegressions(lane, verdict.get().finalizedNonce());
        for (Slot slot : lane.open()) {
            Optional.ofNullable(verdict.get().slots().get(slot.id().nonce()))
                    .filter(seen -> holds(slot))
                    .ifPresent(seen -> dispatch(
                            slot.leg().transferId(),
                            new LifeEvent.Seen(seen, verdict.get().head())));
        }
        verdict.get().purse().ifPresent(purse -> compareGas(lane(id), purse));
    }

    /// Money for gas that the books do not expect was brought; money that is gone was spent by a stranger, and halts
    /// the sender until persons resume it. Compared only when everything that is final is booked.
    private void compareGas(Lane lane, LaneVerdict.Purse seen) {
        Optional<BigInteger> booked = ledger.purses().of(lane.id());
        if (seen.nonce() != lane.base()) {
            return;
        }
        boolean accepted = accepting.remove(lane.id());
        if (booked.equals(Optional.of(seen.wei()))) {
            return;
        }
        boolean gone = booked.isPresent() && seen.wei().compareTo(booked.get()) < 0;
        if (!gone || accepted) {
            book(ledger.purses().to(lane.id(), seen.wei()));
        } else if (!lane.isHalted()) {
            halt(
                    lane,
                    "gas of " + booked.get().subtract(seen.wei()) + " wei is gone that none of our transactions burnt");
        }
    }

    private void book(Entry entry) {
        Ledger next = ledger.after(entry);
        if (commit(Optional.empty(), Optional.empty(), List.of(entry))) {
            ledger = next;
        }
    }

    private void halt(Lane lane, String why) {
        if (write(lane.halted(why))) {
            outside.pager().accept(lane.id().toString(), why);
        }
    }

    private boolean holds(Slot slot) {
        Life life = open.get(slot.leg().transferId());
        return life != null && life.slot().equals(Optional.of(slot.id()));
    }

    /// Nonces we never gave are final, or such that were final are not: the sender is halted.
    private void strangersAndRegressions(Lane lane, long finalizedNonce) {
        if (finalizedNonce < lane.base()) {
            lane.slots().tailMap(finalizedNonce).headMap(lane.base()).values().forEach(this::sendAgain);
        }
        boolean strange = finalizedNonce > lane.next() || finalizedNonce < lane.base();
        if (strange && !lane.isHalted()) {
            String why = "the chain is at nonce " + finalizedNonce + ", the journal from " + lane.base() + " to "
                    + lane.next();
            halt(lane, why);
        }
    }

    private void sendAgain(Slot slot) {
        for (Attempt attempt : slot.attempts()) {
            if (attempt.sendBegan()) {
                outside.chains().send(slot.id().lane(), attempt);
            }
        }
    }

    /// What only others know about a transfer.
    private void ask(String id) {
        Life life = open.get(id);
        if (life == null) {
            return;
        }
        boolean stranded = life.state() == State.STRANDED;
        boolean arrived = life.evidence().arrived() > 0;
        switch (life.state()) {
            case PLANNED -> dispatch(id, outside.gate().judge(life));
            case BRIDGE_SENT, BRIDGE_READY, CREDIT_WAIT, STRANDED -> {
                if (stranded ? arrived : life.state() == State.CREDIT_WAIT) {
                    dispatch(id, new LifeEvent.CreditSeen(outside.venues().credit(life.plan())));
                } else {
                    askBridge(life);
                }
            }
            default -> {}
        }
    }

    private void askBridge(Life life) {
        var view = outside.bridges().look(life.plan(), life.evidence().messageId());
        dispatch(
                life.id(),
                new LifeEvent.BridgeSeen(view.service(), rules.judge().delivery(view)));
    }

    private void dispatch(String id, LifeEvent event) {
        Life life = open.get(id);
        if (life == null) {
            return;
        }
        LaneId at = life.lane();
        boolean mayNot = !halt.isEmpty() || unseen.contains(at);
        View view = new View(life, lane(at), ledger, baseFees.getOrDefault(at, 1L), nowNanos, mayNot, rules.terms());
        Step step = rules.reducer().step(view, event);
        if (written(view, step)) {
            step.commands().forEach(command -> obey(id, command));
        }
    }

    private boolean written(View view, Step step) {
        boolean lifeStays = step.life().equals(view.life());
        boolean laneStays = step.lane() == view.lane() || step.lane().equals(view.lane());
        Invariants.require(view, step);
        if (lifeStays && laneStays && step.entries().isEmpty()) {
            return true;
        }
        Ledger next = ledger;
        for (Entry entry : step.entries()) {
            next = next.after(entry);
        }
        boolean written = commit(
                lifeStays ? Optional.empty() : Optional.of(step.life()),
                laneStays ? Optional.empty() : Optional.of(step.lane()),
                step.entries());
        if (written) {
            ledger = next;
            lanes.put(step.lane().id(), step.lane());
            open.put(view.life().id(), step.life());
            if (step.life().state().isFinal()) {
                open.remove(view.life().id());
            }
        }
        return written;
    }

    private boolean write(Lane lane) {
        boolean written = commit(Optional.empty(), Optional.of(lane), List.of());
        if (written) {
            lanes.put(lane.id(), lane);
        }
        return written;
    }

    private boolean commit(Optional<Life> life, Optional<Lane> lane, List<Entry> entries) {
        return books.commit(new Change(fence, life, lane, entries, Optional.empty()));
    }

    private void obey(String id, Command command) {
        switch (command) {
            case Command.Sign sign -> sign(id, sign);
            case Command.Send(LaneId lane, Attempt attempt) ->
                dispatch(
                        id,
                        new LifeEvent.Answered(attempt.hash(), outside.chains().send(lane, attempt)));
            case Command.Page(String what, String why) -> outside.pager().accept(what, why);
        }
    }

    private void sign(String id, Command.Sign sign) {
        SlotId slot = sign.slot();
        Signer.Answer answer =
                outside.signer().sign(new Signer.Request(slot, sign.leg(), sign.body(), sign.fees(), fence));
        switch (answer) {
            case Signer.Answer.Signed(Attempt attempt) -> dispatch(id, new LifeEvent.Signed(attempt));
            case Signer.Answer.Refused(String why) -> dispatch(id, new LifeEvent.SignRefused(why));
            case Signer.Answer.Silent() -> {}
        }
    }
}
