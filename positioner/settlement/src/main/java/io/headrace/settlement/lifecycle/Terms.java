package io.headrace.settlement.lifecycle;

import io.headrace.settlement.slot.FeeRule;

/// How long things may take and how much may be open. Times are nanoseconds of desk time.
///
/// @param laneCap most open slots of a sender
/// @param outstandingUnits most that may be reserved and in flight, base units
/// @param maxSetbacks reverts of a transfer's legs before a person is asked
/// @param bumpBlocks blocks without inclusion before fees are raised
/// @param strayUnits most that may come without a transfer and be booked without a person, base units
public record Terms(
        FeeRule fees,
        int laneCap,
        long outstandingUnits,
        int maxSetbacks,
        int bumpBlocks,
        Waits waits,
        long strayUnits) {
    /// @param reserveNanos for a slot
    /// @param bridgeNanos for a bridge, before the transfer counts as stranded
    /// @param creditNanos for a venue's credit, before the transfer counts as stranded
    public record Waits(long reserveNanos, long bridgeNanos, long creditNanos) {}

    private static final long MINUTE = 60_000_000_000L;

    public static final Terms USUAL =
            new Terms(FeeRule.USUAL, 8, Long.MAX_VALUE, 3, 10, new Waits(10 * MINUTE, 60 * MINUTE, 60 * MINUTE), 0);
}
