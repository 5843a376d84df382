package io.headrace.settlement.courier;

/// Desk time that a jumping wall clock cannot push: it never goes back, and goes on by at most one step at a time.
///
/// @param nanos desk time now
/// @param wallNanos what the wall clock said then
public record SteadyClock(long nanos, long wallNanos) {
    /// @param mostNanos the longest step that is believed, positive
    public SteadyClock after(long wall, long mostNanos) {
        return new SteadyClock(nanos + Math.clamp(wall - wallNanos, 0, mostNanos), wall);
    }
}
