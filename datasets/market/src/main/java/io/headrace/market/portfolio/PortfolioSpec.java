package io.headrace.market.portfolio;

import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A book of delta-neutral funding pairs: long where funding is lowest, short where it is highest,
/// re-ranked once a day.
///
/// @param venues where the desk has accounts, at least 2; ties in funding fall to the earlier venue
/// @param coins what it trades, with sizes
/// @param rules margin rules by venue, each with a model for every coin
/// @param targetBuffer collateral per USD of initial margin the desk wants on hand, at least 1
/// @param proxyVenues whose returns and funding stand in, in this order, for a venue that publishes
///     none of its own
/// @param fundingLookbackHours hours of funding a ranking averages, at least 1
/// @param switchBandPerYear a new ranking must beat the old one's carry by more than this, per
///     year, at least 0
/// @param executionHours a new position is announced at 00:00 UTC and reached in equal steps over this
///     many hours, 1 to 23
/// @param adverseExtremes whether demand covers each leg's worst price inside the period, and not
///     the close alone
public record PortfolioSpec(
        List<String> venues,
        List<CoinNotional> coins,
        Map<String, MarginRules> rules,
        double targetBuffer,
        List<String> proxyVenues,
        int fundingLookbackHours,
        double switchBandPerYear,
        int executionHours,
        boolean adverseExtremes,
        TradingCosts costs)
        implements Portfolio {
    private static final Map<String, CoinDefault> DEFAULTS = Map.of(
            "BTC", new CoinDefault(4.0e6, 0.10),
            "ETH", new CoinDefault(3.0e6, 0.10),
            "SOL", new CoinDefault(1.5e6, 0.15),
            "DOGE", new CoinDefault(0.75e6, 0.20),
            "HYPE", new CoinDefault(0.75e6, 0.20));
    private static final CoinDefault OTHER_COIN = new CoinDefault(0.75e6, 0.20);

    public PortfolioSpec {
        venues = List.copyOf(venues);
        coins = List.copyOf(coins);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        proxyVenues = List.copyOf(proxyVenues);
        requireNames(venues, coins);
        for (String venue : venues) {
            MarginRules venueRules = rules.get(venue);
            if (venueRules == null) {
                throw new IllegalArgumentException("every venue must have margin rules, missing " + venue);
            }
            coins.forEach(coin -> venueRules.model(coin.coin()));
        }
        if (!(targetBuffer >= 1) || Double.isInfinite(targetBuffer)) {
            throw new IllegalArgumentException("targetBuffer must be at least 1, was " + targetBuffer);
        }
        if (fundingLookbackHours < 1) {
            throw new IllegalArgumentException("fundingLookbackHours must be positive, was " + fundingLookbackHours);
        }
        if (!(switchBandPerYear >= 0)) {
            throw new IllegalArgumentException("switchBandPerYear must not be negative, was " + switchBandPerYear);
        }
        if (executionHours < 1 || executionHours > 23) {
            throw new IllegalArgumentException("executionHours must be 1 to 23, was " + executionHours);
        }
    }

    /// The published reference experiment: four venues, five coins, 10 M USD of pairs, demand about 3.7
    /// M USD. Open profit counts and may be withdrawn.
    public static PortfolioSpec reference() {
        List<String> venues = List.of("binance", "bybit", "hyperliquid", "kraken");
        List<String> coins = List.of("BTC", "ETH", "SOL", "DOGE", "HYPE");
        return of(venues, coins, List.of("binance", "bybit"));
    }

    /// The reference book on other venues and coins. A coin the reference does not hold gets pairs of
    /// 0.75 M USD and 20 % margin; earlier venues are proxies for later ones.
    public static PortfolioSpec forVenues(List<String> venues, List<String> coins) {
        return of(venues, coins, venues);
    }

    /// A venue's margin rules.
    public MarginRules rulesAt(String venue) {
        MarginRules found = rules.get(venue);
        if (found == null) {
            throw new IllegalArgumentException("venue must be one of " + venues + ", was " + venue);
        }
        return found;
    }

    @Override
    public List<String> coinNames() {
        return coins.stream().map(CoinNotional::coin).toList();
    }

    /// The terms of a book of positions; what is announced reaches as far ahead as its execution.
    public Terms terms() {
        return new Terms(venues, rules, targetBuffer, proxyVenues, adverseExtremes, executionHours, costs);
    }

    /// The same book with other trading costs.
    public PortfolioSpec withCosts(TradingCosts other) {
        return with(rules, adverseExtremes, other);
    }

    public PortfolioSpec withAdverseExtremes(boolean adverse) {
        return with(rules, adverse, costs);
    }

    /// The same book with other margin rules.
    public PortfolioSpec withRules(Map<String, MarginRules> other) {
        return with(other, adverseExtremes, costs);
    }

    private PortfolioSpec with(Map<String, MarginRules> marginRules, boolean adverse, TradingCosts tradingCosts) {
        return new PortfolioSpec(
                venues,
                coins,
                marginRules,
                targetBuffer,
                proxyVenues,
                fundingLookbackHours,
                switchBandPerYear,
                executionHours,
                adverse,
                tradingCosts);
    }

    private static PortfolioSpec of(List<String> venues, List<String> coins, List<String> proxies) {
        Map<String, MarginModel> models = new LinkedHashMap<>();
        for (String coin : coins) {
            models.put(
                    coin,
                    MarginTable.flat(DEFAULTS.getOrDefault(coin, OTHER_COIN).initialRate()));
        }
        Map<String, MarginRules> rules = new LinkedHashMap<>();
        for (String venue : venues) {
            rules.put(venue, new MarginRules(models, true, true));
        }
        List<CoinNotional> sizes = coins.stream()
                .map(coin -> new CoinNotional(
                        coin, DEFAULTS.getOrDefault(coin, OTHER_COIN).pairUsd()))
                .toList();
        return new PortfolioSpec(venues, sizes, rules, 1.5, proxies, 72, 0.03, 4, true, TradingCosts.NONE);
    }

    private static void requireNames(List<String> venues, List<CoinNotional> coins) {
        if (venues.size() < 2 || new HashSet<>(venues).size() != venues.size()) {
            throw new IllegalArgumentException("venues must be two or more different names, were " + venues);
        }
        List<String> names = coins.stream().map(CoinNotional::coin).toList();
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("coins must be one or more different names, were " + names);
        }
    }

    private record CoinDefault(double pairUsd, double initialRate) {}
}
