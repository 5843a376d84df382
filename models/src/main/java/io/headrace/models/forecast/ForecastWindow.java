package io.headrace.models.forecast;

/// The window (L, L + R] after the forecast's instant.
///
/// @param leadNanos L, at least 0: what happens up to it can no longer be changed
/// @param reviewNanos R, positive
public record ForecastWindow(long leadNanos, long reviewNanos) {
    public ForecastWindow {
        if (leadNanos < 0 || reviewNanos <= 0) {
            throw new IllegalArgumentException(
                    "lead must not be negative and review must be positive, were " + leadNanos + ", " + reviewNanos);
        }
    }

    /// From the forecast's instant to the end of the window: labels of the window are known after this.
    public long endNanos() {
        return leadNanos + reviewNanos;
    }
}
