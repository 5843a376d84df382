package io.headrace.market.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.venue.AccountMode;
import io.headrace.market.venue.margin.MarkedPosition;
import io.headrace.market.venue.withdrawal.VenueMeasure;
import io.headrace.market.venue.withdrawal.VenueState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What holds for every account under every lawful rulebook.
class RulebookPropertyTest {
    private static final List<String> COINS = List.of("A", "B", "C");
    private static final int CASES = 300;

    @Test
    void withdrawableIsNeverNegativeNorAboveFree() {
        forEachCase(21, (rules, account) -> {
            for (BucketMargin bucket : rules.margin(account).buckets()) {
                double withdrawable = bucket.withdrawal().usd();
                assertTrue(withdrawable >= 0 && withdrawable <= bucket.freeUsd(), bucket::toString);
                assertTrue(bucket.freeUsd() >= 0, bucket::toString);
                double margin = rules.judgesByInitial(bucket.bucket())
                        ? bucket.collateralUsd() - bucket.initialUsd()
                        : bucket.maintenanceCollateralUsd() - bucket.maintenanceUsd();
                // A dollar of the lightest collateral here gives up at least half a dollar of margin.
                double slack = 1e-9 * (1 + Math.abs(margin));
                assertTrue(bucket.freeUsd() <= Math.max(0, margin) / 0.5 + slack, bucket::toString);
            }
        });
    }

    @Test
    void maintenanceNeverExceedsInitial() {
        forEachCase(22, (rules, account) -> {
            for (BucketMargin bucket : rules.margin(account).buckets()) {
                assertTrue(bucket.maintenanceUsd() <= bucket.initialUsd() * (1 + 1e-12), bucket::toString);
                assertTrue(bucket.maintenanceCollateralUsd() >= bucket.collateralUsd() - 1e-9, bucket::toString);
            }
        });
    }

    @Test
    void theTranchesAddUp() {
        forEachCase(23, (rules, account) -> {
            AccountMargin margin = rules.margin(account);
            double initial = 0;
            for (BucketMargin bucket : margin.buckets()) {
                double tiers =
                        bucket.tiers().stream().mapToDouble(TierUse::initialUsd).sum();
                assertEquals(bucket.initialUsd(), tiers, 1e-9 * (1 + tiers));
                if (bucket.collateralUsd() > 0) {
                    double use = bucket.tiers().stream()
                            .mapToDouble(TierUse::utilization)
                            .sum();
                    assertEquals(bucket.utilization(), use, 1e-9 * (1 + use));
                }
                initial += bucket.initialUsd();
            }
            assertEquals(margin.initialUsd(), initial, 1e-9 * (1 + initial));
        });
    }

    @Test
    void theLiquidationPriceIsWhereTheAccountEvaluatedAnewIsLiquidated() {
        int[] found = new int[1];
        forEachCase(24, (rules, account) -> {
            for (BucketMargin margin : rules.margin(account).buckets()) {
                double now = rules.marginLeftUsd(margin.bucket());
                margin.liquidation().factors().forEach((coin, factor) -> {
                    double scale = 1 + margin.maintenanceUsd() + Math.abs(margin.maintenanceCollateralUsd());
                    double at = rules.marginLeftUsd(repriced(rules, margin.bucket(), coin, factor));
                    double slack = now < 0 ? Double.POSITIVE_INFINITY : 1e-6 * scale;
                    assertTrue(at <= slack && (now < 0 || at >= -slack), () -> coin + " " + factor + " " + at);
                    assertTrue(now < 0 == (factor == 1), () -> now + " " + factor);
                    found[0]++;
                });
            }
        });
        assertTrue(found[0] > CASES, "liquidation prices found: " + found[0]);
    }

    /// A scan of both common moves in steps of 0.0005 finds nothing nearer, and the loss just beyond.
    @Test
    void theDistanceToLiquidationIsTheFirstThatAFineScanFinds() {
        int[] found = new int[1];
        forEachCase(27, (rules, account) -> {
            for (BucketMargin margin : rules.margin(account).buckets()) {
                double move = margin.liquidation().commonMove().orElse(Double.POSITIVE_INFINITY);
                double scale = 1e-9 * (1 + margin.maintenanceUsd() + Math.abs(margin.maintenanceCollateralUsd()));
                for (double at = 0; at < Math.min(move, 1.5); at += 0.0005) {
                    double left = worseUsd(rules, margin.bucket(), at);
                    assertTrue(left >= -scale, "lost at " + at + " before " + move);
                }
                if (move > 0 && move < 1.5) {
                    assertTrue(worseUsd(rules, margin.bucket(), move) <= scale, margin::toString);
                    assertTrue(worseUsd(rules, margin.bucket(), move * 1.0001) < 0, margin::toString);
                    found[0]++;
                }
            }
        });
        assertTrue(found[0] > CASES / 2, "moves found: " + found[0]);
    }

    @Test
    void aLiquidationFarAwayIsFoundToo() {
        Rulebook rules = new Rulebook(Map.of("x", RandomRules.plainVenue("x", 0.1)));
        Bucket bucket = new Bucket(
                "far",
                AccountMode.CROSS,
                "",
                List.of(new Holding("x", "USDC", 1000, 1)),
                List.of(new OpenPosition("x", "A", "", 0, MarkedPosition.at(-1, 1))));
        BucketMargin margin = rules.margin(new Account("desk", List.of(bucket), Map.of()))
                .buckets()
                .getFirst();
        // 1000 - (P - 1) = 0.05 P
        assertEquals(1001 / 1.05, margin.liquidation().factors().get("A"), 1e-9);
    }

    @Test
    void aLoansDepositsMayLeaveDownToAHealthFactorOfOne() {
        Rulebook rules = new Rulebook(Map.of("x", RandomRules.lendingVenue("x", 0.8, 0.85)));
        Bucket bucket = new Bucket(
                "loan",
                AccountMode.CROSS,
                "",
                List.of(new Holding("x", "A", 10, 2000), new Holding("x", "USDC", -8000, 1)),
                List.of());
        BucketMargin margin = rules.margin(new Account("desk", List.of(bucket), Map.of()))
                .buckets()
                .getFirst();
        double most = (20_000 * 0.85 - 8000) / 0.85;
        assertEquals(most, margin.freeUsd(), 1e-9);
        assertEquals(most, margin.withdrawal().usd(), 1e-9);
        assertEquals(8000 / 0.85, 20_000 - margin.withdrawal().usd(), 1e-9, "what stays carries the debt exactly");
    }

    @Test
    void anOrdinaryCrossAccountIsSafeJustBeforeTheCommonMoveAndLostJustAfter() {
        int[] found = new int[1];
        forEachCase(25, (rules, account) -> {
            for (BucketMargin margin : rules.margin(account).buckets()) {
                var move = margin.liquidation().commonMove();
                if (move.isEmpty() || move.getAsDouble() == 0) {
                    continue;
                }
                assertTrue(worseUsd(rules, margin.bucket(), 0.999999 * move.getAsDouble()) >= -1e-6);
                assertTrue(worseUsd(rules, margin.bucket(), 1.000001 * move.getAsDouble()) <= 1e-6);
                found[0]++;
            }
        });
        assertTrue(found[0] > CASES / 2, "moves found: " + found[0]);
    }

    @Test
    void whatIsSaidToHaveNoLiquidationPriceIsSafeWhereverItsCoinGoes() {
        int[] looked = new int[1];
        forEachCase(26, (rules, account) -> {
            for (BucketMargin margin : rules.margin(account).buckets()) {
                for (OpenPosition position : margin.bucket().positions()) {
                    if (margin.liquidation().factors().containsKey(position.coin())) {
                        continue;
                    }
                    for (double factor = 0.05; factor < 10; factor *= 1.1) {
                        double at = rules.marginLeftUsd(repriced(rules, margin.bucket(), position.coin(), factor));
                        assertTrue(at >= 0, position.coin() + " at " + factor + " leaves " + at);
                    }
                    looked[0]++;
                }
            }
        });
        assertTrue(looked[0] > 0, "no position without a liquidation price");
    }

    /// Margin left after all coins moved against the net exposure, or with it: the worse of the two.
    private static double worseUsd(Rulebook rules, Bucket bucket, double move) {
        return Math.min(
                rules.marginLeftUsd(moved(rules, bucket, move)), rules.marginLeftUsd(moved(rules, bucket, -move)));
    }

    private interface Case {
        void check(Rulebook rules, Account account);
    }

    private static void forEachCase(long seed, Case each) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Map<String, VenueRules> venues = new LinkedHashMap<>();
            for (String venue : List.of("x", "y")) {
                venues.put(venue, RandomRules.venue(random, venue));
            }
            each.check(new Rulebook(venues), account(random));
        }
    }

    private static Account account(SplittableRandom random) {
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(bucket(random, "cross", AccountMode.CROSS, List.of("x"), 3));
        buckets.add(bucket(random, "isolated", AccountMode.ISOLATED, List.of("y"), 1));
        buckets.add(bucket(random, "unified", AccountMode.UNIFIED, List.of("x", "y"), 4));
        VenueState told = new VenueState(Map.of(
                VenueMeasure.WITHDRAWN_HOUR_USD, 500.0,
                VenueMeasure.WITHDRAWN_DAY_USD, 500.0,
                VenueMeasure.BLOCKS_SINCE_FREEZE, 100.0,
                VenueMeasure.POOL_LIQUIDITY_USD, 3000 * random.nextDouble()));
        return new Account("desk", buckets, Map.of("x", told, "y", random.nextBoolean() ? told : VenueState.UNKNOWN));
    }

    private static Bucket bucket(
            SplittableRandom random, String name, AccountMode mode, List<String> venues, int positions) {
        List<Holding> holdings = new ArrayList<>();
        List<OpenPosition> open = new ArrayList<>();
        for (String venue : venues) {
            holdings.add(new Holding(venue, "USDC", random.nextDouble(-2000, 20_000), 1));
            if (random.nextBoolean()) {
                holdings.add(new Holding(venue, "A", random.nextDouble(-20, 60), 50));
            }
        }
        for (int i = random.nextInt(1, positions + 1); i > 0; i--) {
            double price = 10 + 90 * random.nextDouble();
            MarkedPosition marked = new MarkedPosition(
                    random.nextDouble(-500, 500), price * (0.9 + 0.2 * random.nextDouble()), price, 3e7);
            double leverage = random.nextBoolean() ? 0 : 1 + 20 * random.nextDouble();
            open.add(new OpenPosition(
                    venues.get(random.nextInt(venues.size())), COINS.get(random.nextInt(3)), "", leverage, marked));
        }
        return new Bucket(name, mode, "", holdings, open);
    }

    private static Bucket repriced(Rulebook rules, Bucket bucket, String coin, double factor) {
        return moved(rules, bucket, Map.of(coin, factor));
    }

    /// Every coin against the bucket's own exposure, worked out anew here.
    private static Bucket moved(Rulebook rules, Bucket bucket, double move) {
        Map<String, Double> net = new LinkedHashMap<>();
        bucket.positions().forEach(p -> net.merge(p.coin(), p.marked().signedUsd(), Double::sum));
        bucket.holdings().stream()
                .filter(holding -> holding.asset().equals("A"))
                .forEach(holding -> net.merge("A", holding.valueUsd(), Double::sum));
        Map<String, Double> factors = new LinkedHashMap<>();
        net.forEach((coin, usd) -> factors.put(coin, Math.max(0, usd > 0 ? 1 - move : 1 + move)));
        return moved(rules, bucket, factors);
    }

    private static Bucket moved(Rulebook rules, Bucket bucket, Map<String, Double> factors) {
        List<Holding> holdings = bucket.holdings().stream()
                .map(h ->
                        h.repriced(factors.getOrDefault(rules.weight(bucket, h).coin(), 1.0)))
                .toList();
        List<OpenPosition> positions = bucket.positions().stream()
                .map(p -> p.repriced(factors.getOrDefault(p.coin(), 1.0)))
                .toList();
        return new Bucket(bucket.name(), bucket.mode(), bucket.category(), holdings, positions);
    }
}
