package io.headrace.settlement.slot;

import io.headrace.settlement.fact.SlotId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A slot that was given to a leg.
///
/// @param signAsked whether a signature was asked for, perhaps: while false, nothing was ever signed in it
/// @param attempts in the order they were signed
public record Slot(SlotId id, LegId leg, boolean signAsked, List<Attempt> attempts, End end) {
    /// How the slot ended, at finality.
    public enum End {
        OPEN,
        /// A payment of ours is final in it, done or reverted.
        OURS,
        /// A no-op of ours is final in it.
        NOOP,
        /// A transaction that is not ours is final in it.
        FOREIGN
    }

    public Slot {
        attempts = List.copyOf(attempts);
        if (!attempts.isEmpty() && !signAsked) {
            throw new IllegalArgumentException("nothing can be signed that was not asked for, in " + id);
        }
    }

    public static Slot taken(SlotId id, LegId leg) {
        return new Slot(id, leg, false, List.of(), End.OPEN);
    }

    public boolean isOpen() {
        return end == End.OPEN;
    }

    public Slot asked() {
        return new Slot(id, leg, true, attempts, end);
    }

    public Slot with(Attempt attempt) {
        if (attempts.stream().anyMatch(known -> known.hash().equals(attempt.hash()))) {
            return this;
        }
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return new Slot(id, leg, true, all, end);
    }

    public Slot ended(End how) {
        return new Slot(id, leg, signAsked, attempts, how);
    }

    /// The newest attempt; empty before the first.
    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    public Optional<Attempt> attempt(String hash) {
        return attempts.stream().filter(attempt -> attempt.hash().equals(hash)).findFirst();
    }

    /// The slot with its newest attempt marked as perhaps sent.
    public Slot begun() {
        List<Attempt> all = new ArrayList<>(attempts);
        all.set(all.size() - 1, attempts.getLast().begun());
        return new Slot(id, leg, signAsked, all, end);
    }

    public List<String> hashes() {
        return attempts.stream().map(Attempt::hash).toList();
    }
}
