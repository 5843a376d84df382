package io.headrace.market.book;

import io.headrace.market.event.Levels;
import java.util.Arrays;

/// One side of a book, best price first, in sorted arrays. Changing a level moves the worse ones by one place;
/// nothing is allocated but when the side grows beyond what it ever held.
final class BookSide {
    /// Beyond this many levels the worst are dropped, so that a stream that never removes one stays bounded.
    static final int MOST_LEVELS = 20_000;

    private final int direction;
    private double[] prices = new double[64];
    private double[] sizes = new double[64];
    private int count;

    /// @param direction 1 where low prices are best (asks), -1 where high ones are (bids)
    BookSide(int direction) {
        this.direction = direction;
    }

    int count() {
        return count;
    }

    double price(int level) {
        return prices[level];
    }

    double size(int level) {
        return sizes[level];
    }

    void clear() {
        count = 0;
    }

    void set(Levels levels) {
        for (int level = 0; level < levels.count(); level++) {
            set(levels.price(level), levels.size(level));
        }
    }

    void set(double price, double size) {
        int at = placeOf(price);
        boolean there = at < count && prices[at] == price;
        if (size == 0) {
            if (there) {
                remove(at);
            }
        } else if (there) {
            sizes[at] = size;
        } else {
            insert(at, price, size);
        }
    }

    private int placeOf(double price) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (direction * prices[middle] < direction * price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void remove(int at) {
        System.arraycopy(prices, at + 1, prices, at, count - at - 1);
        System.arraycopy(sizes, at + 1, sizes, at, count - at - 1);
        count--;
    }

    private void insert(int at, double price, double size) {
        if (at == MOST_LEVELS) {
            return;
        }
        if (count + 1 > prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        System.arraycopy(prices, at, prices, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        prices[at] = price;
        sizes[at] = size;
        count = Math.min(count + 1, MOST_LEVELS);
    }
}
