package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.LegId;
import java.util.Optional;

/// One transfer and all that is known of it.
///
/// @param leg the active leg, or the last one, or the first to come
/// @param slot of the active leg; empty when it has none
/// @param sinceNanos desk time of the last change of state
/// @param sinceHead block at which the waiting for inclusion began; -1 when it did not
/// @param reason why it is held, stranded, in review or failed; empty otherwise
public record Life(
        TransferPlan plan,
        State state,
        LegId leg,
        Optional<SlotId> slot,
        Evidence evidence,
        long sinceNanos,
        long sinceHead,
        String reason) {
    /// A transfer as it is first written down.
    public static Life planned(TransferPlan plan, long nowNanos) {
        LegId first = new LegId(plan.id(), LegId.Kind.SOURCE, 0);
        return new Life(plan, State.PLANNED, first, Optional.empty(), Evidence.NONE, nowNanos, -1, "");
    }

    public String id() {
        return plan.id();
    }

    /// The lane of the active or the next leg.
    public LaneId lane() {
        return plan.route().lane(leg.kind());
    }

    /// The same transfer in another state.
    ///
    /// @throws IllegalStateException when the table of transitions does not have it
    Life to(State next, long nowNanos) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("transfer " + id() + " cannot become " + next + " from " + state);
        }
        return new Life(plan, next, leg, slot, evidence, nowNanos, -1, "");
    }

    Life because(String why) {
        return new Life(plan, state, leg, slot, evidence, sinceNanos, sinceHead, why);
    }

    Life knowing(Evidence more) {
        return new Life(plan, state, leg, slot, more, sinceNanos, sinceHead, reason);
    }

    Life waitingSince(long head) {
        return new Life(plan, state, leg, slot, evidence, sinceNanos, head, reason);
    }

    Life in(LegId which, SlotId where) {
        return new Life(plan, state, which, Optional.of(where), evidence, sinceNanos, sinceHead, reason);
    }

    /// The leg that would take the next slot.
    LegId nextLeg(LegId.Kind kind) {
        return new LegId(id(), kind, leg.no() + 1);
    }

    /// The same, with the next leg to be of a kind; it has no slot yet.
    Life awaiting(LegId.Kind kind) {
        return new Life(
                plan,
                state,
                new LegId(id(), kind, leg.no()),
                Optional.empty(),
                evidence.receipt(Optional.empty()),
                sinceNanos,
                sinceHead,
                reason);
    }
}
