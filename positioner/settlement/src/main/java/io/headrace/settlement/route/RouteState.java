package io.headrace.settlement.route;

import io.headrace.settlement.fact.BridgeView.Status;
import java.time.Duration;

/// How a message stands. What moves money is decided elsewhere: delivery by a quorum at finality, a
/// claim by the chain that takes it.
public sealed interface RouteState {
    /// What the courier is told.
    Status service();

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
