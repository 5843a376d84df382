package io.headrace.decision.settings;

import static io.headrace.decision.settings.SettingsText.number;
import static io.headrace.decision.settings.SettingsText.quoted;

import io.headrace.market.portfolio.CoinLimit;
import io.headrace.market.portfolio.CoinNotional;
import io.headrace.market.portfolio.DirectionalCarry;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.PoolShare;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.venue.margin.MarginRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a portfolio as the lines that [PortfolioFile] reads.
final class PortfolioText {
    private final List<String> lines = new ArrayList<>();

    private PortfolioText() {}

    static List<String> lines(Portfolio portfolio) {
        PortfolioText text = new PortfolioText();
        text.lines.add("portfolio:");
        switch (portfolio) {
            case PortfolioSpec pairs -> text.pairs(pairs);
            case MarketMaking making -> text.making(making);
            case DirectionalCarry carry -> text.carry(carry);
            case PoolProvision pools -> text.pools(pools);
            case ImportedBook book -> text.book(book);
        }
        return text.lines;
    }

    private void pairs(PortfolioSpec spec) {
        field("kind", "funding_pairs");
        field("venues", names(spec.venues()));
        lines.add("  coins:");
        for (CoinNotional coin : spec.coins()) {
            lines.add("    - {coin: " + quoted(coin.coin()) + ", pair_usd: " + number(coin.pairUsd()) + "}");
        }
        field("target_buffer", number(spec.targetBuffer()));
        field("proxy_venues", names(spec.proxyVenues()));
        field("funding_lookback_hours", Integer.toString(spec.fundingLookbackHours()));
        field("switch_band_per_year", number(spec.switchBandPerYear()));
        field("execution_hours", Integer.toString(spec.executionHours()));
        field("adverse_extremes", Boolean.toString(spec.adverseExtremes()));
        costs(spec.costs());
        rules(spec.rules());
    }

    private void making(MarketMaking making) {
        field("kind", "market_making");
        limits(making.coins());
        field("share", number(making.share()));
        field("half_life_hours", number(making.halfLifeHours()));
        field("capture_rate", number(making.captureRate()));
        terms(making.terms());
    }

    private void carry(DirectionalCarry carry) {
        field("kind", "directional_carry");
        limits(carry.coins());
        field("measure", carry.measure().name().toLowerCase(Locale.ROOT));
        field("lookback_hours", Integer.toString(carry.lookbackHours()));
        field("least_carry", number(carry.leastCarry()));
        field("volatility_target_usd", number(carry.volatilityTargetUsd()));
        field("half_life_hours", number(carry.halfLifeHours()));
        field("execution_hours", Integer.toString(carry.executionHours()));
        terms(carry.terms());
    }

    private void pools(PoolProvision provision) {
        field("kind", "liquidity_provision");
        lines.add("  pools:");
        for (PoolShare pool : provision.pools()) {
            lines.add("    - {venue: " + quoted(pool.venue()) + ", coin: " + quoted(pool.coin()) + ", liquidity_usd: "
                    + number(pool.liquidityUsd())
                    + optional("reserve_factor", pool.reserveFactor())
                    + optional("capacity_usd", pool.capacityUsd())
                    + "}");
        }
        field("target_utilization", number(provision.targetUtilization()));
        field("plan_hours", Integer.toString(provision.planHours()));
    }

    private void book(ImportedBook book) {
        field("kind", "imported");
        field("coins", names(book.coins()));
        terms(book.terms());
    }

    private void limits(List<CoinLimit> coins) {
        lines.add("  coins:");
        for (CoinLimit coin : coins) {
            lines.add("    - {coin: " + quoted(coin.coin()) + ", limit_usd: " + number(coin.limitUsd()) + "}");
        }
    }

    private void terms(Terms terms) {
        field("venues", names(terms.venues()));
        field("target_buffer", number(terms.targetBuffer()));
        field("proxy_venues", names(terms.proxyVenues()));
        field("adverse_extremes", Boolean.toString(terms.adverseExtremes()));
        field("plan_hours", Integer.toString(terms.planHours()));
        costs(terms.costs());
        rules(terms.rules());
    }

    private void costs(TradingCosts costs) {
        field(
                "trading_costs",
                "{fee_rate: " + number(costs.feeRate()) + ", settlement_hours: " + costs.settlementHours() + "}");
    }

    private void rules(Map<String, MarginRules> byVenue) {
        lines.add("  rules:");
        byVenue.forEach((venue, rules) -> {
            lines.add("    " + quoted(venue) + ":");
            lines.add("      unrealized_profit_counts: " + rules.unrealizedProfitCounts());
            lines.add("      unrealized_profit_withdrawable: " + rules.unrealizedProfitWithdrawable());
            lines.add("      initial_margin:");
            rules.models().forEach((coin, model) -> lines.add("        " + quoted(coin) + ": " + MarginText.of(model)));
        });
    }

    private static String optional(String key, double value) {
        return Double.isNaN(value) ? "" : ", " + key + ": " + number(value);
    }

    private void field(String key, String value) {
        lines.add("  " + key + ": " + value);
    }

    private static String names(List<String> names) {
        return names.stream().map(SettingsText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }
}
