package io.headrace.market.account;

import io.headrace.market.venue.AssetWeight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/// Finds the smallest adverse price move that leaves maintenance margin uncovered.
///
/// The common move takes each coin against the bucket's net exposure in it, or all of them the other way: haircuts
/// and margins that grow with the price can make a bucket that looks long die of a rise. A coin alone is tried both
/// ways; the nearer crossing counts. All instruments of a coin move together.
///
/// Along a move the margin left is piecewise linear: prices move linearly (and stop at 0),
/// maintenance bends at known prices ([io.headrace.market.venue.margin.MarginModel#bends]), and a
/// venue's profit counts differently below 0. So it is worked out at each bend, and the first
/// crossing between two of them, or beyond the last, is the straight line's.
final class LiquidationSearch {
    /// A price a million times higher is taken for never: it is rounding that draws such a line.
    private static final double FARTHEST = 1e6;

    private final Rulebook rules;
    private final Bucket bucket;
    private final Map<String, Double> netUsd;

    LiquidationSearch(Rulebook rules, Bucket bucket) {
        this.rules = rules;
        this.bucket = bucket;
        netUsd = netUsd();
    }

    Liquidation find() {
        Map<String, Double> turned = new LinkedHashMap<>();
        netUsd.forEach((coin, net) -> turned.put(coin, -net));
        OptionalDouble common = nearer(smallest(netUsd), smallest(turned));
        Map<String, Double> factors = new LinkedHashMap<>();
        for (String coin : netUsd.keySet()) {
            OptionalDouble down = smallest(Map.of(coin, 1.0));
            OptionalDouble move = nearer(down, smallest(Map.of(coin, -1.0)));
            if (move.isPresent()) {
                factors.put(coin, factor(move.equals(down) ? 1 : -1, move.getAsDouble()));
            }
        }
        return new Liquidation(common, factors);
    }

    private static OptionalDouble nearer(OptionalDouble one, OptionalDouble other) {
        return one.isEmpty() || other.isPresent() && other.getAsDouble() < one.getAsDouble() ? other : one;
    }

    /// @param coins those that move, each down where its number is positive, up where it is not
    private OptionalDouble smallest(Map<String, Double> coins) {
        double from = 0;
        double left = leftUsd(coins, 0);
        if (left < 0) {
            return OptionalDouble.of(0);
        }
        for (double to : bends(coins)) {
            double next = leftUsd(coins, to);
            if (next < 0) {
                return OptionalDouble.of(crossing(from, left, to, next));
            }
            from = to;
            left = next;
        }
        double beyond = 2 * from;
        double next = leftUsd(coins, beyond);
        double move = next < left ? crossing(from, left, beyond, next) : FARTHEST;
        return move < FARTHEST ? OptionalDouble.of(move) : OptionalDouble.empty();
    }

    /// Where the line through two points is 0; the first is not below it and the second is lower.
    private static double crossing(double from, double left, double to, double next) {
        return from + (to - from) * left / (left - next);
    }

    /// Where the margin left may bend along a move, ascending; 1, where falling prices reach 0, is one of them.
    private TreeSet<Double> bends(Map<String, Double> coins) {
        TreeSet<Double> bends = new TreeSet<>();
        bends.add(1.0);
        for (OpenPosition position : bucket.positions()) {
            Double net = coins.get(position.coin());
            if (net != null) {
                for (double price : rules.model(position).bends(position.marked())) {
                    double factor = price / position.marked().price();
                    bends.add(net > 0 ? 1 - factor : factor - 1);
                }
            }
        }
        bucket.venues().forEach(venue -> addProfitBends(venue, coins, bends));
        bends.removeIf(move -> !(move > 0 && move < FARTHEST));
        return bends;
    }

    /// A venue's pooled profit is linear up to 1 and beyond it; its zeros are bends.
    private void addProfitBends(String venue, Map<String, Double> coins, TreeSet<Double> bends) {
        double now = profitUsd(venue, moved(coins, 0));
        double atOne = profitUsd(venue, moved(coins, 1));
        double atTwo = profitUsd(venue, moved(coins, 2));
        double first = now / (now - atOne);
        if (first < 1) {
            bends.add(first);
        }
        bends.add(Math.max(1, 1 + atOne / (atOne - atTwo)));
    }

    private static double profitUsd(String venue, Bucket bucket) {
        return bucket.positions().stream()
                .filter(position -> position.venue().equals(venue))
                .mapToDouble(position -> position.marked().profitUsd())
                .sum();
    }

    private double leftUsd(Map<String, Double> coins, double move) {
        return rules.marginLeftUsd(moved(coins, move));
    }

    private Bucket moved(Map<String, Double> coins, double move) {
        return new Bucket(
                bucket.name(),
                bucket.mode(),
                bucket.category(),
                bucket.holdings().stream()
                        .map(holding -> holding.repriced(
                                factorOf(coins, rules.weight(bucket, holding).coin(), move)))
                        .toList(),
                bucket.positions().stream()
                        .map(position -> position.repriced(factorOf(coins, position.coin(), move)))
                        .toList());
    }

    private static double factorOf(Map<String, Double> coins, String coin, double move) {
        Double net = coins.get(coin);
        return net == null ? 1 : factor(net, move);
    }

    private static double factor(double netUsd, double move) {
        return netUsd > 0 ? Math.max(0, 1 - move) : 1 + move;
    }

    /// Value of what is held in each coin, positions and holdings together; dollars do not move.
    private Map<String, Double> netUsd() {
        Map<String, Double> net = new LinkedHashMap<>();
        for (OpenPosition position : bucket.positions()) {
            net.merge(position.coin(), position.marked().signedUsd(), Double::sum);
        }
        for (Holding holding : bucket.holdings()) {
            AssetWeight weight = rules.weight(bucket, holding);
            if (!weight.coin().equals("USD")) {
                net.merge(weight.coin(), holding.valueUsd(), Double::sum);
            }
        }
        return net;
    }
}
