package io.headrace.market.portfolio.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.portfolio.CoinLimit;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.PoolShare;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Market making on Binance's own trades, and liquidity provision on a GMX market's own minutes.
class RealDataPortfolioTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern TRADE = Pattern.compile(
            "^(\\d+) .*\"e\":\"trade\".*\"T\":(\\d+),.*\"p\":\"([0-9.]+)\",\"q\":\"([0-9.]+)\".*\"m\":(true|false)");

    @Test
    void aMarketMakersDemandFollowsTheRealFlow() throws IOException {
        List<Trade> trades = trades(data().resolve("binance_raw_20240808/usdm_btcusdt_20240808.gz"));
        assertTrue(trades.size() > 1000, "trades: " + trades.size());
        MarginRules rules = new MarginRules(Map.of("BTC", MarginTable.flat(0.05)), true, true);
        Terms terms = new Terms(
                List.of("binance"), Map.of("binance", rules), 1.5, List.of(), false, 1, new TradingCosts(0.0002, 0));
        MarketMaking making = new MarketMaking(terms, List.of(new CoinLimit("BTC", 5e6)), 0.1, 0.1, 0.0001);
        DemandFold fold = new DemandFold(making, 10 * SECOND);
        DemandChanges changes = new DemandChanges();
        List<MarginSnapshot> snapshots = play(fold, trades, 10 * SECOND, changes);
        double highest =
                snapshots.stream().mapToDouble(MarginSnapshot::demandUsd).max().orElseThrow();
        assertTrue(highest > 0 && highest <= 1.5 * 0.05 * 5.1e6, "highest demand " + highest);
        DemandChanges.Moved moved = changes.moved().getLast();
        assertEquals(0, moved.plannedUsd(), "order flow is no plan");
        assertTrue(moved.surpriseShare() > 0.9, moved::toString);
        System.out.printf(
                "market making: %d trades, %d periods, demand up to %.0f USD, surprise %.1f %%%n",
                trades.size(), snapshots.size(), highest, 100 * moved.surpriseShare());
    }

    @Test
    void aLiquidityProvidersDemandFollowsTheRealPool() throws IOException {
        List<PoolState> states = gmx(data().resolve("gmx_v2_arbitrum_1m/market_eth_usd_1m.csv.gz"));
        PoolProvision provision = new PoolProvision(List.of(new PoolShare("gmx", "ETH", 1e6)), 0.9, 1);
        DemandFold fold = new DemandFold(provision, 60 * SECOND);
        DemandChanges changes = new DemandChanges();
        List<MarginSnapshot> snapshots = play(fold, states, 60 * SECOND, changes);
        // First row: (52 385 451.95 + 49 894 886.48) of open interest over 63 740 058.47 of pool.
        assertEquals(
                1e6 * (52385451.95445211 + 49894886.48060942) / 63740058.47202696 / 0.9,
                snapshots.getFirst().demandUsd(),
                1e-3);
        assertEquals(1440, snapshots.size());
        double flow = snapshots.stream().mapToDouble(MarginSnapshot::flowUsd).sum();
        assertTrue(Math.abs(flow) > 1 && Math.abs(flow) < 1e5, "flow " + flow);
        assertEquals(0, changes.moved().getLast().plannedUsd());
    }

    private static List<MarginSnapshot> play(
            DemandFold fold, List<? extends MarketEvent> events, long period, DemandChanges changes) {
        List<MarginSnapshot> all = new ArrayList<>();
        long now = Math.ceilDiv(events.getFirst().knownNanos(), period) * period;
        int next = 0;
        while (next < events.size()) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                fold.observe(events.get(next++));
            }
            List<MarginSnapshot> snapshots = fold.tick(now);
            changes.observe(snapshots, fold.compositeBars());
            all.addAll(snapshots);
            now += period;
        }
        return all;
    }

    private static List<Trade> trades(Path file) throws IOException {
        List<Trade> trades = new ArrayList<>();
        try (BufferedReader lines = reader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher trade = TRADE.matcher(line);
                if (trade.find() && Double.parseDouble(trade.group(4)) > 0) {
                    long event = Long.parseLong(trade.group(2)) * 1_000_000;
                    trades.add(new Trade(
                            new Instrument("binance", "BTC"),
                            event,
                            Math.max(event, Long.parseLong(trade.group(1))),
                            trades.size(),
                            Double.parseDouble(trade.group(3)),
                            Double.parseDouble(trade.group(4)),
                            trade.group(5).equals("true") ? Side.SELL : Side.BUY));
                }
            }
        }
        trades.sort(MarketEvent.ORDER);
        return trades;
    }

    /// The first day of the file.
    private static List<PoolState> gmx(Path file) throws IOException {
        List<PoolState> states = new ArrayList<>();
        try (BufferedReader lines = reader(file)) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            for (int row = 0; row < 1440; row++) {
                String[] cells = lines.readLine().split(",", -1);
                long nanos = Instant.parse(cells[0]).getEpochSecond() * SECOND;
                add(states, nanos, PoolMeasure.POOL_VALUE_USD, cells[header.indexOf("poolValue")]);
                add(states, nanos, PoolMeasure.LONG_USD, cells[header.indexOf("openInterestLong")]);
                add(states, nanos, PoolMeasure.SHORT_USD, cells[header.indexOf("openInterestShort")]);
                add(states, nanos, PoolMeasure.PENDING_PROFIT_USD, cells[header.indexOf("pendingPnl")]);
                add(states, nanos, PoolMeasure.PRICE_USD, cells[header.indexOf("indexPrice")]);
            }
        }
        return states;
    }

    private static void add(List<PoolState> states, long nanos, PoolMeasure measure, String cell) {
        if (!cell.isEmpty()) {
            states.add(new PoolState(
                    new Instrument("gmx", "ETH"), nanos, nanos, states.size(), measure, Double.parseDouble(cell)));
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8));
    }

    private static Path data() {
        String data = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(data != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        return Path.of(data);
    }
}
