package io.headrace.training.cli.market;

import io.headrace.market.venue.AssetWeight;
import io.headrace.market.venue.ProfitRule;
import io.headrace.market.venue.margin.CollateralFactorMargin;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.MarginTier;
import io.headrace.market.venue.margin.OpenInterestMargin;
import io.headrace.market.venue.margin.SizePremiumMargin;
import io.headrace.market.venue.margin.SkewScaledMargin;
import io.headrace.market.venue.withdrawal.WithdrawalRule;
import java.util.Locale;
import java.util.stream.Collectors;

/// A venue's rules in the words of people who trade there.
final class RuleWords {
    private RuleWords() {}

    static String of(MarginModel model) {
        return switch (model) {
            case MarginTable table ->
                "initial " + table.tiers().stream().map(RuleWords::tier).collect(Collectors.joining(", "))
                        + "; maintenance " + percent(table.maintenanceShare()) + " of initial";
            case OpenInterestMargin m ->
                "tier " + m.tier() + ": initial " + percent(m.baseRate()) + openInterest(m) + "; maintenance "
                        + percent(m.maintenanceFraction() * m.baseRate());
            case CollateralFactorMargin m ->
                "initial " + percent(m.openFactor())
                        + (m.openInterestMultiplier() > 0
                                ? ", or open interest times " + plain(m.openInterestMultiplier()) + " if more"
                                : "")
                        + "; liquidated below " + percent(m.liquidationFactor()) + " or " + usd(m.floorUsd())
                        + " after closing costs of " + percent(m.closeFeeRate() + m.maxImpactRate())
                        + "; a liquidation takes " + percent(m.liquidationFeeRate());
            case SizePremiumMargin m ->
                "initial " + percent(m.initialRate()) + ", maintenance " + percent(m.maintenanceRate())
                        + ", on a fill the mean of both, each at least 80 % of itself plus " + plain(m.imf())
                        + " times the root of the size; a liquidation stops " + percent(m.liquidationBuffer())
                        + " above";
            case SkewScaledMargin m ->
                "initial " + percent(m.minimumInitialRate()) + " plus " + plain(m.initialMarginRatio())
                        + " times size over " + plain(m.skewScale()) + " coins; maintenance "
                        + percent(m.maintenanceScalar()) + " of that; " + usd(m.minimumPositionMarginUsd())
                        + " more for any position";
        };
    }

    static String of(AssetWeight asset) {
        return asset.asset() + (asset.category().isEmpty() ? "" : " in " + asset.category()) + ": counts "
                + percent(asset.initialWeight()) + " to open or withdraw, " + percent(asset.maintenanceWeight())
                + " before liquidation"
                + (asset.initialDebtWeight() > 1 ? "; debt counts " + percent(asset.initialDebtWeight()) : "");
    }

    static String of(WithdrawalRule rule) {
        return switch (rule) {
            case WithdrawalRule.KeepNotionalShare(double share) ->
                "what stays covers initial margin and " + percent(share) + " of notional";
            case WithdrawalRule.SpotBalance() -> "in unified mode the spot balance is what may leave";
            case WithdrawalRule.RateLimit limit ->
                "all users together: " + share(limit.hourShare(), limit.hourFloorUsd()) + " an hour, "
                        + share(limit.dayShare(), limit.dayFloorUsd()) + " a day; nothing for " + limit.freezeBlocks()
                        + " blocks after a loss or an outage";
            case WithdrawalRule.KeeperDelay(long execution, long cancel) ->
                "executed about " + execution + " s after the request"
                        + (cancel > 0 ? "; may be taken back after " + cancel + " s" : "");
            case WithdrawalRule.TwapGuard(double share, double threshold, double small) ->
                "the venue's deposits must not fall " + percent(share) + " (or " + usd(threshold)
                        + ") below their daily average; accounts under " + usd(small * threshold) + " are exempt";
            case WithdrawalRule.KeepLiquidationReward() ->
                "what stays covers initial margin and the reward of a liquidator";
            case WithdrawalRule.KeepHealthFactor() -> "what stays keeps the health factor at 1 or above";
            case WithdrawalRule.PoolLiquidity() -> "no more than the pool has not lent out";
        };
    }

    static String of(ProfitRule profit) {
        if (!profit.counts()) {
            return "an open profit is no collateral";
        }
        if (profit.capUsd() == 0) {
            return "an open profit counts before a liquidation only, and may not leave";
        }
        return "an open profit is collateral"
                + (Double.isInfinite(profit.capUsd()) ? "" : " up to " + usd(profit.capUsd()))
                + (profit.withdrawable() ? " and may leave" : " and may not leave");
    }

    private static String tier(MarginTier tier) {
        return percent(tier.initialRate())
                + (tier.fromNotionalUsd() == 0 ? "" : " above " + usd(tier.fromNotionalUsd()));
    }

    private static String openInterest(OpenInterestMargin model) {
        return model.upperCapUsd() == 0
                ? ""
                : " at up to " + usd(model.lowerCapUsd()) + " of open interest, rising to 100 % at "
                        + usd(model.upperCapUsd());
    }

    private static String share(double share, double floorUsd) {
        return percent(share) + " of deposits or " + usd(floorUsd);
    }

    private static String percent(double fraction) {
        return plain(Math.round(fraction * 1e6) / 1e4) + " %";
    }

    private static String usd(double amount) {
        return String.format(Locale.ROOT, "%,.0f USD", amount);
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%,.0f", number)
                : Double.toString(number);
    }
}
