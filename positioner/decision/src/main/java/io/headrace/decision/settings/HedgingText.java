package io.headrace.decision.settings;

import static io.headrace.decision.settings.SettingsText.number;
import static io.headrace.decision.settings.SettingsText.quoted;

import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.hedge.HedgeProduct;
import io.headrace.decision.settings.hedge.ProductKind;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.MarginTier;
import java.util.ArrayList;
import java.util.List;

/// The section `hedging` as YAML, both ways.
final class HedgingText {
    private HedgingText() {}

    static HedgeParameters read(Section section) {
        double most = section.has("most_usd") ? section.number("most_usd") : Double.POSITIVE_INFINITY;
        double hurdle = section.has("hurdle") ? section.number("hurdle") : 0;
        boolean roundTrip = !section.has("round_trip") || section.flag("round_trip");
        List<HedgeProduct> products = section.sections("products", HedgingText::product);
        return section.build(() -> new HedgeParameters(products, most, hurdle, roundTrip));
    }

    private static HedgeProduct product(Section section) {
        String venue = section.text("venue");
        String coin = section.text("coin");
        String kind = section.text("kind");
        MarginModel margin = margin(section);
        double fee = section.number("fee_rate");
        double depth = section.number("depth_usd");
        double move = section.number("depth_move");
        double hold = section.has("hold_rate_year") ? section.number("hold_rate_year") : 0;
        double delta = section.has("delta") ? section.number("delta") : 1;
        return section.build(
                () -> new HedgeProduct(venue, coin, ProductKind.of(kind), margin, fee, depth, move, hold, delta));
    }

    private static MarginModel margin(Section section) {
        if (!section.isList("margin")) {
            return section.section("margin", MarginText::read);
        }
        List<MarginTier> tiers = section.sections("margin", MarginText::tier);
        return section.checked(() -> new MarginTable(tiers));
    }

    /// Nothing where no offsets are planned.
    static List<String> lines(HedgeParameters hedging) {
        List<String> lines = new ArrayList<>();
        if (hedging.isEmpty()) {
            return lines;
        }
        lines.add(
                "# Offsets a decision may advise instead of moving collateral (docs/program.md); nothing executes them.");
        lines.add("hedging:");
        if (!Double.isInfinite(hedging.mostUsd())) {
            lines.add("  most_usd: " + number(hedging.mostUsd()));
        }
        lines.add("  hurdle: " + number(hedging.hurdle()));
        lines.add("  round_trip: " + hedging.roundTrip());
        lines.add("  products:");
        hedging.products().forEach(product -> lines.add("    - " + product(product)));
        return lines;
    }

    private static String product(HedgeProduct product) {
        return "{venue: " + quoted(product.venue()) + ", coin: " + quoted(product.coin()) + ", kind: "
                + product.kind().label() + ", margin: " + MarginText.of(product.margin()) + ", fee_rate: "
                + number(product.feeRate()) + ", depth_usd: " + number(product.depthUsd()) + ", depth_move: "
                + number(product.depthMove()) + ", hold_rate_year: " + number(product.holdRateYear()) + ", delta: "
                + number(product.delta()) + "}";
    }
}
