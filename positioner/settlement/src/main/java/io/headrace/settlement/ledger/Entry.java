package io.headrace.settlement.ledger;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import java.math.BigInteger;

/// What happened to money. A transfer has each kind of entry at most once for each reservation of it: the journal
/// refuses a second by its key. Units are base units, positive.
public sealed interface Entry {
    String transferId();

    /// Money was there before the books began.
    record Opening(String node, long units) implements Entry {
        @Override
        public String transferId() {
            return "opening " + node;
        }
    }

    /// A transfer claims money of a node; nothing has moved.
    record Reserve(String transferId, String node, long units) implements Entry {}

    /// What was reserved has left, at finality.
    ///
    /// @param units what left, at most what was reserved
    record Post(String transferId, long units) implements Entry {}

    /// Nothing left and nothing will: the reservation is gone.
    record Void(String transferId) implements Entry {}

    /// What was in flight is credited; what is missing of it was the price of the way.
    record Arrive(String transferId, String node, long units) implements Entry {}

    /// Two persons found that what is in flight will not come.
    record WriteOff(String transferId) implements Entry {}

    /// A final transaction of ours burnt gas.
    ///
    /// @param wei base units of the chain's own asset
    record Gas(SlotId slot, BigInteger wei) implements Entry {
        public Gas {
            if (wei.signum() < 0) {
                throw new IllegalArgumentException("gas costs nothing or something, was " + wei + " in " + slot);
            }
        }

        @Override
        public String transferId() {
            return "gas " + slot;
        }
    }

    /// A sender's money for gas changed otherwise than by a transaction of ours: it was filled, or first seen, or
    /// persons accepted what a stranger spent.
    ///
    /// @param number counts these of a sender, from 1
    /// @param wei negative for what is gone
    record Fuel(LaneId lane, int number, BigInteger wei) implements Entry {
        @Override
        public String transferId() {
            return "fuel " + lane + " " + number;
        }
    }

    /// Money came that the books no longer wait for.
    record Surplus(String transferId, String node, long units) implements Entry {}
}
