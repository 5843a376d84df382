package io.headrace.settlement.slot;

import java.util.Optional;
import java.util.OptionalLong;

/// A sender that waits for persons.
///
/// @param finalNonce in the newest block that enough nodes called final; empty before they have
public record StillSender(Lane lane, OptionalLong finalNonce) {
    /// Why it cannot go on from a nonce, in words; empty when it can. From any other it would stand still again at the
    /// next look.
    public Optional<String> objection(long nonce) {
        if (finalNonce.isEmpty()) {
            return Optional.of("too few nodes have told its nonce since the start");
        }
        long seen = finalNonce.getAsLong();
        if (seen < lane.base()) {
            return Optional.of("its chain is at final nonce " + seen + " and was at " + lane.base() + " before");
        }
        boolean goesOn =
                nonce >= lane.base() && nonce <= seen && lane.resumed(nonce).next() >= seen;
        return goesOn ? Optional.empty() : Optional.of("its final nonce is " + seen + ", not " + nonce);
    }
}
