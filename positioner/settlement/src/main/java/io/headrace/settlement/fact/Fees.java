package io.headrace.settlement.fact;

/// What an attempt offers for a unit of gas (EIP-1559).
///
/// @param maxWei the most it pays in all, wei
/// @param tipWei the part of it for the producer of the block, wei
public record Fees(long maxWei, long tipWei) {
    public Fees {
        if (tipWei <= 0 || maxWei < tipWei) {
            throw new IllegalArgumentException("fees need 0 < tip <= max, was tip " + tipWei + ", max " + maxWei);
        }
    }
}
