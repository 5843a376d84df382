package io.headrace.settlement.courier;

import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Command;
import io.headrace.settlement.lifecycle.Invariants;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.Step;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.reconcile.Finding;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/// One instance that carries transfers. Every event goes through the reducer, what follows is written
/// down, and only then obeyed. For one thread; an exception out of it means that the process must end:
/// the next one reads the books and goes on.
public final class Courier {
    private final Rules rules;
    private final Outside outside;
    private final Standing standing;
    private final LaneWatch watch;
    private final Comparing comparing;
    private long nowNanos;

    private Courier(Rules rules, Outside outside, Standing standing) {
        this.rules = rules;
        this.outside = outside;
        this.standing = standing;
        this.watch = new LaneWatch(standing, outside, rules.judge(), this::dispatch);
        this.comparing = new Comparing(standing, outside, rules.terms().strayUnits());
    }

    /// Looks whether an instance could start over these books, and changes nothing: what would refuse it is found
    /// before
    /// it takes the lease from whoever has it.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4101 to HR-4104 when it must not start
    public static void requireStartable(Rules rules, Outside outside, Opened seen, List<Sender> senders) {
        StartUp.lanes(senders, seen, outside, rules.judge());
    }

    /// Takes the books over and checks them against chains and signer.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4101 to HR-4106 when it must not start
    public static Courier start(Rules rules, Outside outside, Books books, List<Sender> senders) {
        Opened opened = books.open();
        StartUp.requireNewestLease(opened, outside.signer());
        Map<LaneId, Lane> lanes = StartUp.lanes(senders, opened, outside, rules.judge());
        Standing standing = new Standing(books, opened, lanes);
        StartUp.writeDown(opened, standing);
        return new Courier(rules, outside, standing);
    }

    /// Writes a transfer down; one that is known stays as it is.
    ///
    /// @return whether it is new
    public boolean plan(TransferPlan plan, long now) {
        return !standing.knows(plan.id()) && standing.plan(Life.planned(plan, now));
    }

    /// Books money that was there before.
    ///
    /// @return whether it is written
    public boolean opening(String node, long units) {
        return standing.book(List.of(new Entry.Opening(node, units)));
    }

    /// Stops everything new, or lets it go on with an empty reason. Survives a restart.
    ///
    /// @return whether it is written
    public boolean halt(String why) {
        return standing.halt(why);
    }

    /// Looks at every chain and moves every open transfer as far as it will go now.
    ///
    /// @param now desk time, nanoseconds; never goes back
    /// @throws Books.Fenced when another instance has the lease: also one that has nothing to write
    ///     must end
    public void tick(long now) {
        standing.requireLease();
        nowNanos = now;
        watch.tick();
        comparing.tick();
        standing.open().forEach(this::carry);
    }

    /// Asks what only others know, and goes on; a transfer that begins now has gone as far as it may.
    private void carry(Life life) {
        ask(life.id());
        boolean begun = life.state() == State.PLANNED
                && standing.life(life.id())
                        .filter(now -> now.state() != State.PLANNED)
                        .isPresent();
        if (!begun) {
            dispatch(life.id(), new LifeEvent.Tick());
        }
    }

    /// Carries out what two persons decided.
    ///
    /// @param now as of [#tick]
    /// @return the transfer after it; empty when it is not open
    public Optional<Life> resolve(String transferId, Resolution resolution, long now) {
        nowNanos = now;
        dispatch(transferId, new LifeEvent.Resolved(resolution));
        return standing.life(transferId);
    }

    /// Lets a halted sender go on; strangers may have used nonces up to one that persons have seen
    /// final, and spent of its gas what the next look will not find.
    ///
    /// @return whether it goes on; not before enough nodes have shown the chain at that nonce
    public boolean resume(LaneId id, long finalizedNonce) {
        return watch.resume(id, finalizedNonce);
    }

    /// The sender's nonce in the newest block that enough nodes called final; empty before they have.
    public OptionalLong finalNonce(LaneId id) {
        return watch.finalNonce(id);
    }

    /// What the chains hold otherwise than the books and no transfer on its way explains.
    public List<Finding> unexplained() {
        return comparing.unexplained();
    }

    /// By chain, the final block at which books and vaults last said the same; empty before the first comparison.
    public SortedMap<Long, BlockRef> compared() {
        return comparing.clean();
    }

    /// Books what persons found out about money that came or went without a transfer. The halt stays
    /// until it is lifted.
    ///
    /// @param units base units, negative for what is gone
    /// @param reference of what they found, such as a transaction's hash; the same is booked once
    /// @return whether it is written; not when more would be gone than is free
    public boolean explained(String node, long units, String reference) {
        return comparing.explained(node, units, reference);
    }

    /// Transfers that are not final, oldest first.
    public List<Life> open() {
        return standing.open();
    }

    public List<Lane> lanes() {
        return standing.lanes();
    }

    public Ledger ledger() {
        return standing.ledger();
    }

    /// What only others know about a transfer.
    private void ask(String id) {
        Optional<Life> open = standing.life(id);
        if (open.isEmpty()) {
            return;
        }
        Life life = open.get();
        switch (life.state()) {
            case PLANNED -> dispatch(id, outside.gate().judge(life));
            case APPROVED -> outside.gate().doubt(life).ifPresent(why -> dispatch(id, new LifeEvent.Held(why)));
            case CREDIT_WAIT -> askVenue(life);
            case FINAL_REVERT, LAPSING -> askSource(life);
            case BRIDGE_SENT, BRIDGE_READY -> askBridge(life);
            case STRANDED -> {
                if (life.evidence().arrived() > 0) {
                    askVenue(life);
                } else {
                    askBridge(life);
                }
            }
            default -> {}
        }
    }

    private void askSource(Life life) {
        if (life.leg().kind() == LegId.Kind.SOURCE) {
            long block = life.evidence()
                    .receipt()
                    .map(receipt -> receipt.block().number())
                    .orElse(0L);
            dispatch(life.id(), new LifeEvent.SourceSeen(outside.venues().source(life.plan(), block)));
        }
    }

    private void askVenue(Life life) {
        dispatch(life.id(), new LifeEvent.CreditSeen(outside.venues().credit(life.plan())));
    }

    private void askBridge(Life life) {
        var view = outside.bridges().look(life.plan(), life.evidence().messageId());
        dispatch(
                life.id(),
                new LifeEvent.BridgeSeen(view.service(), rules.judge().delivery(view), view.returned()));
    }

    private void dispatch(String id, LifeEvent event) {
        standing.life(id).ifPresent(life -> dispatch(life, event));
    }

    private void dispatch(Life life, LifeEvent event) {
        LaneId at = life.lane();
        View view = new View(
                life,
                standing.lane(at),
                standing.ledger(),
                watch.baseFeeWei(at),
                nowNanos,
                permission(at),
                passage(life),
                rules.terms());
        List<Step> steps = steps(view, event);
        if (standing.write(view, steps)) {
            steps.getLast().commands().forEach(command -> obey(life.id(), command));
        }
    }

    /// Of a payment that may come to be signed.
    private Passage passage(Life life) {
        return switch (life.state()) {
            case PLANNED, APPROVED, RESERVED, SLOTTED, FINAL_REVERT ->
                life.leg().kind() == LegId.Kind.SOURCE ? outside.gate().passage(life) : new Passage.Open();
            default -> new Passage.Open();
        };
    }

    private Permission permission(LaneId at) {
        if (standing.isHalted()) {
            return Permission.HALTED;
        }
        return watch.isUnseen(at) || !comparing.isSettled() ? Permission.NOT_YET : Permission.GIVEN;
    }

    /// What an event leads to. As long as nobody outside is to be asked or told anything, the next step
    /// follows at once, and all of them are written down together: a signature waits for its slot on
    /// disk, what is sent for its bytes.
    private List<Step> steps(View first, LifeEvent event) {
        List<Step> steps = new ArrayList<>();
        View view = first;
        LifeEvent next = event;
        do {
            if (!steps.isEmpty()) {
                view = view.after(steps.getLast());
                next = new LifeEvent.Tick();
            }
            Step step = rules.reducer().step(view, next);
            Invariants.require(view, step);
            steps.add(step);
        } while (!(event instanceof LifeEvent.Resolved) && goesOn(view.life().state(), steps.getLast()));
        return steps;
    }

    /// Whether a step has a next one that needs nobody. A payment's new slot is signed in at once when
    /// its sender was looked at in this tick and nothing else of it is on its way; any other is looked
    /// at first.
    private boolean goesOn(State before, Step step) {
        Life life = step.life();
        return step.commands().isEmpty()
                && life.state() != before
                && switch (life.state()) {
                    case APPROVED, RESERVED, SIGNED -> true;
                    case SLOTTED ->
                        before == State.RESERVED
                                && watch.isFresh(life.lane())
                                && step.lane().open().size() == 1;
                    default -> false;
                };
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
        Signer.Answer answer = outside.signer()
                .sign(new Signer.Request(sign.slot(), sign.leg(), sign.body(), sign.fees(), standing.fence()));
        switch (answer) {
            case Signer.Answer.Signed(Attempt attempt) -> dispatch(id, new LifeEvent.Signed(attempt));
            case Signer.Answer.Refused(String why) -> dispatch(id, new LifeEvent.SignRefused(why));
            case Signer.Answer.Silent() -> {}
        }
    }
}
