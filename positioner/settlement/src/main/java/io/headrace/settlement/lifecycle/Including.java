package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.lifecycle.LifeEvent.Seen;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Slot;
import io.headrace.settlement.slot.Slot.End;
import io.headrace.settlement.slot.SlotVerdict;
import java.util.Optional;

/// From nodes to finality. A second slot is never taken here.
final class Including {
    private Including() {}

    static Step seen(View view, Seen seen) {
        return switch (view.life().state()) {
            case SLOTTED -> slotted(view, seen.verdict());
            case UNKNOWN, REFUSED, IN_MEMPOOL, BUMPING, CANCELLING, REORGED -> before(view, seen);
            case INCLUDED -> included(view, seen.verdict());
            default -> view.stays();
        };
    }

    /// A slot may be used by a stranger before we sign, or by bytes that a node had called invalid.
    private static Step slotted(View view, SlotVerdict verdict) {
        return switch (verdict) {
            case SlotVerdict.Final(Receipt receipt) -> mined(view, receipt);
            case SlotVerdict.Mined(Receipt receipt) -> mined(view, receipt);
            case SlotVerdict.Foreign() -> foreign(view);
            case SlotVerdict.Waiting waiting -> view.stays();
            case SlotVerdict.Missing() -> view.stays();
        };
    }

    private static Step before(View view, Seen seen) {
        return switch (seen.verdict()) {
            case SlotVerdict.Final(Receipt receipt) -> mined(view, receipt);
            case SlotVerdict.Mined(Receipt receipt) -> mined(view, receipt);
            case SlotVerdict.Foreign() -> foreign(view);
            case SlotVerdict.Waiting(boolean behind) -> waiting(view, seen.head(), behind);
            case SlotVerdict.Missing() -> missing(view, seen.head());
        };
    }

    private static Step mined(View view, Receipt receipt) {
        Life life = view.to(State.INCLUDED);
        return view.stays().with(life.knowing(life.evidence().receipt(Optional.of(receipt))));
    }

    /// Anything but the same block means that the block may be gone; looking again tells.
    private static Step included(View view, SlotVerdict verdict) {
        if (verdict instanceof SlotVerdict.Final(Receipt receipt)) {
            return finished(view, receipt);
        }
        boolean stands = verdict instanceof SlotVerdict.Mined(Receipt receipt)
                && view.life().evidence().receipt().equals(Optional.of(receipt));
        return stands ? view.stays() : reorged(view);
    }

    private static Step reorged(View view) {
        Life life = view.to(State.REORGED);
        return view.stays().with(life.knowing(life.evidence().receipt(Optional.empty())));
    }

    /// Which of our transactions is final decides, not which one we sent last.
    private static Step finished(View view, Receipt receipt) {
        Slot slot = Sending.slot(view);
        Attempt winner = slot.attempt(receipt.txHash()).orElseThrow();
        State state = winner.noop() ? State.FINAL_NOOP : receipt.succeeded() ? State.FINAL_OK : State.FINAL_REVERT;
        Life life = view.to(state);
        Step ended = view.stays()
                .with(life.knowing(life.evidence().receipt(Optional.of(receipt))))
                .with(view.lane().with(slot.ended(winner.noop() ? End.NOOP : End.OURS)));
        boolean booked = view.ledger().purses().of(view.lane().id()).isPresent();
        Step step = booked ? ended.booking(new Entry.Gas(slot.id(), receipt.feeWei())) : ended;
        Optional<Effect.Paid> paid = receipt.effect(Effect.Paid.class);
        if (state != State.FINAL_OK || !Sending.isSource(view) || paid.isEmpty()) {
            return step;
        }
        long units = paid.get().units();
        return step.with(step.life().knowing(step.life().evidence().paid(units)))
                .booking(new Entry.Post(life.id(), units));
    }

    private static Step waiting(View view, long head, boolean behind) {
        return switch (view.life().state()) {
            case UNKNOWN, REFUSED, REORGED ->
                view.stays().with(view.to(State.IN_MEMPOOL).waitingSince(since(view, head)));
            case IN_MEMPOOL -> stuck(view, head, behind);
            case CANCELLING -> overdue(view, head) && !behind ? outbidAgain(view, head) : counting(view, head);
            default -> view.stays();
        };
    }

    /// Not included for long: an expired payment is cancelled in its own slot, anything else pays more, unless a lower
    /// nonce is what it waits for. Paying more would change nothing then, and nodes exist whose pool forgets a
    /// transaction, and all that follow on it, when it is replaced behind another one.
    private static Step stuck(View view, long head, boolean behind) {
        if (!overdue(view, head)) {
            return counting(view, head);
        }
        if (mayCancel(view)) {
            return view.becomes(State.CANCELLING);
        }
        if (behind) {
            return view.stays();
        }
        return Sending.bumpable(view) ? view.becomes(State.BUMPING) : view.stays();
    }

    private static Step missing(View view, long head) {
        return switch (view.life().state()) {
            case UNKNOWN ->
                mayCancel(view) ? view.becomes(State.CANCELLING) : forgotten(view, counting(view, head), head);
            case IN_MEMPOOL ->
                forgotten(view, view.stays().with(view.to(State.UNKNOWN).waitingSince(since(view, head))), head);
            case REORGED -> resent(view.becomes(State.SENDING), view);
            case REFUSED -> afresh(view);
            case CANCELLING -> overdue(view, head) ? outbidAgain(view, head) : resent(counting(view, head), view);
            default -> view.stays();
        };
    }

    /// Nodes may take what pays too little and forget it again, each time that it is sent. For long enough it is outbid
    /// in its own slot, once no lower nonce is what it waits for.
    private static Step forgotten(View view, Step step, long head) {
        boolean lowest =
                Sending.slot(view).id().equals(view.lane().open().getFirst().id());
        return lowest && overdue(view, head) && Sending.bumpable(view)
                ? view.becomes(State.BUMPING)
                : resent(step, view);
    }

    /// New bytes for the same slot, while they can pay more; called invalid too often, the slot is used up.
    private static Step afresh(View view) {
        if (!Sending.bumpable(view)) {
            return resent(view.stays(), view);
        }
        boolean again = Sending.slot(view).attempts().size() <= view.terms().maxSetbacks();
        return view.becomes(again ? State.SLOTTED : State.CANCELLING);
    }

    /// The same bytes once more: never new ones on a doubt.
    private static Step resent(Step step, View view) {
        return Sending.slot(view).attempts().reversed().stream()
                .filter(Attempt::sendBegan)
                .findFirst()
                .map(attempt -> step.doing(new Command.Send(view.lane().id(), attempt)))
                .orElse(step);
    }

    private static Step outbidAgain(View view, long head) {
        Step step = Sending.outbid(view, Sending.slot(view));
        return step.with(step.life().waitingSince(head));
    }

    private static Step counting(View view, long head) {
        return view.life().sinceHead() < 0 ? view.stays().with(view.life().waitingSince(head)) : view.stays();
    }

    private static long since(View view, long head) {
        long since = view.life().sinceHead();
        return since < 0 ? head : since;
    }

    private static boolean overdue(View view, long head) {
        long since = view.life().sinceHead();
        return since >= 0 && head - since >= view.terms().bumpBlocks();
    }

    private static boolean mayCancel(View view) {
        return Sending.isSource(view) && view.expired() && Sending.bumpable(view);
    }

    private static Step foreign(View view) {
        String why = "slot " + Sending.slot(view).id() + " was used by a transaction that is not ours";
        return view.stays()
                .with(view.to(State.FOREIGN_SLOT).because(why))
                .with(view.lane().with(Sending.slot(view).ended(End.FOREIGN)).halted(why));
    }
}
