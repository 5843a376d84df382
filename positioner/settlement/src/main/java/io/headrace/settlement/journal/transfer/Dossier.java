package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.slot.Slot;
import java.util.List;

/// All that the books know of one transfer, as of one moment.
///
/// @param steps the states it was in, oldest first; empty of transfers that an earlier version wrote
/// @param slots it was ever given, each with every attempt that was signed in it
/// @param postings what the ledger holds of it, in order
/// @param attested what attestors said about it, oldest first
/// @param verdicts what persons said about it, oldest first
/// @param halt why the sender of its leg stands still; empty while it does not
public record Dossier(
        Life life,
        List<LifeStep> steps,
        List<Slot> slots,
        List<Posting> postings,
        List<Attested> attested,
        List<Verdict> verdicts,
        String halt) {
    public Dossier {
        steps = List.copyOf(steps);
        slots = List.copyOf(slots);
        postings = List.copyOf(postings);
        attested = List.copyOf(attested);
        verdicts = List.copyOf(verdicts);
    }

    /// One entry of the ledger.
    ///
    /// @param kind as [io.headrace.settlement.ledger.Entry] names it
    /// @param node whose account; empty where the entry names none
    /// @param units base units; 0 where the entry names none
    public record Posting(String kind, String node, long units) {}
}
