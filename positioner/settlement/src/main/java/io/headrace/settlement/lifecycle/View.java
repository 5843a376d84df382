package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import java.util.List;
import java.util.Optional;

/// All that a step may know.
///
/// @param lane of the active or the next leg
/// @param baseFeeWei what a unit of gas costs there, by the last look
/// @param halted whether nothing new may be begun or signed, on the whole desk
public record View(Life life, Lane lane, Ledger ledger, long baseFeeWei, long nowNanos, boolean halted, Terms terms) {
    boolean mayBegin() {
        return !halted && !lane.isHalted();
    }

    boolean hasRoom() {
        return mayBegin() && lane.open().size() < terms.laneCap();
    }

    boolean expired() {
        return nowNanos >= life.plan().expiresNanos();
    }

    boolean waitedFor(long nanos) {
        return nowNanos - life.sinceNanos() >= nanos;
    }

    Life to(State next) {
        return life.to(next, nowNanos);
    }

    Step stays() {
        return new Step(life, lane, List.of(), List.of());
    }

    Step becomes(State next) {
        return stays().with(to(next));
    }

    /// Takes the next slot for a leg.
    Step slotted(LegId.Kind kind) {
        LegId leg = life.nextLeg(kind);
        SlotId slot = new SlotId(lane.id(), lane.next());
        return stays().with(to(State.SLOTTED).in(leg, slot)).with(lane.take(leg));
    }

    Optional<Slot> slot() {
        return life.slot().map(id -> lane.slot(id.nonce()));
    }
}
