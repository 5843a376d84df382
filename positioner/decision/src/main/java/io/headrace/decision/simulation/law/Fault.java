package io.headrace.decision.simulation.law;

import io.headrace.decision.network.TokenAmount;

/// What befalls money.
public sealed interface Fault {
    /// Stands for every node.
    String ANY = "*";

    /// Nothing may leave a node; what arrives is credited.
    ///
    /// @param announced whether the venue says so: else readings show nothing and withdrawals are turned down
    record Closed(String node, During when, boolean announced) implements Fault {}

    /// A part of what a node holds may not leave: it is lent out, or staked. Readings show it.
    record Locked(String node, During when, TokenAmount part) implements Fault {}

    /// A node stands still: nothing leaves, and nothing is credited before it resumes. Readings show that
    /// nothing may leave.
    record Halted(String node, During when) implements Fault {}

    /// Transfers that depart in this time take longer.
    record Delayed(String from, String to, During when, long byNanos) implements Fault {
        public Delayed {
            requirePositive(byNanos);
        }
    }

    /// Transfers that depart in this time come back to where they left.
    ///
    /// @param afterNanos from departure to the return
    record Failed(String from, String to, During when, long afterNanos) implements Fault {
        public Failed {
            requirePositive(afterNanos);
        }
    }

    /// Orders given in this time are turned down: nothing departs.
    record Refused(String from, String to, During when) implements Fault {}

    /// A share of what a node holds is gone in the period that ends at an instant.
    ///
    /// @param share 0 to 1
    record Lost(String node, long atNanos, double share) implements Fault {
        public Lost {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a lost share must be 0 to 1, was " + share);
            }
        }
    }

    /// Whether a place in a fault means a node.
    static boolean is(String place, String node) {
        return place.equals(ANY) || place.equals(node);
    }

    private static void requirePositive(long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException("a fault's time must be positive, was " + nanos);
        }
    }
}
