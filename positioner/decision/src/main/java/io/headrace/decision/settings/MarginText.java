package io.headrace.decision.settings;

import io.headrace.market.venue.margin.CollateralFactorMargin;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.MarginTier;
import io.headrace.market.venue.margin.OpenInterestMargin;
import io.headrace.market.venue.margin.SizePremiumMargin;
import io.headrace.market.venue.margin.SkewScaledMargin;
import java.util.List;
import java.util.stream.Collectors;

/// A margin model as YAML, both ways: a plain list of tiers, or a mapping that names its model.
final class MarginText {
    private static final double HALF = 0.5;

    private MarginText() {}

    static String of(MarginModel model) {
        return switch (model) {
            case MarginTable(List<MarginTier> tiers, double share) when share == HALF -> tiers(tiers);
            case MarginTable(List<MarginTier> tiers, double share) ->
                mapping("tiers", "maintenance_share", share) + ", tiers: " + tiers(tiers) + "}";
            case OpenInterestMargin(String tier, double base, double fraction, double lower, double upper) ->
                mapping("open_interest", "base_rate", base, "maintenance_fraction", fraction)
                        + fields("lower_cap_usd", lower, "upper_cap_usd", upper)
                        + ", tier: " + SettingsText.quoted(tier) + "}";
            case CollateralFactorMargin factor -> of(factor);
            case SizePremiumMargin(double initial, double maintenance, double imf, double buffer) ->
                mapping("size_premium", "initial_rate", initial, "maintenance_rate", maintenance)
                        + fields("imf", imf, "liquidation_buffer", buffer) + "}";
            case SkewScaledMargin skew -> of(skew);
        };
    }

    /// Reads a mapping that names its model.
    static MarginModel read(Section section) {
        String name = section.text("model");
        return switch (name) {
            case "tiers" -> {
                double share = section.number("maintenance_share");
                List<MarginTier> tiers = section.sections("tiers", MarginText::tier);
                yield section.build(() -> new MarginTable(tiers, share));
            }
            case "open_interest" -> openInterest(section);
            case "collateral_factor" -> collateralFactor(section);
            case "size_premium" -> sizePremium(section);
            case "skew_scaled" -> skewScaled(section);
            default ->
                throw section.wrong("model", "tiers, open_interest, collateral_factor, size_premium or skew_scaled");
        };
    }

    static MarginTier tier(Section tier) {
        double from = tier.number("from_notional_usd");
        double rate = tier.number("rate");
        return tier.build(() -> new MarginTier(from, rate));
    }

    private static MarginModel openInterest(Section section) {
        String tier = section.text("tier");
        double base = section.number("base_rate");
        double fraction = section.number("maintenance_fraction");
        double lower = section.number("lower_cap_usd");
        double upper = section.number("upper_cap_usd");
        return section.build(() -> new OpenInterestMargin(tier, base, fraction, lower, upper));
    }

    private static MarginModel collateralFactor(Section section) {
        double open = section.number("open_factor");
        double multiplier = section.number("open_interest_multiplier");
        double liquidation = section.number("liquidation_factor");
        double floor = section.number("floor_usd");
        double close = section.number("close_fee_rate");
        double fee = section.number("liquidation_fee_rate");
        double impact = section.number("max_impact_rate");
        return section.build(
                () -> new CollateralFactorMargin(open, multiplier, liquidation, floor, close, fee, impact));
    }

    private static MarginModel sizePremium(Section section) {
        double initial = section.number("initial_rate");
        double maintenance = section.number("maintenance_rate");
        double imf = section.number("imf");
        double buffer = section.number("liquidation_buffer");
        return section.build(() -> new SizePremiumMargin(initial, maintenance, imf, buffer));
    }

    private static MarginModel skewScaled(Section section) {
        double scale = section.number("skew_scale");
        double ratio = section.number("initial_margin_ratio");
        double least = section.number("minimum_initial_rate");
        double scalar = section.number("maintenance_scalar");
        double position = section.number("minimum_position_margin_usd");
        double reward = section.number("flag_reward_ratio");
        return section.build(() -> new SkewScaledMargin(scale, ratio, least, scalar, position, reward));
    }

    private static String of(CollateralFactorMargin model) {
        return mapping("collateral_factor", "open_factor", model.openFactor())
                + fields("open_interest_multiplier", model.openInterestMultiplier())
                + fields("liquidation_factor", model.liquidationFactor(), "floor_usd", model.floorUsd())
                + fields("close_fee_rate", model.closeFeeRate(), "liquidation_fee_rate", model.liquidationFeeRate())
                + fields("max_impact_rate", model.maxImpactRate()) + "}";
    }

    private static String of(SkewScaledMargin model) {
        return mapping("skew_scaled", "skew_scale", model.skewScale())
                + fields("initial_margin_ratio", model.initialMarginRatio())
                + fields("minimum_initial_rate", model.minimumInitialRate())
                + fields("maintenance_scalar", model.maintenanceScalar())
                + fields("minimum_position_margin_usd", model.minimumPositionMarginUsd())
                + fields("flag_reward_ratio", model.flagRewardRatio()) + "}";
    }

    private static String tiers(List<MarginTier> tiers) {
        return tiers.stream()
                .map(tier -> "{from_notional_usd: " + SettingsText.number(tier.fromNotionalUsd()) + ", rate: "
                        + SettingsText.number(tier.initialRate()) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String mapping(String model, Object... fields) {
        return "{model: " + model + fields(fields);
    }

    /// Names and numbers by turns.
    private static String fields(Object... fields) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            text.append(", ").append(fields[i]).append(": ").append(SettingsText.number((Double) fields[i + 1]));
        }
        return text.toString();
    }
}
