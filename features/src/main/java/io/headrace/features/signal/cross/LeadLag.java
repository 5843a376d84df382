package io.headrace.features.signal.cross;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.signal.Touch;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.MarketEvent;
import java.util.Arrays;
import java.util.Set;

/// Whether a venue follows the others or leads them: (sum of l(t-1) r(t) - sum of r(t-1) l(t)) /
/// sqrt(sum of l(t)^2 * sum of r(t)^2) over the full seconds of the window, r the venue's log return of
/// the mid over a second, l the mean return of the other venues; in -2..2, positive when the venue
/// follows by a second.
///
/// A venue has a return when it was heard within a minute at both ends of the second; a second counts
/// when r and l exist in it and in the one before. Warm after a minute of such seconds in the window,
/// when both sides moved.
///
/// Source: the contrast of lagged covariances of Hoffmann, Rosenbaum and Yoshida (2013), Estimation of
/// the lead-lag parameter from non-synchronous data, on a grid of a second and at one lag to either
/// side.
public final class LeadLag implements CrossVenueSignal {
    private static final long SECOND = 1_000_000_000L;
    private static final int LEAST_SECONDS = 60;
    private static final int LEADER_BEFORE = 0;
    private static final int OWN_BEFORE = 1;
    private static final int LEADER_SQUARED = 2;
    private static final int OWN_SQUARED = 3;
    private static final int SECONDS = 4;
    private static final int COLUMNS = 5;
    private static final long NEVER = Long.MIN_VALUE;

    private final CoinMarket[] markets;
    private final LastWords words;
    private final WindowSums sums;
    private final double[] mids;
    private final double[] midsBefore;
    private final double[] returns;
    private final double[] returnsBefore;
    private final double[] leadersBefore;
    private long nextSecond = NEVER;

    public LeadLag(SignalContext context, Window window) {
        int venues = context.venues().size();
        this.markets = context.markets().toArray(CoinMarket[]::new);
        this.words = new LastWords(context.venues().size());
        this.sums = new WindowSums(window, COLUMNS * venues);
        this.mids = unknown(venues);
        this.midsBefore = unknown(venues);
        this.returns = unknown(venues);
        this.returnsBefore = unknown(venues);
        this.leadersBefore = unknown(venues);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "lead_lag_" + window.label(),
                new Formula(
                        "(sum l(t-1) r(t) - sum r(t-1) l(t)) / sqrt(sum l(t)^2 * sum r(t)^2) over the seconds of "
                                + window.text()
                                + ", r the venue's return, l the mean of the others', venues heard within"
                                + " 60 s; at least 60 seconds",
                        "Hoffmann, Rosenbaum and Yoshida 2013",
                        "difference of correlations"),
                Timing.seconds(LEAST_SECONDS + 2, 60),
                Set.of(Input.TOUCH),
                new SignalFactory.AcrossVenues(context -> new LeadLag(context, window)));
    }

    @Override
    public void observe(int venue, MarketEvent event) {
        long known = event.knownNanos();
        if (nextSecond == NEVER) {
            nextSecond = Math.ceilDiv(known, SECOND) * SECOND;
        }
        if (known > nextSecond) {
            closeThrough(known - 1);
        }
        words.hear(venue, event);
        Touch touch = markets[venue].touch();
        mids[venue] = touch.known() ? touch.mid() : Double.NaN;
    }

    @Override
    public double valueAt(int venue, long nowNanos) {
        if (!warmAt(venue, nowNanos)) {
            return 0;
        }
        double contrast = sum(venue, LEADER_BEFORE, nowNanos) - sum(venue, OWN_BEFORE, nowNanos);
        return contrast / Math.sqrt(sum(venue, LEADER_SQUARED, nowNanos) * sum(venue, OWN_SQUARED, nowNanos));
    }

    @Override
    public boolean warmAt(int venue, long nowNanos) {
        closeThrough(nowNanos);
        return sum(venue, SECONDS, nowNanos) >= LEAST_SECONDS
                && sum(venue, LEADER_SQUARED, nowNanos) > 0
                && sum(venue, OWN_SQUARED, nowNanos) > 0;
    }

    private double sum(int venue, int column, long nowNanos) {
        return sums.at(nowNanos, COLUMNS * venue + column);
    }

    /// Closes the seconds that end by an instant, all of whose events have been seen.
    private void closeThrough(long nanos) {
        while (nextSecond != NEVER && nextSecond <= nanos) {
            boolean anyPresent = close(nextSecond);
            nextSecond = anyPresent ? nextSecond + SECOND : Math.floorDiv(nanos, SECOND) * SECOND + SECOND;
        }
    }

    /// Whether any venue was still present.
    private boolean close(long end) {
        double sum = 0;
        int count = 0;
        boolean anyPresent = false;
        for (int venue = 0; venue < mids.length; venue++) {
            double mid = words.fresh(venue, end) ? mids[venue] : Double.NaN;
            returns[venue] = logReturn(midsBefore[venue], mid);
            midsBefore[venue] = mid;
            anyPresent |= !Double.isNaN(mid);
            if (!Double.isNaN(returns[venue])) {
                sum += returns[venue];
                count++;
            }
        }
        sums.advance(end);
        for (int venue = 0; venue < mids.length; venue++) {
            relate(venue, count > 1 ? (sum - returns[venue]) / (count - 1) : Double.NaN);
        }
        return anyPresent;
    }

    /// Adds what the second that ends gives, and remembers it for the next one.
    ///
    /// @param leader mean return of the others, NaN when the venue or they have none
    private void relate(int venue, double leader) {
        double own = returns[venue];
        double ownBefore = returnsBefore[venue];
        double leaderBefore = leadersBefore[venue];
        if (!Double.isNaN(own + leader + ownBefore + leaderBefore)) {
            int first = COLUMNS * venue;
            sums.add(first + LEADER_BEFORE, leaderBefore * own);
            sums.add(first + OWN_BEFORE, ownBefore * leader);
            sums.add(first + LEADER_SQUARED, leader * leader);
            sums.add(first + OWN_SQUARED, own * own);
            sums.add(first + SECONDS, 1);
        }
        returnsBefore[venue] = own;
        leadersBefore[venue] = leader;
    }

    /// NaN when either mid is.
    private static double logReturn(double before, double now) {
        return before == now ? 0 : StrictMath.log(now / before);
    }

    private static double[] unknown(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    @Override
    public void save(StateSink sink) {
        sink.putLong(nextSecond);
        sink.putDoubles(mids);
        sink.putDoubles(midsBefore);
        sink.putDoubles(returnsBefore);
        sink.putDoubles(leadersBefore);
        words.save(sink);
        sums.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        nextSecond = source.getLong();
        source.getDoubles(mids);
        source.getDoubles(midsBefore);
        source.getDoubles(returnsBefore);
        source.getDoubles(leadersBefore);
        words.restore(source);
        sums.restore(source);
    }
}
