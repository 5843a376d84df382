package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.BridgeView.Returned;
import io.headrace.settlement.fact.BridgeView.Status;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.SlotVerdict;
import java.util.Optional;

/// What can happen to a transfer.
public sealed interface LifeEvent {
    /// Time went on: what is due by itself is done.
    record Tick() implements LifeEvent {}

    /// Policy and limits let it pass.
    record Approved() implements LifeEvent {}

    /// It is to wait for a person.
    record Held(String why) implements LifeEvent {}

    /// Its vault would not let it pass now.
    record Shut(String why) implements LifeEvent {}

    record Rejected(String why) implements LifeEvent {}

    record Signed(Attempt attempt) implements LifeEvent {}

    record SignRefused(String why) implements LifeEvent {}

    /// What came of sending the attempt with this hash.
    record Answered(String hash, SendAnswer answer) implements LifeEvent {}

    /// What enough nodes agree on about the slot of the active leg.
    record Seen(SlotVerdict verdict, long head) implements LifeEvent {}

    /// @param service what the bridge says of itself
    /// @param delivered what enough nodes of the destination agree on, at finality
    /// @param returned what enough nodes of the source agree on, at finality
    record BridgeSeen(Status service, Optional<Delivery> delivered, Optional<Returned> returned) implements LifeEvent {}

    record CreditSeen(CreditView view) implements LifeEvent {}

    /// Whether somebody else's transaction ran the order of a payment of ours that was reverted.
    record SourceSeen(SourceView view) implements LifeEvent {}

    record Resolved(Resolution resolution) implements LifeEvent {}
}
