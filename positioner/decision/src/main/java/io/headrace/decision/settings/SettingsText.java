package io.headrace.decision.settings;

import io.headrace.decision.network.Route;
import io.headrace.market.portfolio.CoinNotional;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.venue.MarginRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes [DeskSettings] as the YAML that [SettingsFile] reads, with a word on each section.
final class SettingsText {
    private static final long SECOND = 1_000_000_000L;

    private final StringBuilder text = new StringBuilder();

    private SettingsText() {}

    static String of(DeskSettings settings) {
        SettingsText yaml = new SettingsText();
        yaml.line("# Headrace desk settings: one file for backtest and service.");
        yaml.line("period_seconds: " + settings.periodNanos() / SECOND);
        yaml.portfolio(settings.portfolio());
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
        return yaml.text.toString();
    }

    private void portfolio(PortfolioSpec spec) {
        line("portfolio:");
        line("  venues: " + names(spec.venues()));
        line("  coins:");
        for (CoinNotional coin : spec.coins()) {
            line("    - {coin: " + quoted(coin.coin()) + ", pair_usd: " + number(coin.pairUsd()) + "}");
        }
        line("  target_buffer: " + number(spec.targetBuffer()));
        line("  proxy_venues: " + names(spec.proxyVenues()));
        line("  funding_lookback_hours: " + spec.fundingLookbackHours());
        line("  switch_band_per_year: " + number(spec.switchBandPerYear()));
        line("  execution_hours: " + spec.executionHours());
        line("  adverse_extremes: " + spec.adverseExtremes());
        line("  rules:");
        for (Map.Entry<String, MarginRules> entry : spec.rules().entrySet()) {
            MarginRules rules = entry.getValue();
            line("    " + quoted(entry.getKey()) + ":");
            line("      unrealized_profit_counts: " + rules.unrealizedProfitCounts());
            line("      unrealized_profit_withdrawable: " + rules.unrealizedProfitWithdrawable());
            line("      initial_margin:");
            rules.models().forEach((coin, model) -> line("        " + quoted(coin) + ": " + MarginText.of(model)));
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

    private static String names(List<String> names) {
        return names.stream().map(SettingsText::quoted).collect(Collectors.joining(", ", "[", "]"));
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
