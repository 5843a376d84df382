package io.headrace.features.catalog;

import io.headrace.features.catalog.NaiveMarket.Best;
import io.headrace.features.catalog.NaiveMarket.Book;
import io.headrace.features.catalog.NaiveMarket.Level;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.MarketEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The depth columns straight from their formulas.
final class NaiveDepth {
    private static final double NOT_WARM = Double.NaN;

    private NaiveDepth() {}

    static Map<String, NaiveFormula> formulas() {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        all.put("spread", (seen, now) -> spread(new NaiveMarket(seen).best));
        for (int k : new int[] {10, 20, 30}) {
            all.put("bid_depth_" + k + "bps", (seen, now) -> ofBook(seen, book -> bids(book, k) * book.mid()));
            all.put("ask_depth_" + k + "bps", (seen, now) -> ofBook(seen, book -> asks(book, k) * book.mid()));
        }
        all.put(
                "depth_imbalance_10bps",
                (seen, now) ->
                        ofBook(seen, book -> (bids(book, 10) - asks(book, 10)) / (bids(book, 10) + asks(book, 10))));
        all.put("depth_slope", (seen, now) -> ofBook(seen, book -> (usd(book, 30) - usd(book, 10)) / 20));
        all.put("book_age", NaiveDepth::age);
        return all;
    }

    private static double spread(@Nullable Best best) {
        return best == null ? NOT_WARM : (best.askPrice() - best.bidPrice()) / best.mid() * 1e4;
    }

    private static double ofBook(List<MarketEvent> seen, ToDoubleFunction<Book> formula) {
        Book book = new NaiveMarket(seen).book();
        return book == null || !book.twoSided() ? NOT_WARM : formula.applyAsDouble(book);
    }

    static double usd(Book book, int k) {
        return book.mid() * (bids(book, k) + asks(book, k));
    }

    private static double bids(Book book, int k) {
        return book.bids().stream()
                .filter(level -> level.price() >= book.mid() * (1 - k / 1e4))
                .mapToDouble(Level::size)
                .sum();
    }

    private static double asks(Book book, int k) {
        return book.asks().stream()
                .filter(level -> level.price() <= book.mid() * (1 + k / 1e4))
                .mapToDouble(Level::size)
                .sum();
    }

    private static double age(List<MarketEvent> seen, long now) {
        if (new NaiveMarket(seen).book() == null) {
            return NOT_WARM;
        }
        return seen.stream()
                .filter(event -> event instanceof BookSnapshot || event instanceof BookDelta)
                .mapToDouble(event -> (now - event.knownNanos()) / 1e9)
                .min()
                .orElse(NOT_WARM);
    }
}
