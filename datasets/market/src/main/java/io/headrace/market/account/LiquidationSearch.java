package io.headrace.market.account;

import io.headrace.market.venue.AssetWeight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/// Finds the smallest adverse price move that leaves maintenance margin uncovered.
///
/// The common move takes each coin against the bucket's net exposure in it, or all of them the other way: haircuts
/// and margins that grow with the price can make a bucket that looks long die of a rise. A coin alone is tried both
/// ways; the nearer crossing counts. All instruments of a coin move together. Margin left need not fall evenly, so
/// the first crossing is looked for on a grid of 1 %, and then bisected.
final class LiquidationSearch {
    private static final double STEP = 0.01;
    private static final double GROWTH = 1.05;
    private static final double FARTHEST = 100;
    private static final int HALVINGS = 80;

    private final Rulebook rules;
    private final Bucket bucket;
    private final Map<String, Double> netUsd;

    LiquidationSearch(Rulebook rules, Bucket bucket) {
        this.rules = rules;
        this.bucket = bucket;
        netUsd = netUsd();
    }

    Liquidation find() {
        OptionalDouble against = smallest(move -> moved(netUsd, move));
        Map<String, Double> turned = new LinkedHashMap<>();
        netUsd.forEach((coin, net) -> turned.put(coin, -net));
        OptionalDouble common = nearer(against, smallest(move -> moved(turned, move)));
        Map<String, Double> factors = new LinkedHashMap<>();
        for (String coin : netUsd.keySet()) {
            OptionalDouble down = smallest(move -> moved(Map.of(coin, 1.0), move));
            OptionalDouble up = smallest(move -> moved(Map.of(coin, -1.0), move));
            OptionalDouble move = nearer(down, up);
            if (move.isPresent()) {
                factors.put(coin, factor(move.equals(down) ? 1 : -1, move.getAsDouble()));
            }
        }
        return new Liquidation(common, factors);
    }

    private static OptionalDouble nearer(OptionalDouble one, OptionalDouble other) {
        return one.isEmpty() || other.isPresent() && other.getAsDouble() < one.getAsDouble() ? other : one;
    }

    private OptionalDouble smallest(DoubleFunction<Bucket> moved) {
        if (rules.marginLeftUsd(bucket) < 0) {
            return OptionalDouble.of(0);
        }
        double safe = 0;
        while (safe < FARTHEST) {
            double next = safe < 1 ? Math.min(1, safe + STEP) : safe * GROWTH;
            if (rules.marginLeftUsd(moved.apply(next)) < 0) {
                return OptionalDouble.of(bisect(moved, safe, next));
            }
            safe = next;
        }
        return OptionalDouble.empty();
    }

    private double bisect(DoubleFunction<Bucket> moved, double from, double to) {
        double safe = from;
        double lost = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (safe + lost) / 2;
            if (rules.marginLeftUsd(moved.apply(middle)) < 0) {
                lost = middle;
            } else {
                safe = middle;
            }
        }
        return lost;
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
