package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.BridgeView.Returned;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.lifecycle.LifeEvent.BridgeSeen;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.slot.LegId;
import java.util.Optional;

/// From a final leg to the venue's credit.
final class Crossing {
    private Crossing() {}

    /// The effect in the final receipt's logs says what was done, not what was asked for.
    static Step done(View view) {
        Life life = view.life();
        Receipt receipt = life.evidence().receipt().orElseThrow();
        return switch (life.leg().kind()) {
            case SOURCE -> left(view, receipt);
            case CLAIM ->
                receipt.effect(Effect.MessageReceived.class)
                        .filter(effect ->
                                effect.messageId().equals(life.evidence().messageId()))
                        .map(effect -> delivered(view, effect.units()))
                        .orElseGet(() -> review(view));
            case DEPOSIT ->
                receipt.effect(Effect.Deposited.class)
                        .filter(effect -> effect.transferId().equals(life.id()))
                        .map(effect -> view.becomes(State.CREDIT_WAIT))
                        .orElseGet(() -> review(view));
            case REVERSE ->
                receipt.effect(Effect.Refunded.class)
                        .filter(effect ->
                                effect.messageId().equals(life.evidence().messageId()))
                        .map(effect -> takenBack(view, effect.units()))
                        .orElseGet(() -> review(view));
        };
    }

    /// A bridge gives back all or nothing. Where ours brought less, somebody brought the money before us and
    /// left dust behind for us: their transaction is looked for, and ours was none.
    private static Step takenBack(View view, long units) {
        Life life = view.life();
        return units < life.evidence().paid()
                ? reverted(view)
                : view.becomes(State.REVERSED)
                        .booking(new Entry.Arrive(life.id(), life.plan().from(), units));
    }

    private static Step left(View view, Receipt receipt) {
        Life life = view.life();
        if (life.evidence().paid() == 0) {
            return review(view);
        }
        if (life.plan().route().bridge() == Bridge.NONE) {
            return receipt.effect(Effect.Deposited.class)
                    .map(effect -> arrived(view.becomes(State.CREDIT_WAIT), life.evidence(), effect.units()))
                    .orElseGet(() -> review(view));
        }
        return receipt.effect(Effect.MessageSent.class)
                .map(effect -> message(view.becomes(State.BRIDGE_SENT), life.evidence(), effect.messageId()))
                .orElseGet(() -> review(view));
    }

    private static Step message(Step step, Evidence known, String id) {
        return step.with(step.life().knowing(known.message(id)));
    }

    private static Step arrived(Step step, Evidence known, long units) {
        return step.with(step.life().knowing(known.arrived(units)));
    }

    private static Step review(View view) {
        return view.becomes(State.MANUAL_REVIEW).paging("the final receipt does not show what the leg was for");
    }

    /// A payment of ours that was reverted or given up moved nothing, unless somebody who saw its order brought it
    /// first: then it left in their transaction, and goes on from there.
    static Step source(View view, SourceView seen) {
        State state = view.life().state();
        boolean failed = state == State.FINAL_REVERT && Sending.isSource(view);
        if (!failed && state != State.LAPSING) {
            return view.stays();
        }
        return switch (seen) {
            case SourceView.Silent() -> view.stays();
            case SourceView.Still(boolean lapsed) -> failed ? reverted(view) : lapsed ? failed(view) : view.stays();
            case SourceView.Ran ran ->
                ran.paid(view.life().id())
                        .map(paid -> brought(view, ran, paid.units()))
                        .orElseGet(view::stays);
        };
    }

    /// What the transaction did is followed as if it were ours.
    private static Step brought(View view, SourceView.Ran ran, long units) {
        Life life = view.life();
        Evidence paid = life.evidence().paid(units);
        Optional<Step> followed = life.plan().route().bridge() == Bridge.NONE
                ? ran.deposited(life.id()).map(effect -> arrived(view.becomes(State.CREDIT_WAIT), paid, effect.units()))
                : ran.sent(life.id()).map(effect -> message(view.becomes(State.BRIDGE_SENT), paid, effect.messageId()));
        return followed.map(step -> step.booking(new Entry.Post(life.id(), units))
                        .paging("somebody else brought its order, " + ran.by()
                                + ": the money left, and is followed from there"))
                .orElseGet(() -> unclear(view, ran));
    }

    /// Nobody is to conclude anything before a chain shows it.
    private static Step unclear(View view, SourceView.Ran ran) {
        String why = "somebody else brought its order, " + ran.by() + ", and nothing shows where the money went";
        Life told = view.life().because(why);
        return told.equals(view.life()) ? view.stays() : view.stays().with(told).paging(why);
    }

    /// Nothing moved: the step is done again in a new slot, its old one being used up.
    static Step reverted(View view) {
        Life life = view.life();
        Life once = view.life().knowing(life.evidence().setback());
        boolean again = once.evidence().setbacks() < view.terms().maxSetbacks();
        return switch (life.leg().kind()) {
            case SOURCE -> again && !view.expired() ? redone(view, State.RESERVED, once) : Beginning.lapsing(view);
            case CLAIM ->
                again
                        ? redone(view, State.BRIDGE_READY, once) // who was delivered by another finds it there
                        : view.becomes(State.MANUAL_REVIEW)
                                .paging("its claim is reverted again and again, although a trial took it");
            case DEPOSIT ->
                again
                        ? redone(view, State.DELIVERED, once)
                        : view.becomes(State.MANUAL_REVIEW).paging("the venue does not take the deposit");
            case REVERSE ->
                again
                        ? redone(view, State.STRANDED, once)
                        : view.becomes(State.MANUAL_REVIEW).paging("what came back cannot be taken: perhaps it was");
        };
    }

    private static Step redone(View view, State state, Life life) {
        return view.stays()
                .with(life.to(state, view.nowNanos()).awaiting(life.leg().kind()));
    }

    private static Step failed(View view) {
        return view.becomes(State.FAILED_NO_MOVE)
                .booking(new Entry.Void(view.life().id()));
    }

    /// What the chains say, by quorum, comes before what the bridge says of itself.
    static Step bridge(View view, BridgeSeen seen) {
        State state = view.life().state();
        if (state != State.BRIDGE_SENT && state != State.BRIDGE_READY && !isStrandedOnBridge(view.life())) {
            return view.stays();
        }
        if (seen.delivered().isPresent()) {
            return delivered(view, seen.delivered().get().units());
        }
        long paid = view.life().evidence().paid();
        Optional<Returned> returned = seen.returned().filter(back -> back.units() >= paid);
        if (returned.isPresent()) {
            return returned(view, returned.get());
        }
        return switch (seen.service()) {
            case READY -> ready(view);
            case REFUNDABLE -> refundable(view);
            case WAITING, DELIVERED, UNKNOWN -> view.stays();
        };
    }

    private static Step ready(View view) {
        boolean claimed = view.life().plan().route().bridge() == Bridge.CLAIMED;
        if (view.life().state() == State.BRIDGE_READY) {
            return claimed ? view.begun(LegId.Kind.CLAIM) : view.stays();
        }
        Step step = view.becomes(State.BRIDGE_READY);
        return claimed ? step.with(step.life().awaiting(LegId.Kind.CLAIM)) : step;
    }

    private static Step refundable(View view) {
        if (view.life().state() != State.STRANDED) {
            return stranded(view, "the bridge will not deliver");
        }
        return view.stays().with(view.to(State.REVERSING).awaiting(LegId.Kind.REVERSE));
    }

    /// Anybody may bring what came back into its vault. Who was before us is booked as we
    /// would be, and nothing is signed for it any more.
    private static Step returned(View view, Returned back) {
        if (view.life().state() != State.STRANDED) {
            return stranded(view, "the bridge will not deliver");
        }
        Step step = view.becomes(State.REVERSED)
                .booking(new Entry.Arrive(view.life().id(), view.life().plan().from(), back.units()));
        return step.with(step.life().because("somebody else took it back: transaction " + back.transaction()));
    }

    private static Step delivered(View view, long units) {
        Step step = arrived(view.becomes(State.DELIVERED), view.life().evidence(), units);
        if (view.life().plan().route().deposits()) {
            step = step.with(step.life().awaiting(LegId.Kind.DEPOSIT));
        }
        return units < view.life().plan().minReceived() ? step.paging("less arrived than must: " + units) : step;
    }

    static Step deposit(View view) {
        if (!view.life().plan().route().deposits()) {
            return view.becomes(State.CREDIT_WAIT);
        }
        return view.begun(LegId.Kind.DEPOSIT);
    }

    static Step late(View view, long nanos) {
        return view.waitedFor(nanos) ? stranded(view, "later than agreed") : view.stays();
    }

    private static Step stranded(View view, String why) {
        return view.becomes(State.STRANDED).paging(why);
    }

    static boolean isStrandedOnBridge(Life life) {
        return life.state() == State.STRANDED && life.evidence().arrived() == 0;
    }

    /// Only the key of the transfer makes a credit its own.
    static Step credit(View view, CreditView seen) {
        Life life = view.life();
        boolean late = life.state() == State.STRANDED && !isStrandedOnBridge(life);
        if (!(seen instanceof CreditView.Credited credit) || (life.state() != State.CREDIT_WAIT && !late)) {
            return view.stays();
        }
        if (late) {
            return view.becomes(State.CREDIT_WAIT);
        }
        if (!credit.transferId().equals(life.id())) {
            return view.becomes(State.MANUAL_REVIEW).paging("the venue credited it under " + credit.transferId());
        }
        if (credit.units() <= 0) {
            return view.becomes(State.MANUAL_REVIEW).paging("its credit " + credit.creditId() + " is of nothing");
        }
        Step step = view.becomes(State.CREDITED)
                .booking(new Entry.Arrive(life.id(), life.plan().to(), credit.units()));
        return step.with(step.life().knowing(step.life().evidence().credited(credit.creditId(), credit.units())));
    }

    /// Plan, ledger, chain and venue must say the same.
    static Step match(View view) {
        Evidence evidence = view.life().evidence();
        Optional<Flight> open =
                Optional.ofNullable(view.ledger().flights().get(view.life().id()));
        boolean same = open.isEmpty()
                && evidence.paid() == view.life().plan().units()
                && evidence.credited() == evidence.arrived();
        return same
                ? view.becomes(State.RECONCILED)
                : view.becomes(State.MANUAL_REVIEW).paging("plan, ledger, chain and venue differ: " + evidence);
    }
}
