package io.headrace.decision.route;

/// What a route did with one transfer.
///
/// @param seconds from sending to arrival; for one that has not arrived, from sending to when it was
///     last looked, or to when it came back
/// @param arrived whether it arrived
/// @param usd what was sent, positive
/// @param keptUsd what of it did not arrive, at least 0; of no meaning before the arrival
/// @param gasUsd all own transactions
public record Run(double seconds, boolean arrived, double usd, double keptUsd, double gasUsd) {
    public Run {
        if (!(seconds >= 0) || !(usd > 0) || !(keptUsd >= 0) || !(gasUsd >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a run takes time, moves money and costs nothing negative, was "
                    + seconds + " s, " + usd + " USD, kept " + keptUsd + ", gas " + gasUsd);
        }
    }
}
