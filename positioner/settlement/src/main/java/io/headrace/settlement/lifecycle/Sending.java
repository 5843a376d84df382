package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import io.headrace.settlement.slot.TxBody;
import java.util.Optional;

/// From a slot to nodes that may have heard of it. Whatever fails here, the slot stays the leg's own.
final class Sending {
    /// What a block took from a bucket may count as under way, too, until the next look at the sender.
    private static final long SHORT_NANOS = 15_000_000_000L;

    private Sending() {}

    /// First writes down that a signature is asked for, then asks; asking again is harmless.
    static Step sign(View view) {
        Slot slot = slot(view);
        boolean unsure = slot.signAsked();
        if (!unsure && (view.isHalted() || (isSource(view) && view.expired()))) {
            return giveBack(view, slot);
        }
        if (!unsure && isSource(view) && !(view.passage() instanceof Passage.Open)) {
            return shut(view, slot);
        }
        if (!view.mayBegin()) {
            return view.stays();
        }
        if (outlived(view)) {
            return view.becomes(State.CANCELLING); // all that follow wait for this slot: it is used up
        }
        if (slot.last().filter(last -> !last.sendBegan()).isPresent()) {
            return view.becomes(State.SIGNED); // signed before a restart, and perhaps under a halt
        }
        Optional<Fees> fees = slot.last()
                .map(last -> view.terms().fees().bumped(last.fees(), view.baseFeeWei()))
                .orElseGet(() -> Optional.of(view.terms().fees().first(view.baseFeeWei())));
        return fees.map(offer ->
                        view.stays().with(view.lane().with(slot.asked())).doing(sign(view, slot, false, offer)))
                .orElseGet(view::stays);
    }

    /// The vault would turn it down, or nobody can tell: what follows in the lane does not wait long for that.
    private static Step shut(View view, Slot slot) {
        return switch (view.passage()) {
            case Passage.Shut(String why) when view.waitedFor(SHORT_NANOS) -> givenBack(view, slot, why);
            case Passage.Dead(String why) -> givenBack(view, slot, why);
            case Passage.Unseen()
            when view.waitedFor(view.terms().waits().reserveNanos()) -> givenBack(view, slot, Beginning.UNSEEN);
            case Passage.Shut ignored -> view.stays();
            case Passage.Open(), Passage.Unseen() -> view.stays();
        };
    }

    /// Where it cannot be given back yet nothing is told, or it would be at each tick.
    private static Step givenBack(View view, Slot slot, String why) {
        Step back = giveBack(view, slot);
        return back.life().state() == State.SLOTTED ? back : Beginning.paging(back, why);
    }

    /// Whether a leg waits in vain to be signed. A payment is tried until it expires. Any other was fit to be
    /// done when it took its slot, and may be so no more: what somebody else has claimed has no call.
    private static boolean outlived(View view) {
        return isSource(view)
                ? view.expired()
                : !view.life().reason().isEmpty()
                        && view.waitedFor(view.terms().waits().reserveNanos());
    }

    /// A person is told once why nothing is signed, and not at each time that it is tried again.
    static Step refused(View view, String why) {
        return why.equals(view.life().reason()) ? view.stays() : view.stays().paging(why);
    }

    /// Takes a slot back in which nothing was ever signed; under other slots it is used up by a no-op.
    private static Step giveBack(View view, Slot slot) {
        if (slot.id().nonce() != view.lane().next() - 1) {
            return view.mayBegin() ? view.becomes(State.CANCELLING) : view.stays();
        }
        Lane rest = view.lane().release(slot.id().nonce());
        return switch (view.life().leg().kind()) {
            case SOURCE -> (slot.leg().no() == 1 ? Beginning.released(view) : Beginning.lapsing(view)).with(rest);
            case CLAIM -> back(view, State.BRIDGE_READY).with(rest);
            case DEPOSIT -> back(view, State.DELIVERED).with(rest);
            case REVERSE -> back(view, State.REVERSING).with(rest);
        };
    }

    private static Step back(View view, State state) {
        return view.stays().with(view.to(state).awaiting(view.life().leg().kind()));
    }

    /// The bytes are written down before anything else is done with them.
    static Step signed(View view, Attempt attempt) {
        State state = view.life().state();
        if (state != State.SLOTTED && state != State.BUMPING && state != State.CANCELLING) {
            return view.stays();
        }
        Step written = view.stays().with(view.lane().with(slot(view).with(attempt)));
        return state == State.SLOTTED ? written.with(view.to(State.SIGNED)) : written;
    }

    /// Writes down that sending begins, then sends.
    static Step send(View view) {
        Lane begun = view.lane().with(slot(view).begun());
        return view.becomes(State.SENDING).with(begun).doing(send(view, slot(view)));
    }

    /// Signs a replacement, once; when it is written down it is sent.
    static Step bump(View view) {
        Slot slot = slot(view);
        Attempt last = slot.attempts().getLast();
        if (!last.sendBegan()) {
            return send(view);
        }
        if (outlived(view)) {
            return view.becomes(State.CANCELLING);
        }
        return view.terms()
                .fees()
                .bumped(last.fees(), view.baseFeeWei())
                .filter(fees -> view.mayBegin())
                .map(fees -> view.stays().doing(sign(view, slot, last.noop(), fees)))
                .orElseGet(view::stays);
    }

    /// Signs a no-op for the slot, sends it, and goes on to send it.
    static Step cancel(View view) {
        Slot slot = slot(view);
        Optional<Attempt> last = slot.last();
        if (last.filter(attempt -> !attempt.sendBegan()).isPresent()
                && (last.get().noop() || isDearest(view))) {
            return view.stays().with(view.lane().with(slot.begun())).doing(send(view, slot));
        }
        return last.filter(Attempt::noop).isPresent() ? view.stays() : outbid(view, slot);
    }

    /// Whether what is in the slot pays all that may be paid: no no-op can take its place, and only it uses the
    /// slot up.
    private static boolean isDearest(View view) {
        return view.mayBegin() && !bumpable(view);
    }

    /// Signs a no-op that pays more than what is in the slot.
    static Step outbid(View view, Slot slot) {
        Optional<Fees> fees = slot.last()
                .map(last -> view.terms().fees().bumped(last.fees(), view.baseFeeWei()))
                .orElseGet(() -> Optional.of(view.terms().fees().first(view.baseFeeWei())));
        return fees.filter(offer -> view.mayBegin())
                .map(offer -> view.stays().with(view.lane().with(slot.asked())).doing(sign(view, slot, true, offer)))
                .orElseGet(view::stays);
    }

    static Step answered(View view, String hash, SendAnswer answer) {
        if (view.life().slot().isEmpty() || slot(view).attempt(hash).isEmpty()) {
            return view.stays();
        }
        return switch (view.life().state()) {
            case SENDING -> firstAnswer(view, answer);
            case UNKNOWN -> again(view, answer);
            default -> view.stays();
        };
    }

    private static Step firstAnswer(View view, SendAnswer answer) {
        return switch (answer.kind()) {
            case ACCEPTED, ALREADY_KNOWN -> view.becomes(State.IN_MEMPOOL);
            case NONCE_TOO_LOW, AMBIGUOUS -> view.becomes(State.UNKNOWN);
            case UNDERPRICED -> bumpable(view) ? view.becomes(State.BUMPING) : view.becomes(State.UNKNOWN);
            case INSUFFICIENT_FUNDS -> view.becomes(State.UNKNOWN).paging(answer.words());
            case INVALID -> view.becomes(State.REFUSED).paging(answer.words());
        };
    }

    /// Blocks are counted on: what is taken and forgotten again and again has not got any further.
    private static Step again(View view, SendAnswer answer) {
        return switch (answer.kind()) {
            case ACCEPTED, ALREADY_KNOWN ->
                view.stays()
                        .with(view.to(State.IN_MEMPOOL).waitingSince(view.life().sinceHead()));
            case UNDERPRICED -> bumpable(view) ? view.becomes(State.BUMPING) : view.stays();
            case NONCE_TOO_LOW, AMBIGUOUS, INSUFFICIENT_FUNDS, INVALID -> view.stays();
        };
    }

    static boolean bumpable(View view) {
        return slot(view)
                .last()
                .flatMap(last -> view.terms().fees().bumped(last.fees(), view.baseFeeWei()))
                .isPresent();
    }

    static boolean isSource(View view) {
        return view.life().leg().kind() == LegId.Kind.SOURCE;
    }

    static Slot slot(View view) {
        return view.slot().orElseThrow(() -> new IllegalStateException(view.life() + " has no slot"));
    }

    static Command send(View view, Slot slot) {
        return new Command.Send(view.lane().id(), slot.attempts().getLast().begun());
    }

    private static Command sign(View view, Slot slot, boolean noop, Fees fees) {
        return new Command.Sign(slot.id(), slot.leg(), noop ? new TxBody.Noop() : body(view.life()), fees);
    }

    private static TxBody body(Life life) {
        TransferPlan plan = life.plan();
        return switch (life.leg().kind()) {
            case SOURCE -> new TxBody.Pay(plan.id(), plan.route().name(), plan.units(), plan.minReceived());
            case CLAIM -> new TxBody.Claim(plan.id(), life.evidence().messageId());
            case DEPOSIT ->
                new TxBody.Deposit(plan.id(), plan.to(), life.evidence().arrived());
            case REVERSE -> new TxBody.Reverse(plan.id(), life.evidence().messageId());
        };
    }
}
