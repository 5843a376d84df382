package io.headrace.settlement.dossier;

import io.headrace.settlement.fact.LaneId;

/// What persons found out and the books cannot know.
public sealed interface Claim {
    /// The same for all who say the same.
    String subject();

    /// Money came to a node, or went, without a transfer.
    ///
    /// @param units base units, negative for what is gone
    /// @param reference of what they found, such as a transaction's hash; the same is booked once
    record Money(String node, long units, String reference) implements Claim {
        @Override
        public String subject() {
            return "money " + node + ' ' + units + ' ' + reference;
        }
    }

    /// What made a sender stand still is known, and it may go on.
    ///
    /// @param nonce up to which strangers may have used its nonces, final
    record Resumed(LaneId sender, long nonce) implements Claim {
        @Override
        public String subject() {
            return "sender " + sender + ' ' + nonce;
        }
    }
}
