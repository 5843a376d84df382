package io.headrace.settlement.slot;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The slots of one sender. The next nonce is derived from them: `base` plus how many are written down above
/// it. There is no counter that could run ahead or stay behind.
///
/// @param base the lowest nonce whose end is not written down yet
/// @param slots by nonce, without a gap from `base` on; some ended ones below it
/// @param halt why nothing new may be signed; empty while it may
public record Lane(LaneId id, long base, SortedMap<Long, Slot> slots, String halt) {
    /// How many ended slots below the base are kept.
    public static final int KEPT_BELOW_BASE = 8; // a reorg deeper than finality asks for their bytes again

    public Lane {
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
        long expected = base;
        for (long nonce : slots.tailMap(base).keySet()) {
            if (nonce != expected++) {
                throw new IllegalArgumentException(
                        "slots of " + id + " must follow on each other from " + base + ", were " + slots.keySet());
            }
        }
    }

    /// A sender as the chain shows it before we ever used it here.
    public static Lane opened(LaneId id, long finalizedNonce) {
        return new Lane(id, finalizedNonce, Collections.emptySortedMap(), "");
    }

    public long next() {
        return base + slots.tailMap(base).size();
    }

    public boolean isHalted() {
        return !halt.isEmpty();
    }

    public List<Slot> open() {
        return slots.tailMap(base).values().stream().filter(Slot::isOpen).toList();
    }

    public Slot slot(long nonce) {
        Slot slot = slots.get(nonce);
        if (slot == null) {
            throw new IllegalStateException("there is no slot " + nonce + " in " + id + ", slots " + slots.keySet());
        }
        return slot;
    }

    /// Gives the next slot to a leg; which one it is, is [#next] before.
    public Lane take(LegId leg) {
        return with(Slot.taken(new SlotId(id, next()), leg));
    }

    /// Takes a slot back in which nothing was ever signed, when it is the highest.
    ///
    /// @throws IllegalStateException when it is neither
    public Lane release(long nonce) {
        if (nonce != next() - 1 || slot(nonce).signAsked()) {
            throw new IllegalStateException("only the highest slot can be released, never signed: " + slot(nonce));
        }
        SortedMap<Long, Slot> rest = new TreeMap<>(slots);
        rest.remove(nonce);
        return new Lane(id, base, rest, halt);
    }

    /// The lane with a slot as it is now; ended slots at the bottom move the base up.
    public Lane with(Slot slot) {
        SortedMap<Long, Slot> all = new TreeMap<>(slots);
        all.put(slot.id().nonce(), slot);
        long raised = base;
        while (all.containsKey(raised) && !all.get(raised).isOpen()) {
            raised++;
        }
        all.headMap(Math.max(0, raised - KEPT_BELOW_BASE)).clear();
        return new Lane(id, raised, all, halt);
    }

    public Lane halted(String why) {
        return new Lane(id, base, slots, why);
    }

    /// A person found that strangers used slots: the count goes on after them.
    public Lane resumed(long finalizedNonce) {
        return slots.tailMap(base).isEmpty() && finalizedNonce > base
                ? new Lane(id, finalizedNonce, slots, "")
                : halted("");
    }
}
