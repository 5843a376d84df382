package io.headrace.features.catalog;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.StreamGap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The carry columns beside the standard ones, straight from their formulas.
final class NaiveCarry {
    static final long MINUTE = 60_000_000_000L;
    static final long HOUR = 60 * MINUTE;
    static final double NOT_WARM = Double.NaN;

    private NaiveCarry() {}

    /// A value and when it was known.
    record Said(long nanos, double value) {}

    static Map<String, NaiveFormula> formulas() {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        all.put("mark_premium", (seen, now) -> {
            List<Said> premiums = premiums(seen);
            return premiums.isEmpty() ? NOT_WARM : premiums.getLast().value();
        });
        all.put("annualized_basis_1h", (seen, now) -> {
            List<Said> premiums = premiums(seen);
            return covers(premiums, HOUR, now) ? 1095 * mean(levels(premiums, HOUR, now)) : NOT_WARM;
        });
        all.put("open_interest_change_1h", (seen, now) -> logChange(seen, HOUR, now));
        all.put("open_interest_change_24h", (seen, now) -> logChange(seen, 24 * HOUR, now));
        all.put("liquidation_pressure_1h", NaiveCarry::pressure);
        all.put("liquidation_share_24h", NaiveCarry::share);
        return all;
    }

    private static List<Said> premiums(List<MarketEvent> seen) {
        List<Said> premiums = new ArrayList<>();
        double mark = 0;
        double index = 0;
        for (MarketEvent event : seen) {
            if (event instanceof MarkPrice price) {
                mark = price.price();
            } else if (event instanceof IndexPrice price) {
                index = price.price();
            } else {
                continue;
            }
            if (mark > 0 && index > 0) {
                premiums.add(new Said(event.knownNanos(), mark / index - 1));
            }
        }
        return premiums;
    }

    private static double logChange(List<MarketEvent> seen, long window, long now) {
        List<Said> open = new ArrayList<>();
        seen.stream()
                .filter(OpenInterest.class::isInstance)
                .map(OpenInterest.class::cast)
                .forEach(interest -> open.add(new Said(interest.knownNanos(), interest.usd())));
        double before = before(open, window, now);
        return Double.isNaN(before) || !covers(open, window, now)
                ? NOT_WARM
                : Math.log(open.getLast().value() / before);
    }

    private static double pressure(List<MarketEvent> seen, long now) {
        List<MarketEvent> books = sinceGap(seen, event -> event instanceof BookSnapshot || event instanceof BookDelta);
        List<MarketEvent> whole = sinceGap(
                seen,
                event -> event instanceof Liquidation || event instanceof BookSnapshot || event instanceof BookDelta);
        NaiveMarket.Book book = new NaiveMarket(seen).book();
        boolean heard = !whole.isEmpty() && now - whole.getFirst().knownNanos() >= HOUR;
        if (book == null || !book.twoSided() || !heard || now - books.getLast().knownNanos() > MINUTE) {
            return NOT_WARM;
        }
        double bids = book.bids().stream()
                .filter(level -> level.price() >= book.mid() * (1 - 0.005))
                .mapToDouble(NaiveMarket.Level::size)
                .sum();
        double asks = book.asks().stream()
                .filter(level -> level.price() <= book.mid() * (1 + 0.005))
                .mapToDouble(NaiveMarket.Level::size)
                .sum();
        return bids + asks > 0 ? forced(whole, HOUR, now) / ((bids + asks) * book.mid()) : NOT_WARM;
    }

    private static double share(List<MarketEvent> seen, long now) {
        List<MarketEvent> whole =
                sinceGap(seen, event -> event instanceof Liquidation || event instanceof OpenInterest);
        double open = seen.stream()
                .filter(OpenInterest.class::isInstance)
                .mapToDouble(event -> ((OpenInterest) event).usd())
                .reduce(0, (before, after) -> after);
        boolean heard = !whole.isEmpty() && now - whole.getFirst().knownNanos() >= 24 * HOUR;
        long said = seen.stream()
                .filter(OpenInterest.class::isInstance)
                .mapToLong(MarketEvent::knownNanos)
                .max()
                .orElse(Long.MIN_VALUE / 2);
        if (now - said > 24 * HOUR) {
            return NOT_WARM;
        }
        return heard && open > 0 ? forced(whole, 24 * HOUR, now) / open : NOT_WARM;
    }

    /// The last gap and all of a kind after it, or all of a kind.
    private static List<MarketEvent> sinceGap(List<MarketEvent> seen, Predicate<MarketEvent> kind) {
        List<MarketEvent> whole = new ArrayList<>();
        for (MarketEvent event : seen) {
            if (event instanceof StreamGap) {
                whole.clear();
                whole.add(event);
            } else if (kind.test(event)) {
                whole.add(event);
            }
        }
        return whole;
    }

    private static double forced(List<MarketEvent> events, long window, long now) {
        return events.stream()
                .filter(Liquidation.class::isInstance)
                .map(Liquidation.class::cast)
                .filter(forced -> inWindow(forced.knownNanos(), window, now))
                .mapToDouble(forced -> forced.price() * forced.size())
                .sum();
    }

    /// Whether an instant is in the last 60 buckets of a window.
    static boolean inWindow(long nanos, long window, long now) {
        return (nanos - 1) / (window / 60) > (now - 1) / (window / 60) - 60;
    }

    /// Heard for the whole window and within it.
    static boolean covers(List<Said> said, long window, long now) {
        return !said.isEmpty()
                && now - said.getFirst().nanos() >= window
                && inWindow(said.getLast().nanos(), window, now);
    }

    /// The last value of each bucket of the window that has one.
    static List<Double> levels(List<Said> said, long window, long now) {
        SortedMap<Long, Double> last = new TreeMap<>();
        said.stream()
                .filter(one -> inWindow(one.nanos(), window, now))
                .forEach(one -> last.put((one.nanos() - 1) / (window / 60), one.value()));
        return List.copyOf(last.values());
    }

    /// The last value from before the window; NaN where none is known.
    static double before(List<Said> said, long window, long now) {
        return said.stream()
                .filter(one -> !inWindow(one.nanos(), window, now))
                .mapToDouble(Said::value)
                .reduce(NOT_WARM, (earlier, later) -> later);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(NOT_WARM);
    }
}
