package io.headrace.settlement.courier;

import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.slot.Lane;
import java.util.List;
import java.util.Optional;

/// The durable memory of a courier. What [#commit] was given is on disk when it returns, all of it or
/// none.
public interface Books {
    /// Takes the lease and reads what is open.
    ///
    /// @return with a fence above every one that was ever given
    Opened open();

    /// Writes a change down.
    ///
    /// @return false when it is certain that nothing was written, as on a full disk
    /// @throws RuntimeException when it may have been written: the process must end and read again
    /// @throws Fenced when another instance has taken the lease since
    boolean commit(Change change);

    /// The fence of the newest lease.
    long newestFence();

    /// Whether a transfer was ever written down.
    boolean knows(String transferId);

    /// @param halt why nothing new may be begun; empty while it may
    record Opened(long fence, List<Life> open, List<Lane> lanes, Ledger ledger, String halt) {}

    /// Whether an entry of this kind was booked for its transfer before: the books would refuse it.
    boolean isBooked(Entry entry);

    /// What belongs together.
    ///
    /// @param lives a transfer as it was after each of its steps, in order; the last one stands. Empty
    ///     when none changes
    /// @param halt the desk's halt from now on; absent when it stays
    record Change(long fence, List<Life> lives, Optional<Lane> lane, List<Entry> entries, Optional<String> halt) {
        public Change {
            lives = List.copyOf(lives);
            entries = List.copyOf(entries);
        }
    }

    /// Another instance works on these books now.
    final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long newest;

        public Fenced(long own, long newest) {
            super("the lease " + own + " was taken over by " + newest);
            this.newest = newest;
        }

        /// The lease that is valid now.
        public long newest() {
            return newest;
        }
    }
}
