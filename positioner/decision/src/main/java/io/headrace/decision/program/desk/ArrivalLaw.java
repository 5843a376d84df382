package io.headrace.decision.program.desk;

import io.headrace.decision.network.Transit;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// When money in flight arrives, scenario by scenario. A share of transfers is late; the delay D of a late
/// one has the heavy tail `P(D > x) = (1 + x / lead)^(-3/2)` (Lomax), so the longer a transfer is overdue the
/// later its probability mass lies: what is overdue by o has `P(D > o + x | D > o) = (1 + x / (lead +
/// o))^(-3/2)`.
///
/// Scenarios take evenly spaced quantiles of this law, from an offset that belongs to the transfer: the same
/// from tick to tick.
final class ArrivalLaw {
    private static final double SHAPE = 1.5;

    private final long nowNanos;
    private final long periodNanos;

    ArrivalLaw(long nowNanos, long periodNanos) {
        this.nowNanos = nowNanos;
        this.periodNanos = periodNanos;
    }

    /// Periods from now to the arrival, at least 1.
    ///
    /// @param lateShare of transfers on its route
    /// @param scenario of `count`
    int periods(Transit transit, double lateShare, int scenario, int count) {
        double rank = offset(transit.id()) + (double) scenario / count;
        double level = (rank - Math.floor(rank)) * (count - 1.0) / count + .5 / count;
        double lead = transit.arrivesNanos() - transit.departedNanos();
        double due = Math.max(0, transit.arrivesNanos() - nowNanos);
        double overdue = Math.max(0, nowNanos - transit.arrivesNanos());
        double late = overdue > 0 ? 1 : lateShare;
        double wait = due + (level < 1 - late ? 0 : delay((1 - level) / late, lead + overdue));
        return (int) Math.clamp(Math.ceil(wait / periodNanos), 1, Integer.MAX_VALUE);
    }

    /// The delay exceeded with probability `exceeded`.
    private static double delay(double exceeded, double scale) {
        return scale * (Math.pow(exceeded, -1 / SHAPE) - 1);
    }

    /// Inside [0, 1).
    private static double offset(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() / 0x1p32;
    }
}
