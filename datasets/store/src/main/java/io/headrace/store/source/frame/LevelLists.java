package io.headrace.store.source.frame;

import io.headrace.market.event.Levels;
import io.headrace.store.source.Contract;

/// Reads the two usual shapes of price levels. Sizes become base units by the contract.
public final class LevelLists {
    private LevelLists() {}

    /// `[["61737.6","0.5"], ...]`: price and size, what follows them is passed over.
    public static Levels pairs(Members levels, Contract contract) {
        double[] prices = new double[levels.count()];
        double[] sizes = new double[levels.count()];
        for (int level = 0; level < prices.length; level++) {
            Members pair = levels.at(level);
            prices[level] = pair.price(0);
            sizes[level] = contract.base(pair.sizeOrZero(1), prices[level]);
        }
        return Levels.of(prices, sizes);
    }

    /// `[{"price":"61737.6","size":"0.5"}, ...]` with the members' names as the venue has them.
    public static Levels objects(Members levels, String price, String size, Contract contract) {
        double[] prices = new double[levels.count()];
        double[] sizes = new double[levels.count()];
        for (int level = 0; level < prices.length; level++) {
            Members each = levels.at(level);
            prices[level] = each.price(price);
            sizes[level] = contract.base(each.sizeOrZero(size), prices[level]);
        }
        return Levels.of(prices, sizes);
    }
}
