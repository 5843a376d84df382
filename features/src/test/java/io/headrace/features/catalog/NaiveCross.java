package io.headrace.features.catalog;

import io.headrace.features.catalog.NaiveMarket.Best;
import io.headrace.features.catalog.NaiveMarket.Book;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/// The columns across venues straight from their formulas; events are of one coin at all venues.
final class NaiveCross {
    private static final double NOT_WARM = Double.NaN;
    private static final long SECOND = 1_000_000_000L;
    private static final long FRESH = 60 * SECOND;
    private static final long DAY = 24 * 3600 * SECOND;

    private NaiveCross() {}

    /// As seen by the first venue of the streams.
    static Map<String, NaiveFormula> formulas() {
        return formulas("alpha");
    }

    static Map<String, NaiveFormula> formulas(String venue) {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        all.put("cross_venue_spread", (seen, now) -> spread(venue, seen, now));
        all.put("lead_lag_900s", (seen, now) -> leadLag(venue, seen, now));
        all.put("aggregate_depth_10bps", (seen, now) -> depth(seen, now, 10));
        all.put("aggregate_depth_30bps", (seen, now) -> depth(seen, now, 30));
        return all;
    }

    private static double spread(String venue, List<MarketEvent> seen, long now) {
        Map<String, Double> mids = new TreeMap<>();
        byVenue(seen).forEach((name, events) -> {
            Best best = new NaiveMarket(events).best;
            if (best != null && now - lastLook(events) <= FRESH) {
                mids.put(name, best.mid());
            }
        });
        Double own = mids.remove(venue);
        double[] others =
                mids.values().stream().mapToDouble(Double::doubleValue).toArray();
        return own == null || others.length == 0 ? NOT_WARM : 1e4 * (own / new Median().evaluate(others) - 1);
    }

    private static double depth(List<MarketEvent> seen, long now, int k) {
        double sum = 0;
        int count = 0;
        for (List<MarketEvent> events : byVenue(seen).values()) {
            Book book = new NaiveMarket(events).book();
            long last = events.stream()
                    .filter(event -> event instanceof BookSnapshot || event instanceof BookDelta)
                    .mapToLong(MarketEvent::knownNanos)
                    .max()
                    .orElse(Long.MIN_VALUE / 2);
            if (now - last <= DAY) {
                sum += book != null && book.twoSided() ? NaiveDepth.usd(book, k) : NOT_WARM;
                count++;
            }
        }
        return count == 0 ? NOT_WARM : sum;
    }

    /// When the venue was last looked at for its best quotes.
    private static long lastLook(List<MarketEvent> events) {
        List<Best> bests = new NaiveMarket(events).bests;
        return bests.isEmpty() ? Long.MIN_VALUE / 2 : bests.getLast().nanos();
    }

    private static double leadLag(String venue, List<MarketEvent> seen, long now) {
        long last = Math.floorDiv(now, SECOND);
        // the window, the two seconds before it that its returns reach back to, and the end of each
        int length = 903;
        Map<String, double[]> returns = new TreeMap<>();
        byVenue(seen).forEach((name, events) -> returns.put(name, returns(events, last - length, length)));
        double[] own = returns.get(venue);
        if (own == null) {
            return NOT_WARM;
        }
        double[] leader = new double[length];
        for (int i = 0; i < length; i++) {
            leader[i] = meanOfOthers(venue, returns, i);
        }
        return contrast(own, leader, last - length + 1, now);
    }

    /// The return of each second, from the one that begins at `first`; NaN where there is none.
    private static double[] returns(List<MarketEvent> events, long first, int length) {
        double[] mids = new double[length + 1];
        List<Look> looks = looks(events);
        for (int i = 0; i <= length; i++) {
            long end = (first + i) * SECOND;
            mids[i] = looks.stream()
                    .filter(look -> look.nanos() <= end)
                    .reduce((before, after) -> after)
                    .filter(look -> end - look.nanos() <= FRESH)
                    .map(Look::mid)
                    .orElse(Double.NaN);
        }
        double[] returns = new double[length];
        for (int i = 0; i < length; i++) {
            returns[i] = Math.log(mids[i + 1] / mids[i]);
        }
        return returns;
    }

    /// A mid from an instant on; NaN from a hole on.
    private record Look(long nanos, double mid) {}

    private static List<Look> looks(List<MarketEvent> events) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i <= events.size(); i++) {
            if (i == events.size() || events.get(i) instanceof StreamGap) {
                new NaiveMarket(events.subList(0, i))
                        .bests.forEach(best -> looks.add(new Look(best.nanos(), best.mid())));
                if (i < events.size()) {
                    looks.add(new Look(events.get(i).knownNanos(), Double.NaN));
                }
            }
        }
        looks.sort(Comparator.comparingLong(Look::nanos));
        return looks;
    }

    private static double meanOfOthers(String venue, Map<String, double[]> returns, int second) {
        double own = returns.getOrDefault(venue, new double[0])[second];
        double mean = returns.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(venue))
                .mapToDouble(entry -> entry.getValue()[second])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
        return Double.isNaN(own) ? Double.NaN : mean;
    }

    /// @param end of the first second, in seconds
    private static double contrast(double[] own, double[] leader, long end, long now) {
        double following = 0;
        double leading = 0;
        double leaders = 0;
        double owns = 0;
        int count = 0;
        for (int i = 1; i < own.length; i++) {
            boolean all = !Double.isNaN(own[i] + own[i - 1] + leader[i] + leader[i - 1]);
            if (all && NaiveMarket.within((end + i) * SECOND, now, 900)) {
                following += leader[i - 1] * own[i];
                leading += own[i - 1] * leader[i];
                leaders += leader[i] * leader[i];
                owns += own[i] * own[i];
                count++;
            }
        }
        boolean moved = leaders > 0 && owns > 0;
        return count >= 60 && moved ? (following - leading) / Math.sqrt(leaders * owns) : NOT_WARM;
    }

    private static Map<String, List<MarketEvent>> byVenue(List<MarketEvent> seen) {
        Map<String, List<MarketEvent>> byVenue = new TreeMap<>();
        seen.forEach(event -> byVenue.computeIfAbsent(event.instrument().venue(), fresh -> new ArrayList<>())
                .add(event));
        return byVenue;
    }
}
