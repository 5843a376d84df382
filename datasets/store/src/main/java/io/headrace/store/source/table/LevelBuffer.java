package io.headrace.store.source.table;

import io.headrace.market.event.Levels;
import io.headrace.store.source.TableRow;
import java.util.Arrays;

/// Collects the levels of one side of a book from the rows of one message.
public final class LevelBuffer {
    /// More than any venue sends at once.
    private static final int MOST_LEVELS = 100_000;

    private double[] prices = new double[32];
    private double[] sizes = new double[32];
    private int count;

    /// Adds the level of a row.
    ///
    /// @throws BadRecord when one message has more levels than any book
    public void add(TableRow row, int priceColumn, double price, double size) {
        if (count == MOST_LEVELS) {
            throw row.refuse(priceColumn, "must not be one of more than " + MOST_LEVELS + " levels in one message");
        }
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        prices[count] = price;
        sizes[count++] = size;
    }

    public int count() {
        return count;
    }

    /// The levels collected; the buffer is empty afterwards.
    public Levels take() {
        Levels levels = Levels.first(count, prices, sizes);
        count = 0;
        return levels;
    }
}
