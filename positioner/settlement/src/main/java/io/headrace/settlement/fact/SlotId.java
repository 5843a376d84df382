package io.headrace.settlement.fact;

/// One nonce of one sender on one chain: at most one transaction can ever be final in it. The only
/// at-most-once primitive a chain offers.
public record SlotId(LaneId lane, long nonce) {
    public SlotId {
        if (nonce < 0) {
            throw new IllegalArgumentException("nonce must not be negative, was " + nonce);
        }
    }

    @Override
    public String toString() {
        return lane + "#" + nonce;
    }
}
