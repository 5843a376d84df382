package io.headrace.settlement.lifecycle;

import io.headrace.settlement.slot.LegId;

/// The rules of the house. An event that means nothing in a state changes nothing.
public final class Lifecycle implements Reducer {
    @Override
    public Step step(View view, LifeEvent event) {
        return switch (event) {
            case LifeEvent.Tick() -> tick(view);
            case LifeEvent.Approved() -> Beginning.approved(view);
            case LifeEvent.Held(String why) -> Beginning.held(view, why);
            case LifeEvent.Shut(String why) -> Beginning.shut(view, why);
            case LifeEvent.Rejected(String why) -> Beginning.rejected(view, why);
            case LifeEvent.Signed signed -> Sending.signed(view, signed.attempt());
            case LifeEvent.SignRefused(String why) -> Sending.refused(view, why);
            case LifeEvent.Answered answered -> Sending.answered(view, answered.hash(), answered.answer());
            case LifeEvent.Seen seen -> Including.seen(view, seen);
            case LifeEvent.BridgeSeen seen -> Crossing.bridge(view, seen);
            case LifeEvent.CreditSeen seen -> Crossing.credit(view, seen.view());
            case LifeEvent.SourceSeen seen -> Crossing.source(view, seen.view());
            case LifeEvent.Resolved resolved -> Resolving.resolved(view, resolved.resolution());
        };
    }

    private static Step tick(View view) {
        return switch (view.life().state()) {
            case PLANNED, HELD -> view.expired() ? Beginning.expired(view) : view.stays();
            case APPROVED -> Beginning.reserve(view);
            case RESERVED -> Beginning.slot(view);
            case SLOTTED -> Sending.sign(view);
            case SIGNED -> Sending.send(view);
            case SENDING -> view.becomes(State.UNKNOWN); // nobody noted an answer: it may have been sent
            case BUMPING -> Sending.bump(view);
            case CANCELLING -> Sending.cancel(view);
            case FOREIGN_SLOT -> view.becomes(State.MANUAL_REVIEW).paging("a stranger used our slot");
            case FINAL_OK -> Crossing.done(view);
            case FINAL_REVERT -> Sending.isSource(view) ? view.stays() : Crossing.reverted(view);
            case FINAL_NOOP -> Sending.isSource(view) ? Beginning.lapsing(view) : Crossing.reverted(view);
            case BRIDGE_SENT, BRIDGE_READY ->
                Crossing.late(view, view.terms().waits().bridgeNanos());
            case CREDIT_WAIT -> Crossing.late(view, view.terms().waits().creditNanos());
            case DELIVERED -> Crossing.deposit(view);
            case CREDITED -> Crossing.match(view);
            case REVERSING -> view.begun(LegId.Kind.REVERSE);
            case REVERSED -> view.becomes(State.RECONCILED);
            default -> view.stays();
        };
    }
}
