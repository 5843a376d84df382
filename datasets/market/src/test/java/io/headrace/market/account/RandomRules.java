package io.headrace.market.account;

import io.headrace.market.venue.AccountMode;
import io.headrace.market.venue.AssetWeight;
import io.headrace.market.venue.Citation;
import io.headrace.market.venue.Cited;
import io.headrace.market.venue.ProfitRule;
import io.headrace.market.venue.margin.CoinMargin;
import io.headrace.market.venue.margin.CollateralFactorMargin;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.MarginTier;
import io.headrace.market.venue.margin.OpenInterestMargin;
import io.headrace.market.venue.margin.SizePremiumMargin;
import io.headrace.market.venue.margin.SkewScaledMargin;
import io.headrace.market.venue.withdrawal.WithdrawalRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/// Random but lawful rules.
public final class RandomRules {
    private static final Citation CITATION = new Citation("a random test", LocalDate.of(2026, 1, 1), true);

    private RandomRules() {}

    public static MarginModel model(SplittableRandom random) {
        double base = 0.01 + 0.2 * random.nextDouble();
        return switch (random.nextInt(5)) {
            case 0 -> table(random, base);
            case 1 -> {
                double lower = 1e8 * random.nextDouble();
                double upper = lower + 1 + 1e8 * random.nextDouble();
                yield new OpenInterestMargin("tier", base, 0.2 + 0.8 * random.nextDouble(), lower, upper);
            }
            case 2 ->
                new CollateralFactorMargin(
                        base, 1e-9 * random.nextDouble(), base / 2, random.nextInt(3), 6e-4, 0.002, 0.005);
            case 3 -> new SizePremiumMargin(base, base * (0.3 + 0.7 * random.nextDouble()), 1e-3, 0.02);
            default ->
                new SkewScaledMargin(
                        1e4 + 1e6 * random.nextDouble(),
                        3 * random.nextDouble(),
                        base,
                        0.1 + 0.9 * random.nextDouble(),
                        100 * random.nextDouble(),
                        3e-4);
        };
    }

    private static MarginTable table(SplittableRandom random, double base) {
        List<MarginTier> tiers = new ArrayList<>();
        double from = 0;
        double rate = base;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            tiers.add(new MarginTier(from, rate));
            from += 1 + 1e5 * random.nextDouble();
            rate = Math.min(1, rate * (1 + random.nextDouble()));
        }
        return new MarginTable(tiers, 0.2 + 0.8 * random.nextDouble());
    }

    /// A venue where the coins A, B and C trade, with a dollar token and A itself as collateral.
    public static VenueRules venue(SplittableRandom random, String name) {
        List<Cited<CoinMargin>> margin = new ArrayList<>();
        for (String coin : List.of("A", "B", "C")) {
            margin.add(cited(new CoinMargin(coin, List.of(coin), model(random))));
        }
        double weight = 0.5 + 0.4 * random.nextDouble();
        double cap = random.nextBoolean() ? Double.POSITIVE_INFINITY : 1000 * random.nextDouble();
        boolean counts = random.nextBoolean();
        return new VenueRules(
                name,
                name,
                "",
                EnumSet.allOf(AccountMode.class),
                cited(new ProfitRule(counts, counts && random.nextBoolean(), cap)),
                margin,
                List.of(
                        cited(new AssetWeight("USDC", "", "USD", 1, 1, 1, 1)),
                        cited(new AssetWeight("A", "", "A", weight, weight + 0.05, 1.2, 1.1))),
                withdrawal(random));
    }

    /// One rate for the coin A, dollars as collateral, profit that counts, and nothing held back.
    public static VenueRules plainVenue(String name, double rate) {
        return new VenueRules(
                name,
                name,
                "",
                EnumSet.allOf(AccountMode.class),
                cited(new ProfitRule(true, true, Double.POSITIVE_INFINITY)),
                List.of(cited(new CoinMargin("A", List.of("A"), MarginTable.flat(rate)))),
                List.of(cited(new AssetWeight("USDC", "", "USD", 1, 1, 1, 1))),
                List.of());
    }

    /// A pool that lends against A and keeps the health factor.
    public static VenueRules lendingVenue(String name, double loanToValue, double threshold) {
        return new VenueRules(
                name,
                name,
                "",
                EnumSet.of(AccountMode.CROSS),
                cited(new ProfitRule(false, false, Double.POSITIVE_INFINITY)),
                List.of(),
                List.of(
                        cited(new AssetWeight("USDC", "", "USD", 0.75, 0.78, 1, 1)),
                        cited(new AssetWeight("A", "", "A", loanToValue, threshold, 1, 1))),
                List.of(cited(new WithdrawalRule.KeepHealthFactor())));
    }

    private static List<Cited<WithdrawalRule>> withdrawal(SplittableRandom random) {
        List<Cited<WithdrawalRule>> rules = new ArrayList<>();
        if (random.nextBoolean()) {
            rules.add(cited(new WithdrawalRule.KeepNotionalShare(0.2 * random.nextDouble())));
        }
        if (random.nextBoolean()) {
            rules.add(cited(new WithdrawalRule.RateLimit(0.01, 1000, 0.1, 10_000, 50)));
        }
        if (random.nextBoolean()) {
            rules.add(cited(new WithdrawalRule.KeepLiquidationReward()));
        }
        if (random.nextInt(4) == 0) {
            rules.add(cited(new WithdrawalRule.KeepHealthFactor()));
        }
        if (random.nextBoolean()) {
            rules.add(cited(new WithdrawalRule.PoolLiquidity()));
        }
        return rules;
    }

    private static <T> Cited<T> cited(T rule) {
        return new Cited<>(rule, CITATION);
    }
}
