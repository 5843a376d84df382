package io.headrace.features.signal.cross;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// How much dearer a venue is than the others: 1e4 * (own mid / median of the other venues' mids - 1),
/// basis points. Only venues heard within the last minute count; not warm when the venue itself or
/// every other one is silent.
public final class CrossVenueSpread implements CrossVenueSignal {
    private final List<CoinMarket> markets;
    private final LastWords words;
    private final double[] mids;
    private long gatheredNanos = Long.MIN_VALUE;
    private int count;

    public CrossVenueSpread(SignalContext context) {
        this.markets = context.markets();
        this.words = new LastWords(context.venues().size());
        this.mids = new double[markets.size()];
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "cross_venue_spread",
                new Formula(
                        "1e4 * (mid / median of the other venues' mids - 1), venues heard within 60 s",
                        "",
                        "basis points"),
                Timing.seconds(0, 60),
                Set.of(Input.TOUCH),
                new SignalFactory.AcrossVenues(CrossVenueSpread::new));
    }

    @Override
    public void observe(int venue, MarketEvent event) {
        words.hear(venue, event);
        gatheredNanos = Long.MIN_VALUE;
    }

    @Override
    public double valueAt(int venue, long nowNanos) {
        if (!warmAt(venue, nowNanos)) {
            return 0;
        }
        double mid = markets.get(venue).touch().mid();
        return 1e4 * (mid / medianWithout(Arrays.binarySearch(mids, 0, count, mid)) - 1);
    }

    @Override
    public boolean warmAt(int venue, long nowNanos) {
        gather(nowNanos);
        return count > 1 && present(venue, nowNanos);
    }

    private boolean present(int venue, long nowNanos) {
        return markets.get(venue).touch().known() && words.fresh(venue, nowNanos);
    }

    /// Sorts the present mids, once an instant, however many venues ask.
    private void gather(long nowNanos) {
        if (nowNanos == gatheredNanos) {
            return;
        }
        gatheredNanos = nowNanos;
        count = 0;
        for (int venue = 0; venue < mids.length; venue++) {
            if (present(venue, nowNanos)) {
                mids[count++] = markets.get(venue).touch().mid();
            }
        }
        Arrays.sort(mids, 0, count);
    }

    /// Median of the sorted mids but the one at a place.
    private double medianWithout(int place) {
        int others = count - 1;
        double upper = other(others / 2, place);
        return others % 2 == 1 ? upper : 0.5 * (other(others / 2 - 1, place) + upper);
    }

    private double other(int rank, int place) {
        return mids[rank < place ? rank : rank + 1];
    }

    @Override
    public void save(StateSink sink) {
        words.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        words.restore(source);
        gatheredNanos = Long.MIN_VALUE;
    }
}
