package io.headrace.settlement.route.mint;

import java.util.List;

/// Who signs messages of a mint bridge. What it says is checked, and never believed about money.
@FunctionalInterface
public interface AttestationService {
    /// @param message hash of the message, 32 bytes, hex
    Answer of(String message);

    /// What it says of one message.
    sealed interface Answer {
        /// It does not answer, or not sense.
        record Silent() implements Answer {}

        /// It does not know the message yet, or has not signed it.
        record Pending() implements Answer {}

        /// @param body of the message, hex
        /// @param signatures hex, in ascending order of their signers
        record Complete(String body, List<String> signatures) implements Answer {
            public Complete {
                signatures = List.copyOf(signatures);
            }
        }
    }
}
