package io.headrace.decision.settings.safeguard;

import java.util.List;

/// When prices are doubted.
///
/// @param quorum so many fresh sources must agree, at least 1
/// @param staleNanos a reading older than this is not fresh, positive
/// @param disagreement sources further than this from their median do not agree, share of it
/// @param twapDeviation the median may stand this far off a mean over time, share of it
/// @param parDeviation a stable coin may stand this far off 1 USD
/// @param required subjects (`asset`, or `venue/asset`) that are doubted as long as nothing is heard of them
public record PriceParameters(
        int quorum,
        long staleNanos,
        double disagreement,
        double twapDeviation,
        double parDeviation,
        List<String> required) {
    /// Two sources within 50 basis points, a minute old at most; 2 % off a mean over time; half a cent off par.
    public static final PriceParameters DEFAULT = new PriceParameters(2, 60_000_000_000L, .005, .02, .005, List.of());

    public PriceParameters {
        required = List.copyOf(required);
        if (quorum < 1 || staleNanos <= 0 || !(disagreement >= 0) || !(twapDeviation >= 0) || !(parDeviation >= 0)) {
            throw new IllegalArgumentException("quorum and staleness must be positive and deviations at least 0, were "
                    + quorum + ", " + staleNanos + ", " + disagreement + ", " + twapDeviation + ", " + parDeviation);
        }
    }
}
