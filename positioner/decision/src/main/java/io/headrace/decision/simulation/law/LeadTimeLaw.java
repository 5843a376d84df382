package io.headrace.decision.simulation.law;

import io.headrace.market.venue.LeadTimes;
import java.util.ArrayList;
import java.util.List;

/// How long a route takes, as a quantile function: straight lines between known quantiles, from the floor at
/// level 0 to the tail at level 1.
///
/// What lies beyond the last known quantile no file tells: the tail goes on in a straight line to
/// [#TAIL_FACTOR] times it. That a tail exists is seen on every bridge; its length is our assumption.
///
/// @param route as its source names it
/// @param knots levels from 0 to 1, strictly increasing, with non-decreasing positive seconds
public record LeadTimeLaw(String route, List<Knot> knots) {
    /// The longest a transfer takes, as a multiple of the last quantile known.
    public static final double TAIL_FACTOR = 10;

    private static final double[] LEVELS = {.1, .25, .5, .75, .9, .95, .99};

    /// A known quantile.
    ///
    /// @param level 0 to 1
    /// @param seconds from sending to arrival, positive
    public record Knot(double level, double seconds) {
        public Knot {
            if (!(level >= 0 && level <= 1) || !(seconds > 0) || Double.isInfinite(seconds)) {
                throw new IllegalArgumentException(
                        "a quantile must have a level from 0 to 1 and positive seconds, was " + level + ", " + seconds);
            }
        }
    }

    public LeadTimeLaw {
        knots = List.copyOf(knots);
        if (knots.size() < 2 || knots.getFirst().level() > 0 || knots.getLast().level() < 1) {
            throw new IllegalArgumentException("quantiles must reach from level 0 to level 1, were " + knots);
        }
        for (int i = 1; i < knots.size(); i++) {
            Knot before = knots.get(i - 1);
            if (!(knots.get(i).level() > before.level()) || knots.get(i).seconds() < before.seconds()) {
                throw new IllegalArgumentException("quantiles must increase, were " + knots);
            }
        }
    }

    /// From a floor and known quantiles inside (0, 1), with the tail added.
    public static LeadTimeLaw of(String route, double floorSeconds, List<Knot> quantiles) {
        List<Knot> knots = new ArrayList<>();
        knots.add(new Knot(0, floorSeconds));
        knots.addAll(quantiles);
        knots.add(new Knot(1, TAIL_FACTOR * knots.getLast().seconds()));
        return new LeadTimeLaw(route, knots);
    }

    /// From measured latencies. A quantile that is only known from below stands at its bound.
    public static LeadTimeLaw of(LeadTimes measured) {
        List<Knot> knots = new ArrayList<>();
        for (double level : LEVELS) {
            knots.add(new Knot(level, measured.quantile(level).seconds()));
        }
        return of(measured.route(), measured.floorSeconds(), knots);
    }

    /// The quantile at a level.
    ///
    /// @param level 0 to 1
    public double secondsAt(double level) {
        int upper = 1;
        while (upper < knots.size() - 1 && knots.get(upper).level() < level) {
            upper++;
        }
        Knot low = knots.get(upper - 1);
        Knot high = knots.get(upper);
        double share = (level - low.level()) / (high.level() - low.level());
        return low.seconds() + Math.clamp(share, 0, 1) * (high.seconds() - low.seconds());
    }
}
