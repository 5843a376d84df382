package io.headrace.decision.settings.safeguard;

/// When venues are doubted.
///
/// @param quorum so many sources must say a venue is dead before it is evacuated, at least 2
/// @param staleNanos a report older than this tells nothing of now, positive
/// @param quarantineNanos for so long after a halt nothing leaves a venue and only the rule sends to it
/// @param lossCapUsd a venue that lost more than this in a day, net of gains, gets nothing more, USD;
///     infinite for no cap
public record VenueParameters(int quorum, long staleNanos, long quarantineNanos, double lossCapUsd) {
    private static final long MINUTE = 60_000_000_000L;

    /// Two sources, a quarter of an hour, an hour of quarantine, no cap.
    public static final VenueParameters DEFAULT =
            new VenueParameters(2, 15 * MINUTE, 60 * MINUTE, Double.POSITIVE_INFINITY);

    public VenueParameters {
        if (quorum < 2 || staleNanos <= 0 || quarantineNanos < 0 || !(lossCapUsd >= 0)) {
            throw new IllegalArgumentException(
                    "quorum must be at least 2, staleness positive, quarantine and cap at least 0, were " + quorum
                            + ", " + staleNanos + ", " + quarantineNanos + ", " + lossCapUsd);
        }
    }

    public boolean hasLossCap() {
        return lossCapUsd < Double.POSITIVE_INFINITY;
    }

    public VenueParameters withLossCapUsd(double changed) {
        return new VenueParameters(quorum, staleNanos, quarantineNanos, changed);
    }
}
