package io.headrace.models.forecast;

import io.headrace.market.event.MarginSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds one venue's snapshots into the need each past instant turned out to have:
/// `M(t; L, R) = max over u in (L, L+R] of ( d(t+u) - sum_{v<=u} w(t+v) )`, u a multiple of the period.
///
/// A snapshot at t resolves the instant `t - (L + R)`, when there was a snapshot then and in every period
/// since. A missing period makes the flows unknown, so the windows across it are never resolved.
public final class RealizedNeed {
    private final long periodNanos;
    private final long windowNanos;
    private final int firstStep;
    private final int lastStep;
    /// Demand and flow of the last `lastStep` snapshots, all of consecutive periods; a ring.
    private final double[] demandUsd;

    private final double[] flowUsd;
    private @Nullable String venue;
    private long lastNanos;
    /// Consecutive snapshots seen, this one included.
    private long run;

    /// @param periodNanos the time between snapshots, positive; the window must hold at least one multiple of
    ///     it
    public RealizedNeed(ForecastWindow window, long periodNanos) {
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("periodNanos must be positive, was " + periodNanos);
        }
        if (window.endNanos() % periodNanos != 0) {
            throw new IllegalArgumentException("lead + review must be a multiple of the period of " + periodNanos
                    + " ns, was " + window.endNanos());
        }
        this.periodNanos = periodNanos;
        windowNanos = window.endNanos();
        firstStep = Math.toIntExact(window.leadNanos() / periodNanos + 1);
        lastStep = Math.toIntExact(windowNanos / periodNanos);
        demandUsd = new double[lastStep];
        flowUsd = new double[lastStep];
    }

    /// Takes the next snapshot of the venue.
    ///
    /// @throws IllegalArgumentException when it is of another venue, or not later than the one before
    public Optional<Realized> observe(MarginSnapshot snapshot) {
        String name = snapshot.venue();
        if (venue != null && !venue.equals(name)) {
            throw new IllegalArgumentException("snapshots must be of " + venue + ", one was of " + name);
        }
        long now = snapshot.knownNanos();
        if (venue != null && now <= lastNanos) {
            throw new IllegalArgumentException("snapshots must get later, was " + now + " after " + lastNanos);
        }
        boolean follows = venue != null && now - lastNanos == periodNanos;
        run = follows ? run + 1 : 1;
        venue = name;
        lastNanos = now;
        int place = (int) (run % lastStep);
        demandUsd[place] = snapshot.demandUsd();
        flowUsd[place] = snapshot.flowUsd();
        // The instant itself must have been seen too, though its own demand and flow do not enter.
        return run > lastStep ? Optional.of(new Realized(name, now - windowNanos, peak())) : Optional.empty();
    }

    /// Walks the window forward from its instant; a fresh sum each time keeps rounding from piling up.
    private double peak() {
        double flowed = 0;
        double peak = Double.NEGATIVE_INFINITY;
        for (int step = 1; step <= lastStep; step++) {
            int place = (int) ((run - lastStep + step) % lastStep);
            flowed += flowUsd[place];
            if (step >= firstStep) {
                peak = Math.max(peak, demandUsd[place] - flowed);
            }
        }
        return peak;
    }
}
