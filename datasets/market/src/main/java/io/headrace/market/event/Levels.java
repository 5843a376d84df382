package io.headrace.market.event;

import java.util.Arrays;

/// Price levels of one side of a book, in the order their source gives them. Immutable; reading allocates nothing.
public final class Levels {
    /// No level.
    public static final Levels NONE = new Levels(new double[0], new double[0]);

    private final double[] prices;
    private final double[] sizes;

    private Levels(double[] prices, double[] sizes) {
        this.prices = prices;
        this.sizes = sizes;
    }

    /// @param prices in quote currency, positive
    /// @param sizes in base units, not negative, one for each price
    public static Levels of(double[] prices, double[] sizes) {
        return of(prices, sizes, prices.length, sizes.length);
    }

    /// The first `count` levels of longer arrays.
    public static Levels first(int count, double[] prices, double[] sizes) {
        return of(prices, sizes, count, count);
    }

    private static Levels of(double[] prices, double[] sizes, int count, int sizeCount) {
        if (count != sizeCount) {
            throw new IllegalArgumentException("each price needs a size, were " + count + " and " + sizeCount);
        }
        for (int level = 0; level < count; level++) {
            Require.positive("level price", prices[level]);
            Require.notNegative("level size", sizes[level]);
        }
        return count == 0 ? NONE : new Levels(Arrays.copyOf(prices, count), Arrays.copyOf(sizes, count));
    }

    public int count() {
        return prices.length;
    }

    public double price(int level) {
        return prices[level];
    }

    public double size(int level) {
        return sizes[level];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels levels
                && Arrays.equals(prices, levels.prices)
                && Arrays.equals(sizes, levels.sizes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prices) + Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int level = 0; level < prices.length; level++) {
            text.append(level == 0 ? "" : ", ")
                    .append(sizes[level])
                    .append(" at ")
                    .append(prices[level]);
        }
        return text.append(']').toString();
    }
}
