package io.headrace.settlement.dossier;

import io.headrace.settlement.fact.LaneId;

/// What persons found out and the books cannot know.
public sealed interface Claim {
    /// The same for all who say the same.
    String subject();

    /// The same for people.
    String sentence();

    /// Money came to a node, or went, without a transfer.
    ///
    /// @param units base units, negative for what is gone
    /// @param reference of what they found, such as a transaction's hash; the same is booked once
    record Money(String node, long units, String reference) implements Claim {
        @Override
        public String subject() {
            return "money " + node + ' ' + units + ' ' + reference;
        }

        @Override
        public String sentence() {
            return Math.abs(units) + " base units " + (units < 0 ? "went from " : "came to ") + node
                    + " without a transfer (" + reference + ')';
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

        @Override
        public String sentence() {
            return "sender " + sender.sender() + " of chain " + sender.chainId() + " goes on from nonce " + nonce;
        }
    }
}
