package io.headrace.settlement.route;

import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Status;
import java.time.Duration;
import java.util.Optional;

/// How a message stands. What moves money is decided elsewhere: delivery by a quorum at finality, a
/// claim by the chain that takes it.
public sealed interface RouteState {
    /// What the courier is told.
    Status service();

    /// The message's money, back where it left.
    default Optional<BridgeView.Returned> back() {
        return Optional.empty();
    }

    /// On its way, and in time.
    record Waiting(String what) implements RouteState {
        @Override
        public Status service() {
            return Status.WAITING;
        }
    }

    /// On its way for longer than the route usually takes.
    record Late(String what, Duration since) implements RouteState {
        @Override
        public Status service() {
            return Status.WAITING;
        }
    }

    /// Nobody delivered it in time and nobody can any more; its money has not come back yet.
    record Expired(String what) implements RouteState {
        @Override
        public Status service() {
            return Status.WAITING;
        }
    }

    /// It could be claimed now: the destination was asked, and would take it.
    record Ready() implements RouteState {
        @Override
        public Status service() {
            return Status.READY;
        }
    }

    /// The destination refuses it for now, such as while it is paused.
    ///
    /// @param why the contract's own error
    record Refused(String why) implements RouteState {
        @Override
        public Status service() {
            return Status.WAITING;
        }
    }

    /// It was used on the destination.
    ///
    /// @param by who brought it there: not always we
    /// @param units what arrived, base units
    record Delivered(String by, long units) implements RouteState {
        @Override
        public Status service() {
            return Status.DELIVERED;
        }
    }

    /// It will not be delivered, and its money can be taken back.
    record Refundable(long units) implements RouteState {
        @Override
        public Status service() {
            return Status.REFUNDABLE;
        }
    }

    /// Its money was taken back into the vault, at finality: by us, or by somebody else before us.
    ///
    /// @param transaction in which it was
    /// @param units what the vault was given, base units
    record Returned(String transaction, long units) implements RouteState {
        @Override
        public Status service() {
            return Status.REFUNDABLE;
        }

        @Override
        public Optional<BridgeView.Returned> back() {
            return Optional.of(new BridgeView.Returned(transaction, units));
        }
    }

    /// Too few of those who know have answered.
    record Silent(String who) implements RouteState {
        @Override
        public Status service() {
            return Status.UNKNOWN;
        }
    }

    /// What the bridge's service says does not fit what left: another destination, another amount,
    /// another message.
    record Contradicted(String what) implements RouteState {
        @Override
        public Status service() {
            return Status.UNKNOWN;
        }
    }
}
