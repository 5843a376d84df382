package io.headrace.store.venue;

import io.headrace.market.account.VenueRules;
import io.headrace.market.venue.AccountMode;
import io.headrace.market.venue.AssetWeight;
import io.headrace.market.venue.Citation;
import io.headrace.market.venue.Cited;
import io.headrace.market.venue.ProfitRule;
import io.headrace.market.venue.margin.CoinMargin;
import io.headrace.market.venue.withdrawal.WithdrawalRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads a venue's rules.
final class VenueFile {
    private VenueFile() {}

    static VenueRules rules(Fields top) {
        String venue = top.text("venue");
        String title = top.text("title");
        String note = top.text("note", "");
        Set<AccountMode> modes = new LinkedHashSet<>(top.allOf("modes", AccountMode.class));
        Cited<ProfitRule> profit = profit(top.section("profit"));
        List<Cited<CoinMargin>> margin = top.sections("margin", VenueFile::margin);
        List<Cited<AssetWeight>> assets = top.sections("assets", VenueFile::asset);
        List<Cited<WithdrawalRule>> withdrawal = top.sections("withdrawal", VenueFile::withdrawal);
        return top.build(() -> new VenueRules(venue, title, note, modes, profit, margin, assets, withdrawal));
    }

    private static Cited<ProfitRule> profit(Fields fields) {
        boolean counts = fields.flag("counts");
        boolean withdrawable = fields.flag("withdrawable");
        double cap = fields.number("cap_usd", Double.POSITIVE_INFINITY);
        Citation citation = citation(fields);
        return fields.build(() -> new Cited<>(new ProfitRule(counts, withdrawable, cap), citation));
    }

    private static Cited<CoinMargin> margin(Fields fields) {
        String name = fields.text("name");
        List<String> coins = fields.texts("coins");
        Citation citation = citation(fields);
        var model = MarginFields.model(fields);
        return fields.build(() -> new Cited<>(new CoinMargin(name, coins, model), citation));
    }

    private static Cited<AssetWeight> asset(Fields fields) {
        String asset = fields.text("asset");
        String category = fields.text("category", "");
        String coin = fields.text("coin");
        double initial = fields.number("initial_weight");
        double maintenance = fields.number("maintenance_weight");
        double initialDebt = fields.number("initial_debt_weight", 1);
        double maintenanceDebt = fields.number("maintenance_debt_weight", 1);
        Citation citation = citation(fields);
        return fields.build(() -> new Cited<>(
                new AssetWeight(asset, category, coin, initial, maintenance, initialDebt, maintenanceDebt), citation));
    }

    private static Cited<WithdrawalRule> withdrawal(Fields fields) {
        Citation citation = citation(fields);
        WithdrawalRule rule = rule(fields);
        return fields.build(() -> new Cited<>(rule, citation));
    }

    private static WithdrawalRule rule(Fields fields) {
        return switch (fields.text("rule")) {
            case "keep_notional_share" -> {
                double share = fields.number("share");
                yield fields.build(() -> new WithdrawalRule.KeepNotionalShare(share));
            }
            case "spot_balance" -> new WithdrawalRule.SpotBalance();
            case "rate_limit" -> rateLimit(fields);
            case "keeper_delay" -> {
                long execution = fields.whole("execution_seconds");
                long cancel = fields.whole("cancel_seconds");
                yield fields.build(() -> new WithdrawalRule.KeeperDelay(execution, cancel));
            }
            case "twap_guard" -> {
                double share = fields.number("share");
                double threshold = fields.number("threshold_usd");
                double small = fields.number("small_user_share");
                yield fields.build(() -> new WithdrawalRule.TwapGuard(share, threshold, small));
            }
            case "keep_liquidation_reward" -> new WithdrawalRule.KeepLiquidationReward();
            case "keep_health_factor" -> new WithdrawalRule.KeepHealthFactor();
            case "pool_liquidity" -> new WithdrawalRule.PoolLiquidity();
            default ->
                throw fields.wrong(
                        "rule",
                        "keep_notional_share, spot_balance, rate_limit, keeper_delay, twap_guard,"
                                + " keep_liquidation_reward, keep_health_factor or pool_liquidity");
        };
    }

    private static WithdrawalRule rateLimit(Fields fields) {
        double hourShare = fields.number("hour_share");
        double hourFloor = fields.number("hour_floor_usd");
        double dayShare = fields.number("day_share");
        double dayFloor = fields.number("day_floor_usd");
        int freeze = Math.toIntExact(fields.whole("freeze_blocks"));
        return fields.build(() -> new WithdrawalRule.RateLimit(hourShare, hourFloor, dayShare, dayFloor, freeze));
    }

    private static Citation citation(Fields fields) {
        String source = fields.text("source");
        String asOf = fields.text("as_of");
        boolean verified = fields.flag("verified", true);
        try {
            return new Citation(source, LocalDate.parse(asOf), verified);
        } catch (DateTimeException e) {
            throw fields.wrong("as_of", "a day like 2026-03-31");
        }
    }
}
