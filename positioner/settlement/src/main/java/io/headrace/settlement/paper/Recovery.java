package io.headrace.settlement.paper;

import io.headrace.settlement.transfer.Transfer;
import java.util.List;

/// What had to be put right when a desk was opened.
///
/// @param sentAgain transfers that were written down but perhaps not sent, now sent under the same id
/// @param landed transfers that had arrived without the journal knowing
public record Recovery(List<Transfer> sentAgain, List<Transfer> landed) {
    public Recovery {
        sentAgain = List.copyOf(sentAgain);
        landed = List.copyOf(landed);
    }

    /// Whether the desk had been stopped cleanly.
    public boolean nothingToDo() {
        return sentAgain.isEmpty() && landed.isEmpty();
    }
}
