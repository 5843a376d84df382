package io.headrace.decision.settings;

import io.headrace.decision.network.Route;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Writes [DeskSettings] as the YAML that [SettingsFile] reads, with a word on each section.
final class SettingsText {
    private static final long SECOND = 1_000_000_000L;

    private final StringBuilder text = new StringBuilder();

    private SettingsText() {}

    static String of(DeskSettings settings) {
        SettingsText yaml = new SettingsText();
        yaml.line("# Headrace desk settings: one file for backtest and service.");
        yaml.line("period_seconds: " + settings.periodNanos() / SECOND);
        PortfolioText.lines(settings.portfolio()).forEach(yaml::line);
        yaml.capital(settings.capital());
        yaml.line("# Both ways between the treasury and each venue. A lead shorter than a period arrives next period.");
        yaml.line("routes:");
        settings.routes().forEach(yaml::route);
        yaml.costs(settings.costs());
        yaml.line("# Forecast: the running maximum of need over (lead, lead + review] from now.");
        yaml.line("window:");
        yaml.line("  lead_seconds: " + settings.window().leadNanos() / SECOND);
        yaml.line("  review_seconds: " + settings.window().reviewNanos() / SECOND);
        yaml.policies(settings);
        yaml.line("max_model_age_days: " + settings.maxModelAgeDays());
        settings.guard().ifPresent(yaml::guard);
        PredictiveText.lines(settings.predictive()).forEach(yaml::line);
        SafeguardsText.lines(settings.safeguards()).forEach(yaml::line);
        return yaml.text.toString();
    }

    /// SHA-256 in hex over all lines but remarks.
    static String digest(DeskSettings settings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            of(settings)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> digest.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void capital(Capital capital) {
        line("capital:");
        switch (capital) {
            case Capital.Multiple(double factor) -> line("  multiple_of_mean_demand: " + number(factor));
            case Capital.Balances(var usdByNode) -> {
                line("  balances_usd:");
                usdByNode.forEach((node, usd) -> line("    " + quoted(node) + ": " + number(usd)));
            }
        }
    }

    private void route(Route route) {
        line("  - {from: " + quoted(route.from()) + ", to: " + quoted(route.to()) + ", lead_seconds: "
                + route.leadNanos() / SECOND + ", proportional_cost: " + number(route.proportionalCost())
                + ", gas_usd: " + number(route.gasUsd()) + "}");
    }

    private void costs(Costs costs) {
        line("costs:");
        line("  carry_rate_year: " + number(costs.carryRateYear()));
        line("  yield_rate_year: " + number(costs.yieldRateYear()));
        line("  shortfall_near_per_hour: " + number(costs.nearPerHour()));
        line("  shortfall_deep_per_hour: " + number(costs.deepPerHour()));
        line("  near_share_of_demand: " + number(costs.nearShare()));
    }

    private void policies(DeskSettings settings) {
        ThresholdParameters rule = settings.threshold();
        line("# Threshold rule, multiples of demand: order below lo, up to up; return above hi, down to dn.");
        line("threshold: {lo: " + number(rule.lo()) + ", up: " + number(rule.up()) + ", hi: " + number(rule.hi())
                + ", dn: " + number(rule.dn()) + "}");
        OrderUpToParameters up = settings.orderUpTo();
        line("order_up_to:");
        line("  trigger_level: " + number(up.triggerLevel()));
        line("  level: " + number(up.level()));
        line("  up_spreads: " + number(up.upSpreads()));
        line("  high_spreads: " + number(up.highSpreads()));
        line("  down_spreads: " + number(up.downSpreads()));
    }

    private void guard(GuardParameters guard) {
        line(
                "# At every period: our cost <= (1 + lambda) times the rule's + budget. Found on the training span, frozen.");
        line("guard: {lambda: " + number(guard.lambda()) + ", budget_usd: " + number(guard.budgetUsd()) + "}");
    }

    /// Plain where YAML reads it as the same text, else in double quotes.
    static String quoted(String name) {
        boolean plain =
                name.matches("[A-Za-z][A-Za-z0-9_-]*") && !name.matches("(?i)true|false|null|yes|no|on|off|y|n");
        return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Plain decimal text that reads back to the same bits.
    static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
