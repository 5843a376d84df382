package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.TxBody;

/// What may be done once the step it belongs to is written down. Losing one is harmless: the next tick finds the
/// state that asks for it.
public sealed interface Command {
    record Sign(SlotId slot, LegId leg, TxBody body, Fees fees) implements Command {}

    /// Hands over the stored bytes.
    record Send(LaneId lane, Attempt attempt) implements Command {}

    /// A person must know.
    record Page(String transferId, String why) implements Command {}
}
