package io.headrace.decision.circumstance;

/// A price as one source gives it.
///
/// @param venue the venue whose collateral or marks rest on it; empty when all of them do
/// @param asset what is priced, in USD
/// @param source who says so; sources that share a failure share a name
/// @param value USD; carried as it came, also when it is not a price
/// @param observedNanos when it was so, not when it was read
public record PriceReading(
        String venue, String asset, String source, PriceKind kind, double value, long observedNanos) {
    public PriceReading {
        if (asset.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(
                    "a reading must name asset and source, were '" + asset + "', '" + source + "'");
        }
    }

    /// Whether the value can be a price: finite and positive.
    public boolean isPrice() {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }
}
