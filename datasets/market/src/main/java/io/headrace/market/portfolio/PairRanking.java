package io.headrace.market.portfolio;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The order of venues by funding, per coin, and the pairs it means: long at the low end, short at the high end.
///
/// With four venues or more 60 % of a coin's notional pairs the extremes and 40 % the next ones in; with two or
/// three venues one pair carries all of it. The old order stays until the new one's carry beats it by more than the
/// switch band.
final class PairRanking {
    private static final double[] TWO_PAIRS = {0.6, 0.4};
    private static final double[] ONE_PAIR = {1.0};

    private final int venues;
    private final double switchBand;
    private final double[] shares;
    private final long[] order;
    private final long[] ranked;

    PairRanking(FoldState state, Legs legs, double switchBand) {
        venues = legs.venueCount();
        this.switchBand = switchBand;
        shares = venues >= 4 ? TWO_PAIRS : ONE_PAIR;
        order = state.longs(legs.coinCount() * venues);
        ranked = state.longs(legs.coinCount());
    }

    /// Looks at a coin's funding once more and keeps or changes its order.
    ///
    /// @param funding per venue, per year
    void rank(int coin, double[] funding) {
        int[] candidate = IntStream.range(0, venues)
                .boxed()
                .sorted(Comparator.comparingDouble(venue -> funding[venue]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (ranked[coin] == 0 || carry(candidate, funding) - carry(current(coin), funding) > switchBand) {
            for (int i = 0; i < venues; i++) {
                order[coin * venues + i] = candidate[i];
            }
            ranked[coin] = 1;
        }
    }

    /// The signed share of a coin's pair notional held at each venue: positive long, summing to zero.
    double[] signedShares(int coin) {
        double[] signed = new double[venues];
        int[] current = current(coin);
        for (int pair = 0; pair < shares.length; pair++) {
            signed[current[pair]] += shares[pair];
            signed[current[venues - 1 - pair]] -= shares[pair];
        }
        return signed;
    }

    private int[] current(int coin) {
        int[] current = new int[venues];
        for (int i = 0; i < venues; i++) {
            current[i] = Math.toIntExact(order[coin * venues + i]);
        }
        return current;
    }

    private double carry(int[] byFunding, double[] funding) {
        double carry = 0;
        for (int pair = 0; pair < shares.length; pair++) {
            carry += shares[pair] * (funding[byFunding[venues - 1 - pair]] - funding[byFunding[pair]]);
        }
        return carry;
    }
}
