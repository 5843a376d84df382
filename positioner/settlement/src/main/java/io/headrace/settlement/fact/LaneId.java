package io.headrace.settlement.fact;

import java.util.Comparator;

/// One sender on one chain: the place where nonces are counted.
///
/// @param chainId EIP-155, positive
/// @param sender address, as its signer writes it
public record LaneId(long chainId, String sender) implements Comparable<LaneId> {
    private static final Comparator<LaneId> ORDER =
            Comparator.comparingLong(LaneId::chainId).thenComparing(LaneId::sender);

    public LaneId {
        if (chainId <= 0 || sender.isBlank()) {
            throw new IllegalArgumentException(
                    "a lane needs a positive chain id and a sender, was " + chainId + ", '" + sender + "'");
        }
    }

    @Override
    public int compareTo(LaneId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return chainId + "/" + sender;
    }
}
