package io.headrace.store.venue;

import io.headrace.market.venue.margin.CollateralFactorMargin;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.MarginTier;
import io.headrace.market.venue.margin.OpenInterestMargin;
import io.headrace.market.venue.margin.SizePremiumMargin;
import io.headrace.market.venue.margin.SkewScaledMargin;
import java.util.List;

/// Reads the fields of a margin model, by the model's name.
final class MarginFields {
    private static final double HALF = 0.5;

    private MarginFields() {}

    static MarginModel model(Fields fields) {
        return switch (fields.text("model")) {
            case "tiers" -> tiers(fields);
            case "open_interest" -> openInterest(fields);
            case "collateral_factor" -> collateralFactor(fields);
            case "size_premium" -> sizePremium(fields);
            case "skew_scaled" -> skewScaled(fields);
            default ->
                throw fields.wrong("model", "tiers, open_interest, collateral_factor, size_premium or skew_scaled");
        };
    }

    private static MarginModel tiers(Fields fields) {
        double share = fields.number("maintenance_share", HALF);
        List<MarginTier> tiers = fields.sections("tiers", tier -> {
            double from = tier.number("from_notional_usd");
            double rate = tier.has("max_leverage") ? 1 / tier.number("max_leverage") : tier.number("rate");
            return tier.build(() -> new MarginTier(from, rate));
        });
        return fields.build(() -> new MarginTable(tiers, share));
    }

    private static MarginModel openInterest(Fields fields) {
        String tier = fields.text("name");
        double base = fields.number("base_rate");
        double fraction = fields.number("maintenance_fraction");
        double lower = fields.number("lower_cap_usd", 0);
        double upper = fields.number("upper_cap_usd", 0);
        return fields.build(() -> new OpenInterestMargin(tier, base, fraction, lower, upper));
    }

    private static MarginModel collateralFactor(Fields fields) {
        double open = fields.number("open_factor");
        double multiplier = fields.number("open_interest_multiplier");
        double liquidation = fields.number("liquidation_factor");
        double floor = fields.number("floor_usd");
        double close = fields.number("close_fee_rate");
        double fee = fields.number("liquidation_fee_rate");
        double impact = fields.number("max_impact_rate");
        return fields.build(() -> new CollateralFactorMargin(open, multiplier, liquidation, floor, close, fee, impact));
    }

    private static MarginModel sizePremium(Fields fields) {
        double initial = fields.number("initial_rate");
        double maintenance = fields.number("maintenance_rate");
        double imf = fields.number("imf");
        double buffer = fields.number("liquidation_buffer");
        return fields.build(() -> new SizePremiumMargin(initial, maintenance, imf, buffer));
    }

    private static MarginModel skewScaled(Fields fields) {
        double scale = fields.number("skew_scale");
        double ratio = fields.number("initial_margin_ratio");
        double least = fields.number("minimum_initial_rate");
        double scalar = fields.number("maintenance_scalar");
        double position = fields.number("minimum_position_margin_usd");
        double reward = fields.number("flag_reward_ratio");
        return fields.build(() -> new SkewScaledMargin(scale, ratio, least, scalar, position, reward));
    }
}
