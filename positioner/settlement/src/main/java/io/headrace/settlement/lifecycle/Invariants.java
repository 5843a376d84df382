package io.headrace.settlement.lifecycle;

import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.Slot;
import io.headrace.settlement.slot.TxBody;
import java.util.Optional;
import java.util.function.Supplier;

/// What no step may break, whatever reducer made it. Checked before a step is written down, also in production.
/// [Lane] itself keeps slots without a gap (I4) and [io.headrace.settlement.ledger.Ledger] keeps money (I1).
public final class Invariants {
    private Invariants() {}

    /// @throws IllegalStateException naming the invariant that the step would break
    public static void require(View view, Step step) {
        slotsKeepLegAndBytes(view.lane(), step.lane());
        bytesBeforeSending(step);
        finalStaysFinal(view, step);
        oneLivingSlot(view, step);
        noNewMoneyOverTheLimit(view, step);
        nothingAgainstAShutVault(view, step);
    }

    /// I3: a slot belongs to one leg for good; what was signed in it is never forgotten.
    private static void slotsKeepLegAndBytes(Lane before, Lane after) {
        if (before == after) {
            return;
        }
        for (Slot old : before.slots().values()) {
            Slot now = after.slots().get(old.id().nonce());
            if (now == null) {
                boolean over = old.id().nonce() < after.base() || !old.signAsked();
                require(over, "I3", () -> "slot " + old + " is gone");
                continue;
            }
            require(now.leg().equals(old.leg()), "I3", () -> "slot " + old.id() + " goes from leg to leg");
            require(old.isOpen() || now.end() == old.end(), "I3", () -> "slot " + old.id() + " ends twice");
            require(now.hashes().containsAll(old.hashes()), "I5", () -> "an attempt of " + old.id() + " is forgotten");
        }
    }

    /// I5: beyond [State#SIGNED] the bytes are written down, and what is handed over is marked before.
    private static void bytesBeforeSending(Step step) {
        Life life = step.life();
        if (life.state().holdsSlot() && life.state() != State.SLOTTED && life.state() != State.CANCELLING) {
            Slot slot = step.lane().slot(life.slot().orElseThrow().nonce());
            require(slot.last().isPresent(), "I5", () -> life.state() + " without signed bytes: " + life);
        }
        for (Command command : step.commands()) {
            if (command instanceof Command.Send(var lane, Attempt attempt)) {
                boolean written = step.lane().slots().values().stream()
                        .flatMap(slot -> slot.attempts().stream())
                        .anyMatch(known -> known.hash().equals(attempt.hash()) && known.sendBegan());
                require(
                        lane.equals(step.lane().id()) && written,
                        "I5",
                        () -> "sends what is not written down: " + attempt);
            }
        }
    }

    /// I6: a final state never changes, and "nothing moved" needs a slot that is over without a payment.
    private static void finalStaysFinal(View view, Step step) {
        State before = view.life().state();
        State after = step.life().state();
        require(!before.isFinal() || step.life().equals(view.life()), "I6", () -> before + " changes");
        require(before == after || before.next().contains(after), "I6", () -> before + " cannot become " + after);
        if (step.life().state() == State.FAILED_NO_MOVE && before != State.FAILED_NO_MOVE) {
            require(step.life().evidence().paid() == 0, "I6", () -> "no move, but paid: " + step.life());
            Optional<Slot> slot =
                    step.life().slot().map(id -> step.lane().slots().get(id.nonce()));
            require(slot.isEmpty() || !slot.get().isOpen(), "I6", () -> "no move, but the slot is open: " + slot);
        }
    }

    /// I2: a leg gets another slot only when its old one is over, or was never signed in.
    private static void oneLivingSlot(View view, Step step) {
        Optional<Slot> old = view.life()
                .slot()
                .filter(id -> id.lane().equals(view.lane().id()))
                .map(id -> view.lane().slots().get(id.nonce()));
        if (old.isPresent()
                && old.get().isOpen()
                && !step.life().slot().equals(view.life().slot())) {
            Slot now = step.lane().slots().get(old.get().id().nonce());
            require(
                    now == null ? !old.get().signAsked() : !now.isOpen(),
                    "I2",
                    () -> "leaves slot " + old.get().id() + " which is not over");
        }
    }

    /// I7: what is reserved and in flight stays under its limit, what has expired is not begun, and a sender has
    /// no more open slots than it may.
    private static void noNewMoneyOverTheLimit(View view, Step step) {
        int open = step.lane().open().size();
        require(
                open <= view.terms().laneCap() || open <= view.lane().open().size(),
                "I7",
                () -> open + " open slots of " + step.lane().id());
        if (step.life().state() == State.RESERVED && view.life().state() == State.APPROVED) {
            long after = view.ledger().outstanding() + step.life().plan().units();
            require(!view.expired(), "I7", () -> "begins what has expired: " + step.life());
            require(after <= view.terms().outstandingUnits(), "I7", () -> after + " outstanding");
        }
    }

    /// I7: a payment is signed for the first time only when its vault would let it pass.
    private static void nothingAgainstAShutVault(View view, Step step) {
        for (Command command : step.commands()) {
            if (command instanceof Command.Sign sign && sign.body() instanceof TxBody.Pay) {
                boolean asked = view.slot().filter(Slot::signAsked).isPresent();
                require(
                        asked || view.passage() instanceof Passage.Open,
                        "I7",
                        () -> "signs what its vault turns down: " + view.passage());
            }
        }
    }

    private static void require(boolean holds, String invariant, Supplier<String> what) {
        if (!holds) {
            throw new IllegalStateException("invariant " + invariant + ": " + what.get());
        }
    }
}
