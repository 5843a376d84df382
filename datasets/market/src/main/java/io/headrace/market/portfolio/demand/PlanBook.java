package io.headrace.market.portfolio.demand;

import io.headrace.market.event.PlannedPosition;
import io.headrace.market.portfolio.price.FoldState;

/// The desk's announced positions by leg, in order of when they come into force. A later announcement
/// for the same instant replaces the earlier one; the last one in force is remembered.
///
/// Room is bounded: of more announcements for one leg than fit, those farthest ahead are dropped, which
/// lie beyond any forecast window.
final class PlanBook {
    private static final int ROOM = 64;

    private final long[] count;
    private final long[] effective;
    private final double[] quantity;

    PlanBook(FoldState state, int legs) {
        count = state.longs(legs);
        effective = state.longs(legs * ROOM);
        quantity = state.doubles(legs * ROOM);
    }

    void observe(int leg, PlannedPosition plan) {
        int from = leg * ROOM;
        int size = (int) count[leg];
        int at = from;
        while (at < from + size && effective[at] < plan.effectiveNanos()) {
            at++;
        }
        boolean replaces = at < from + size && effective[at] == plan.effectiveNanos();
        if (!replaces) {
            if (at == from + ROOM) {
                return;
            }
            int moved = Math.min(size, ROOM - 1) - (at - from);
            System.arraycopy(effective, at, effective, at + 1, moved);
            System.arraycopy(quantity, at, quantity, at + 1, moved);
            count[leg] = Math.min(ROOM, size + 1);
        }
        effective[at] = plan.effectiveNanos();
        quantity[at] = plan.quantity();
    }

    /// Forgets what a newer announcement in force has replaced.
    void advance(long nowNanos) {
        for (int leg = 0; leg < count.length; leg++) {
            int last = last(leg, nowNanos);
            if (last > 0) {
                int from = leg * ROOM;
                int kept = (int) count[leg] - last;
                System.arraycopy(effective, from + last, effective, from, kept);
                System.arraycopy(quantity, from + last, quantity, from, kept);
                count[leg] = kept;
            }
        }
    }

    /// Whether an announcement is in force at an instant.
    boolean has(int leg, long nanos) {
        return last(leg, nanos) >= 0;
    }

    /// The announced quantity in force at an instant; only where there is one.
    double quantity(int leg, long nanos) {
        return quantity[leg * ROOM + last(leg, nanos)];
    }

    /// Whether an announcement comes into force after one instant and up to another.
    boolean hasBetween(int leg, long afterNanos, long toNanos) {
        int last = last(leg, toNanos);
        return last >= 0 && effective[leg * ROOM + last] > afterNanos;
    }

    private int last(int leg, long nanos) {
        int last = -1;
        for (int i = 0; i < count[leg] && effective[leg * ROOM + i] <= nanos; i++) {
            last = i;
        }
        return last;
    }
}
