package io.headrace.market.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.portfolio.demand.DemandFold;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The truth is checked by the market itself: outcomes exceed a true quantile as often as its level says.
class TrueQuantilesPropertyTest {
    private static final long HOUR = DemoDesk.HOUR;
    private static final int LEAD = 1;
    private static final int REVIEW = 3;
    private static final double[] LEVELS = {0.1, 0.5, 0.9, 0.95, 0.99};
    private static final int PATHS = 300;
    private static final double BAND = 3.5; // standard deviations; 15 shares are tested

    @Test
    void outcomesExceedTrueQuantilesAsOftenAsTheyShould() {
        SyntheticMarket market = new SyntheticMarket(DemoDesk.DEMO);
        List<List<MarginSnapshot>> hours = new ArrayList<>();
        List<Truth> truths = new ArrayList<>();
        DemoDesk.run(market.events(), new DemandFold(DemoDesk.BOOK, HOUR), (now, fold, snapshots) -> {
            if (snapshots.isEmpty()) {
                return;
            }
            // Windows do not overlap, so exceedances are independent.
            if (hours.size() % (LEAD + REVIEW) == 0) {
                truths.add(new Truth(hours.size(), truth(market, fold, now, PATHS)));
            }
            hours.add(snapshots);
        });
        truths.removeIf(truth -> truth.index() + LEAD + REVIEW >= hours.size());
        assertTrue(truths.size() > 300, "windows " + truths.size());
        for (int venue = 0; venue < 3; venue++) {
            for (int k = 0; k < LEVELS.length; k++) {
                assertShare(venue, k, truths, hours);
            }
        }
    }

    @Test
    void simulatingLeavesTheFoldAloneAndRepeatsExactly() {
        SyntheticMarket market = new SyntheticMarket(DemoDesk.DEMO.withDays(5));
        DemoDesk.run(market.events(), new DemandFold(DemoDesk.BOOK, HOUR), (now, fold, snapshots) -> {
            if (!snapshots.isEmpty()) {
                byte[] before = fold.save();
                double[][] first = truth(market, fold, now, 20);
                double[][] second = truth(market, fold, now, 20);
                assertArrayEquals(before, fold.save());
                for (int venue = 0; venue < 3; venue++) {
                    assertArrayEquals(first[venue], second[venue]);
                }
            }
        });
    }

    private static double[][] truth(SyntheticMarket market, DemandFold fold, long now, int paths) {
        return market.trueNeedQuantiles(fold, now, LEAD * HOUR, REVIEW * HOUR, LEVELS, paths, now);
    }

    private static void assertShare(int venue, int k, List<Truth> truths, List<List<MarginSnapshot>> hours) {
        int exceeded = 0;
        for (Truth truth : truths) {
            exceeded += need(hours, truth.index(), venue) > truth.quantiles()[venue][k] ? 1 : 0;
        }
        int n = truths.size();
        // The r-th of m simulated outcomes is exceeded by the next one with probability 1 - r / (m + 1).
        double expected = 1 - Math.ceil(LEVELS[k] * PATHS) / (PATHS + 1);
        double sd = Math.sqrt(expected * (1 - expected) / n);
        double share = (double) exceeded / n;
        assertTrue(
                Math.abs(share - expected) <= BAND * sd,
                "venue " + venue + " level " + LEVELS[k] + ": exceeded " + share + " of " + n);
    }

    private static double need(List<List<MarginSnapshot>> hours, int index, int venue) {
        double flow = 0;
        double need = Double.NEGATIVE_INFINITY;
        for (int ahead = 1; ahead <= LEAD + REVIEW; ahead++) {
            MarginSnapshot snapshot = hours.get(index + ahead).get(venue);
            flow += snapshot.flowUsd();
            if (ahead > LEAD) {
                need = Math.max(need, snapshot.demandUsd() - flow);
            }
        }
        return need;
    }

    private record Truth(int index, double[][] quantiles) {}
}
