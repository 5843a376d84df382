package io.headrace.market.portfolio.position;

import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Legs;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Which venues hold a coin's long and short legs: long where funding is low, short where it is high.
///
/// With four venues or more the extremes pair 60 % of the coin's notional and the next ones in 40 %. With three the
/// extremes pair 60 % and the middle venue takes the other 40 % opposite the end that pays more. With two one pair
/// carries all. The old legs stay until the new ones' carry beats theirs by more than the switch band.
public final class PairRanking {
    private static final double OUTER = 0.6;
    private static final double INNER = 0.4;

    private final int venues;
    private final double switchBand;
    private final double[] shares;
    private final long[] ranked;

    public PairRanking(FoldState state, Legs legs, double switchBand) {
        venues = legs.venueCount();
        this.switchBand = switchBand;
        shares = state.doubles(legs.coinCount() * venues);
        ranked = state.longs(legs.coinCount());
    }

    /// Looks at a coin's funding once more and keeps or changes its legs.
    ///
    /// @param funding per venue, per year
    public void rank(int coin, double[] funding) {
        double[] candidate = candidate(funding);
        if (ranked[coin] == 0 || carry(candidate, funding) - carry(signedShares(coin), funding) > switchBand) {
            System.arraycopy(candidate, 0, shares, coin * venues, venues);
            ranked[coin] = 1;
        }
    }

    /// The signed share of a coin's pair notional held at each venue: positive long, summing to zero.
    public double[] signedShares(int coin) {
        double[] signed = new double[venues];
        System.arraycopy(shares, coin * venues, signed, 0, venues);
        return signed;
    }

    private double[] candidate(double[] funding) {
        int[] order = IntStream.range(0, venues)
                .boxed()
                .sorted(Comparator.comparingDouble(venue -> funding[venue]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] signed = new double[venues];
        int low = order[0];
        int high = order[venues - 1];
        signed[low] = venues == 2 ? 1 : OUTER;
        signed[high] = -signed[low];
        if (venues == 3) {
            int middle = order[1];
            boolean nearLow = funding[middle] - funding[low] <= funding[high] - funding[middle];
            signed[middle] = nearLow ? INNER : -INNER;
            signed[nearLow ? high : low] = nearLow ? -1 : 1;
        } else if (venues > 3) {
            signed[order[1]] = INNER;
            signed[order[venues - 2]] = -INNER;
        }
        return signed;
    }

    /// What the legs earn per USD of pair and year.
    private static double carry(double[] signed, double[] funding) {
        double carry = 0;
        for (int venue = 0; venue < signed.length; venue++) {
            carry -= signed[venue] * funding[venue];
        }
        return carry;
    }
}
