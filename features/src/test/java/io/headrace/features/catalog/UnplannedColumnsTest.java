package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.portfolio.CoinLimit;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.PoolShare;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Desks whose demand nobody plans, against plain formulas over the whole history.
class UnplannedColumnsTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final Instrument X = new Instrument("v", "X");

    @Test
    void aPoolIsLearntFromWithoutAPrice() {
        PoolShare share = new PoolShare("v", "X", 1e6, Double.NaN, 1e6);
        DeskFold fold = new DeskFold(new PoolProvision(List.of(share), 1, 1), HOUR);
        SplittableRandom random = new SplittableRandom(3);
        List<Double> demand = new ArrayList<>();
        double open = 5e5;
        for (int hour = 1; hour <= 60; hour++) {
            open *= Math.exp(.02 * (random.nextDouble() - .5));
            demand.add(open);
            fold.observe(new OpenInterest(X, hour * HOUR, hour * HOUR, hour, open));
            VenueObservation seen = fold.tick(hour * HOUR).getFirst();
            assertEquals(hour > 6, seen.features().usable(), "hour " + hour);
            if (hour > 6) {
                double scale = Math.sqrt(mean(squares(demand), .94));
                assertEquals(scale, seen.features().value("structural_scale_usd"), 1e-6 * scale);
                double fast = Math.sqrt(mean(squares(demand), .5)) / scale;
                assertEquals(fast, seen.features().value("need_change_fast"), 1e-9);
                assertEquals(1, seen.features().value("need_change_ewma"), 1e-9);
                double drift = mean(changes(demand), .94) / scale;
                assertEquals(drift, seen.features().value("need_drift_slow"), 1e-9);
                double gap = (open - mean(demand, .96)) / scale;
                assertEquals(gap, seen.features().value("demand_gap_day"), 1e-9);
            }
        }
    }

    @Test
    void aMarketMakerNeedsNoFundingAndItsScaleLivesThroughAnEmptyInventory() {
        MarginRules rules = new MarginRules(Map.of("X", MarginTable.flat(.1)), true, true);
        Terms terms = new Terms(List.of("v"), Map.of("v", rules), 1.5, List.of(), true, 1, TradingCosts.NONE);
        MarketMaking making = new MarketMaking(terms, List.of(new CoinLimit("X", 1e6)), .01, 4, 0);
        DeskFold fold = new DeskFold(making, HOUR);
        SplittableRandom random = new SplittableRandom(5);
        double price = 100;
        List<Double> volumes = new ArrayList<>();
        VenueObservation last = null;
        for (int hour = 1; hour <= 120; hour++) {
            double next = hour > 117 ? price : price * Math.exp(.02 * (random.nextDouble() - .5));
            double volume = hour > 117 ? 0 : 1e5 * random.nextDouble();
            volumes.add(volume);
            Bar bar = new Bar(
                    X,
                    (hour - 1) * HOUR,
                    hour * HOUR,
                    hour,
                    price,
                    Math.max(price, next),
                    Math.min(price, next),
                    next,
                    volume);
            price = next;
            fold.observe(bar);
            last = fold.tick(hour * HOUR).getFirst();
        }
        assertTrue(last != null && last.features().usable(), "warm without funding");
        double ratio = Math.log(mean(volumes, .5) / mean(volumes, .99));
        assertEquals(ratio, last.features().value("volume_ratio_fast"), 1e-9);
        assertTrue(last.features().value("structural_scale_usd") > 1);
    }

    @Test
    void aDeskStopsAndGoesOnWithTheSameBits() {
        PoolShare share = new PoolShare("v", "X", 1e6, Double.NaN, 1e6);
        DeskFold whole = new DeskFold(new PoolProvision(List.of(share), 1, 1), HOUR);
        DeskFold parts = new DeskFold(new PoolProvision(List.of(share), 1, 1), HOUR);
        SplittableRandom random = new SplittableRandom(4);
        for (int hour = 1; hour <= 40; hour++) {
            OpenInterest open = new OpenInterest(X, hour * HOUR, hour * HOUR, hour, 1e5 * (1 + random.nextDouble()));
            whole.observe(open);
            parts.observe(open);
            assertEquals(whole.tick(hour * HOUR), parts.tick(hour * HOUR));
            parts = parts.restored(parts.save());
        }
    }

    @Test
    void everyKindOfDeskHasOneScaleAndItsOwnFingerprint() {
        PoolProvision pools = new PoolProvision(List.of(new PoolShare("v", "X", 1)), 1, 1);
        FeatureCatalog ofPools = FeatureCatalog.of(pools);
        FeatureCatalog pairs = FeatureCatalog.of(PortfolioSpec.reference());
        assertEquals(FeatureCatalog.standard().schema(), pairs.schema());
        assertTrue(ofPools.schema().columns().contains("structural_scale_usd"));
        assertFalse(ofPools.schema().fingerprint().equals(pairs.schema().fingerprint()));
    }

    @Test
    void theFullCatalogOfADeskBeginsWithItsOwnColumnsAndMeasuresInItsOwnUnit() {
        PoolProvision pools = new PoolProvision(List.of(new PoolShare("v", "X", 1)), 1, 1);
        FeatureCatalog own = FeatureCatalog.of(pools);
        FeatureCatalog full = FeatureCatalog.full(pools);
        List<String> columns = full.schema().columns();
        assertEquals(
                own.definitions(),
                full.definitions().subList(0, own.definitions().size()));
        assertTrue(columns.containsAll(FeatureCatalog.full().schema().columns()));
        assertEquals(columns.size(), columns.stream().distinct().count());
        SignalDefinition week = full.definition("need_change_mean_168h");
        assertTrue(
                week.formula().text().endsWith("of own changes"), week.formula().text());
        assertEquals(
                FeatureCatalog.full().schema(),
                FeatureCatalog.full(PortfolioSpec.reference()).schema());
    }

    private static List<Double> changes(List<Double> demand) {
        List<Double> changes = new ArrayList<>();
        for (int i = 1; i < demand.size(); i++) {
            changes.add(demand.get(i) - demand.get(i - 1));
        }
        return changes;
    }

    private static List<Double> squares(List<Double> demand) {
        return changes(demand).stream().map(x -> x * x).toList();
    }

    private static double mean(List<Double> values, double lambda) {
        double mean = values.getFirst();
        for (double value : values.subList(1, values.size())) {
            mean = lambda * mean + (1 - lambda) * value;
        }
        return mean;
    }
}
