package io.headrace.decision.settings;

import static io.headrace.decision.settings.SettingsText.number;
import static io.headrace.decision.settings.SettingsText.quoted;

import io.headrace.decision.settings.risk.RiskParameters;
import io.headrace.decision.settings.risk.RiskParameters.Bounds;
import io.headrace.decision.settings.risk.TrancheTerms;
import io.headrace.decision.settings.risk.WithdrawalParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The sections `tranches`, `risk` and `withdrawability` as YAML, both ways.
final class RiskText {
    private RiskText() {}

    static TrancheTerms tranche(Section section) {
        String name = section.text("name");
        String venue = section.text("venue");
        List<String> coins = section.texts("coins");
        boolean isolated = section.flag("isolated");
        double most = section.number("most_utilization");
        return section.build(() -> new TrancheTerms(name, venue, coins, isolated, most));
    }

    static RiskParameters risk(Section section) {
        double usual = section.number("usual_spread");
        double exponent = section.number("exponent");
        Bounds tolerance = bounds(section, "tolerance");
        Bounds buffer = bounds(section, "buffer");
        Bounds horizon = bounds(section, "horizon");
        return section.build(() -> new RiskParameters(usual, exponent, tolerance, buffer, horizon));
    }

    static WithdrawalParameters withdrawal(Section section) {
        double level = section.number("level");
        double halfLife = section.number("half_life_windows");
        return section.build(() -> new WithdrawalParameters(level, halfLife));
    }

    private static Bounds bounds(Section section, String key) {
        return section.has(key) ? section.section(key, RiskText::bounds) : Bounds.FIXED;
    }

    private static Bounds bounds(Section section) {
        double low = section.number("low");
        double high = section.number("high");
        return section.build(() -> new Bounds(low, high));
    }

    /// Nothing where nothing is said.
    static List<String> lines(Predictive predictive) {
        List<String> lines = new ArrayList<>();
        if (!predictive.tranches().isEmpty()) {
            lines.add("# Coins whose margin is one, and the most of its collateral a tranche may use.");
            lines.add("tranches:");
            predictive.tranches().forEach(tranche -> lines.add("  - " + tranche(tranche)));
        }
        predictive.risk().ifPresent(risk -> risk(lines, risk));
        predictive
                .withdrawal()
                .ifPresent(withdrawal -> lines.add("withdrawability: {level: " + number(withdrawal.level())
                        + ", half_life_windows: " + number(withdrawal.halfLifeWindows()) + "}"));
        return lines;
    }

    private static String tranche(TrancheTerms tranche) {
        String coins = tranche.coins().stream().map(SettingsText::quoted).collect(Collectors.joining(", "));
        return "{name: " + quoted(tranche.name()) + ", venue: " + quoted(tranche.venue()) + ", coins: [" + coins
                + "], isolated: " + tranche.isolated() + ", most_utilization: " + number(tranche.mostUtilization())
                + "}";
    }

    private static void risk(List<String> lines, RiskParameters risk) {
        lines.add("# Parameters follow the width of the forecasts within bounds (docs/ladder.md).");
        lines.add("risk:");
        lines.add("  usual_spread: " + number(risk.usualSpread()));
        lines.add("  exponent: " + number(risk.exponent()));
        lines.add("  tolerance: " + bounds(risk.tolerance()));
        lines.add("  buffer: " + bounds(risk.buffer()));
        lines.add("  horizon: " + bounds(risk.horizon()));
    }

    private static String bounds(Bounds bounds) {
        return "{low: " + number(bounds.low()) + ", high: " + number(bounds.high()) + "}";
    }
}
