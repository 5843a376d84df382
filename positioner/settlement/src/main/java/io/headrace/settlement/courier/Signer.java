package io.headrace.settlement.courier;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.TxBody;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Signs, and remembers in a place of its own which leg it signed in which slot: it refuses a second leg in a
/// slot, also when our journal was lost.
public interface Signer {
    /// @param fence of the lease the asker holds; an older one than was ever seen is refused
    record Request(SlotId slot, LegId leg, TxBody body, Fees fees, long fence) {}

    /// What came of it.
    sealed interface Answer {
        record Signed(Attempt attempt) implements Answer {}

        /// It will not sign this.
        record Refused(String why) implements Answer {}

        /// It did not answer, and may have signed.
        record Silent() implements Answer {}
    }

    /// Tells it of a new lease: from now on it refuses every older one, also before the first request.
    ///
    /// @return false when it knows one as new or newer: the books are older than they should be
    boolean leased(long fence);

    Answer sign(Request request);

    /// What it signed in a slot, by its own records.
    record Record(LegId leg, List<Attempt> attempts) {
        public Record {
            attempts = List.copyOf(attempts);
        }
    }

    Optional<Record> signed(SlotId slot);

    /// The highest nonce it ever signed in a lane; empty when none.
    OptionalLong highest(LaneId lane);
}
