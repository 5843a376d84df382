package io.headrace.market.synthetic;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.demand.DemandFold;
import java.util.ArrayList;
import java.util.List;

/// The demo market with the default book on it, hour by hour.
final class DemoDesk {
    static final long HOUR = 3_600_000_000_000L;
    static final SyntheticSpec DEMO = SyntheticSpec.demo();
    static final PortfolioSpec BOOK = PortfolioSpec.forVenues(DEMO.venues(), DEMO.coins());

    private DemoDesk() {}

    /// Called after each hour's tick, also while there are no snapshots yet.
    interface Hour {
        void ended(long nowNanos, DemandFold fold, List<MarginSnapshot> snapshots);
    }

    static void run(List<MarketEvent> events, DemandFold fold, Hour each) {
        int next = 0;
        for (long now = DEMO.startNanos() + HOUR; next < events.size(); now += HOUR) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                fold.observe(events.get(next++));
            }
            each.ended(now, fold, fold.tick(now));
        }
    }

    /// The snapshots of every hour that has them.
    static List<List<MarginSnapshot>> snapshots(List<MarketEvent> events) {
        List<List<MarginSnapshot>> hours = new ArrayList<>();
        run(events, new DemandFold(BOOK, HOUR), (now, fold, snapshots) -> {
            if (!snapshots.isEmpty()) {
                hours.add(snapshots);
            }
        });
        return hours;
    }
}
