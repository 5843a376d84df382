package io.headrace.decision.route;

import io.headrace.decision.simulation.law.LeadTimeLaw;
import io.headrace.market.venue.LeadTimes.Quantile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How long a route takes, as the share of transfers that take longer than each time.
///
/// Learned from a prior and the route's own runs. What has not arrived yet says only that it takes
/// longer than it has taken so far: it is censored, not left out, or a route that is stuck would look
/// fast. With a Dirichlet prior the Bayes estimate under such censoring (Susarla and Van Ryzin 1976) is
/// the product-limit estimate (Kaplan and Meier 1958) over the runs, each of weight 1, and the prior's
/// own times, all of weight `priorWeight` together.
///
/// Beyond the last time, which happens when the slowest runs have not arrived, the rest follows the
/// heavy tail `(1 + x / last)^(-3/2)` that the program gives overdue transfers; its mean is `2 last`.
///
/// @param steps by time; at least one
public record LeadLaw(List<Step> steps) {
    private static final int PRIOR_TIMES = 200;
    private static final double MEAN_OF_TAIL = 2; // of Lomax's law of shape 3/2, in multiples of its scale
    private static final double ROUNDING = 1e-9;

    /// @param seconds since sending
    /// @param longer share of transfers that take longer, 0 to 1
    public record Step(double seconds, double longer) {}

    public LeadLaw {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a route's law needs at least one time");
        }
    }

    /// @param prior what is known of such routes, as from measured bridges
    /// @param priorWeight so many runs it counts for, positive
    public static LeadLaw learned(LeadTimeLaw prior, double priorWeight, List<Run> runs) {
        if (!(priorWeight > 0) || Double.isInfinite(priorWeight)) {
            throw new IllegalArgumentException("a prior's weight must be positive, was " + priorWeight);
        }
        List<Time> times = new ArrayList<>();
        for (int i = 0; i < PRIOR_TIMES; i++) {
            times.add(new Time(prior.secondsAt((i + .5) / PRIOR_TIMES), priorWeight / PRIOR_TIMES, true));
        }
        runs.forEach(run -> times.add(new Time(run.seconds(), 1, run.arrived())));
        times.sort(Comparator.comparingDouble(Time::seconds).thenComparing(Time::arrived, Comparator.reverseOrder()));
        return new LeadLaw(productLimit(times, priorWeight + runs.size()));
    }

    private record Time(double seconds, double weight, boolean arrived) {}

    private static List<Step> productLimit(List<Time> times, double weight) {
        List<Step> steps = new ArrayList<>();
        double open = weight;
        double longer = 1;
        for (Time time : times) {
            if (time.arrived()) {
                longer *= Math.max(0, 1 - time.weight() / Math.max(open, time.weight()));
                steps.add(new Step(time.seconds(), longer < ROUNDING ? 0 : longer));
            }
            open -= time.weight();
        }
        return steps;
    }

    /// Share of transfers that have arrived by a time.
    public double within(double seconds) {
        double arrived = 0;
        for (Step step : steps) {
            if (step.seconds() <= seconds) {
                arrived = 1 - step.longer();
            }
        }
        return arrived;
    }

    /// The least time by which at least this share has arrived; at least the last one where more than
    /// the rest has not.
    ///
    /// @param level above 0 and at most 1
    public Quantile quantile(double level) {
        if (!(level > 0 && level <= 1)) {
            throw new IllegalArgumentException("level must be above 0 and at most 1, was " + level);
        }
        for (Step step : steps) {
            if (1 - step.longer() >= level - ROUNDING) {
                return new Quantile(step.seconds(), false);
            }
        }
        return new Quantile(steps.getLast().seconds(), true);
    }

    /// Mean time by which a transfer is later than due, seconds: the area under the share that takes
    /// longer.
    ///
    /// @param dueSeconds since sending, at least 0
    public double meanLateness(double dueSeconds) {
        double area = 0;
        double from = dueSeconds;
        double longer = 1;
        for (Step step : steps) {
            if (step.seconds() > from) {
                area += longer * (step.seconds() - from);
                from = step.seconds();
            }
            longer = step.longer();
        }
        return area + longer * MEAN_OF_TAIL * steps.getLast().seconds();
    }
}
