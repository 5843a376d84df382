package io.headrace.decision.settings;

import io.headrace.market.portfolio.CarryMeasure;
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
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.MarginTier;
import java.util.List;
import java.util.Map;

/// Reads the portfolio of a settings file, by its kind. Files from before there were kinds hold funding
/// pairs without trading costs.
final class PortfolioFile {
    private PortfolioFile() {}

    static Portfolio read(Section section) {
        return switch (section.has("kind") ? section.text("kind") : "funding_pairs") {
            case "funding_pairs" -> pairs(section);
            case "market_making" -> making(section);
            case "directional_carry" -> carry(section);
            case "liquidity_provision" -> pools(section);
            case "imported" -> imported(section);
            default ->
                throw section.wrong(
                        "kind", "funding_pairs, market_making, directional_carry, liquidity_provision or imported");
        };
    }

    private static Portfolio pairs(Section section) {
        List<String> venues = section.texts("venues");
        List<CoinNotional> coins = section.sections("coins", coin -> {
            String name = coin.text("coin");
            double pair = coin.number("pair_usd");
            return coin.build(() -> new CoinNotional(name, pair));
        });
        Map<String, MarginRules> rules = section.named("rules", PortfolioFile::rules);
        double buffer = section.number("target_buffer");
        List<String> proxies = section.texts("proxy_venues");
        int lookback = whole(section, "funding_lookback_hours");
        double band = section.number("switch_band_per_year");
        int execution = whole(section, "execution_hours");
        boolean adverse = section.flag("adverse_extremes");
        TradingCosts costs = costs(section);
        return section.build(() ->
                new PortfolioSpec(venues, coins, rules, buffer, proxies, lookback, band, execution, adverse, costs));
    }

    private static Portfolio making(Section section) {
        List<CoinLimit> coins = limits(section);
        double share = section.number("share");
        double halfLife = section.number("half_life_hours");
        double capture = section.number("capture_rate");
        Terms terms = terms(section);
        return section.build(() -> new MarketMaking(terms, coins, share, halfLife, capture));
    }

    private static Portfolio carry(Section section) {
        List<CoinLimit> coins = limits(section);
        CarryMeasure measure = switch (section.text("measure")) {
            case "funding" -> CarryMeasure.FUNDING;
            case "basis" -> CarryMeasure.BASIS;
            default -> throw section.wrong("measure", "funding or basis");
        };
        int lookback = whole(section, "lookback_hours");
        double least = section.number("least_carry");
        double target = section.number("volatility_target_usd");
        double halfLife = section.number("half_life_hours");
        int execution = whole(section, "execution_hours");
        Terms terms = terms(section);
        return section.build(
                () -> new DirectionalCarry(terms, coins, measure, lookback, least, target, halfLife, execution));
    }

    private static Portfolio pools(Section section) {
        List<PoolShare> pools = section.sections("pools", pool -> {
            String venue = pool.text("venue");
            String coin = pool.text("coin");
            double liquidity = pool.number("liquidity_usd");
            double factor = pool.has("reserve_factor") ? pool.number("reserve_factor") : Double.NaN;
            double capacity = pool.has("capacity_usd") ? pool.number("capacity_usd") : Double.NaN;
            return pool.build(() -> new PoolShare(venue, coin, liquidity, factor, capacity));
        });
        double target = section.number("target_utilization");
        int hours = whole(section, "plan_hours");
        return section.build(() -> new PoolProvision(pools, target, hours));
    }

    private static Portfolio imported(Section section) {
        List<String> coins = section.texts("coins");
        Terms terms = terms(section);
        return section.build(() -> new ImportedBook(terms, coins));
    }

    private static List<CoinLimit> limits(Section section) {
        return section.sections("coins", coin -> {
            String name = coin.text("coin");
            double limit = coin.number("limit_usd");
            return coin.build(() -> new CoinLimit(name, limit));
        });
    }

    private static Terms terms(Section section) {
        List<String> venues = section.texts("venues");
        Map<String, MarginRules> rules = section.named("rules", PortfolioFile::rules);
        double buffer = section.number("target_buffer");
        List<String> proxies = section.texts("proxy_venues");
        boolean adverse = section.flag("adverse_extremes");
        int plan = whole(section, "plan_hours");
        TradingCosts costs = costs(section);
        return section.checked(() -> new Terms(venues, rules, buffer, proxies, adverse, plan, costs));
    }

    private static TradingCosts costs(Section section) {
        if (!section.has("trading_costs")) {
            return TradingCosts.NONE;
        }
        return section.section("trading_costs", costs -> {
            double fee = costs.number("fee_rate");
            int settlement = whole(costs, "settlement_hours");
            return costs.build(() -> new TradingCosts(fee, settlement));
        });
    }

    private static MarginRules rules(Section section) {
        boolean counts = section.flag("unrealized_profit_counts");
        boolean withdrawable = section.flag("unrealized_profit_withdrawable");
        Map<String, MarginModel> models = section.section(
                "initial_margin",
                coins -> coins.each(
                        coin -> coins.isList(coin) ? table(coins, coin) : coins.section(coin, MarginText::read)));
        return section.build(() -> new MarginRules(models, counts, withdrawable));
    }

    private static MarginModel table(Section coins, String coin) {
        List<MarginTier> tiers = coins.sections(coin, MarginText::tier);
        return coins.checked(() -> new MarginTable(tiers));
    }

    private static int whole(Section section, String key) {
        return Math.toIntExact(section.whole(key));
    }
}
