package io.headrace.market.portfolio.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Position;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.portfolio.CarryMeasure;
import io.headrace.market.portfolio.CoinLimit;
import io.headrace.market.portfolio.DirectionalCarry;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.PoolShare;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.portfolio.price.Periods;
import io.headrace.market.venue.margin.CollateralFactorMargin;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import io.headrace.market.venue.margin.OpenInterestMargin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Small books of each kind, by hand: coin X at venue v, 10 % margin, buffer 1.5.
class KindsOfPortfolioTest {
    private static final long HOUR = Periods.HOUR_NANOS;
    private static final Instrument X = new Instrument("v", "X");
    private static final MarginRules RULES = new MarginRules(Map.of("X", MarginTable.flat(0.1)), true, true);

    private long sequence;

    static Terms terms(MarginRules rules, TradingCosts costs) {
        return new Terms(List.of("v"), Map.of("v", rules), 1.5, List.of(), false, 2, costs);
    }

    @Test
    void aMarketMakerHoldsTheOtherSideOfAShareOfTheFlow() {
        MarketMaking making = new MarketMaking(
                terms(RULES, new TradingCosts(0.001, 0)), List.of(new CoinLimit("X", 1000)), 0.1, 1, 0.002);
        DemandFold fold = new DemandFold(making, HOUR);
        fold.observe(trade(1, 100, 20, Side.BUY));
        fold.observe(trade(2, 110, 10, Side.SELL));
        MarginSnapshot first = fold.tick(HOUR).getFirst();
        // -2 at 100, +1 at 110: -1 held, then half of it worked off at the last price, 110.
        assertEquals(1.5 * 0.1 * 0.5 * 110, first.demandUsd(), 1e-9);
        double inside = -2 * (110 - 100);
        double filled = 200 + 110;
        assertEquals(inside - 0.001 * (filled + 55) + 0.002 * filled, first.flowUsd(), 1e-9);
        assertEquals(3, first.plannedUsd().size());
        assertEquals(first.demandUsd(), first.plannedPeakUsd(), 1e-9, "flow is not a plan");
        fold.observe(trade(HOUR + 1, 120, 1e-9, Side.BUY));
        assertEquals(
                -0.5 * 10 - 0.001 * 0.25 * 120, fold.tick(2 * HOUR).getFirst().flowUsd(), 1e-5);
    }

    @Test
    void aMarketMakersInventoryStopsAtItsLimit() {
        MarketMaking making =
                new MarketMaking(terms(RULES, TradingCosts.NONE), List.of(new CoinLimit("X", 1000)), 1, 1e9, 0);
        DemandFold fold = new DemandFold(making, HOUR);
        fold.observe(trade(1, 100, 500, Side.SELL));
        MarginSnapshot snapshot = fold.tick(HOUR).getFirst();
        assertEquals(1000, snapshot.exposures().getFirst().signedUsd(), 1e-4);
    }

    @Test
    void candlesStandInForFlowUntilAVenueReportsATrade() {
        MarketMaking making =
                new MarketMaking(terms(RULES, TradingCosts.NONE), List.of(new CoinLimit("X", 1e6)), 0.1, 1, 0);
        DemandFold fold = new DemandFold(making, HOUR);
        Bar up = new Bar(X, 0, HOUR, sequence++, 100, 108, 98, 104, 50);
        fold.observe(up);
        // 50 * (104 - 100) / (108 - 98) = 20 bought on balance, a tenth of it sold to them, half of that worked off.
        assertEquals(-1 * 104, fold.tick(HOUR).getFirst().exposures().getFirst().signedUsd(), 1e-9);
        fold.observe(trade(HOUR + 1, 104, 10, Side.SELL));
        fold.observe(new Bar(X, HOUR, 2 * HOUR, sequence++, 104, 200, 104, 200, 50));
        double held = 0.5 * (-1 + 1);
        assertEquals(held, fold.tick(2 * HOUR).getFirst().exposures().getFirst().signedUsd(), 1e-9);
    }

    @Test
    void openInterestFillsAPoolOfAKnownCapacity() {
        PoolShare share = new PoolShare("v", "X", 1000, Double.NaN, 4e6);
        DemandFold fold = new DemandFold(new PoolProvision(List.of(share), 0.5, 1), HOUR);
        fold.observe(new OpenInterest(X, 1, 1, sequence++, 1e6));
        assertEquals(1000 * 0.25 / 0.5, fold.tick(HOUR).getFirst().demandUsd(), 1e-9);
        fold.observe(state(X, HOUR + 1, PoolMeasure.UTILIZATION, 0.4));
        assertEquals(800, fold.tick(2 * HOUR).getFirst().demandUsd(), 1e-9, "what is reported wins");
    }

    @Test
    void carryStandsOnTheSideThatIsPaidAtItsVolatilityTarget() {
        DirectionalCarry carry = new DirectionalCarry(
                terms(RULES, TradingCosts.NONE),
                List.of(new CoinLimit("X", 1e6)),
                CarryMeasure.FUNDING,
                2,
                0.01,
                1000,
                1,
                1);
        DemandFold fold = new DemandFold(carry, HOUR);
        List<MarginSnapshot> snapshots = List.of();
        for (int hour = 1; hour <= 25; hour++) {
            double close = hour % 2 == 0 ? 100 : 101;
            fold.observe(bar(hour, close));
            fold.observe(new Funding(X, hour * HOUR, hour * HOUR, sequence++, 0.0001));
            snapshots = fold.tick(hour * HOUR);
            assertEquals(hour == 25, !snapshots.isEmpty(), "decided at midnight, reached an hour later");
        }
        double signed = snapshots.getFirst().exposures().getFirst().signedUsd();
        // 23 returns of log 1.01 up to midnight, each hour weighing twice the one before; entered at 100, now 101.
        double yearly = Math.log(1.01) * Math.sqrt((1 - Math.pow(0.5, 23)) * 8760);
        assertEquals(-1000 / yearly * 1.01, signed, 1e-6, "short, for funding is positive");
    }

    @Test
    void carryOnTheBasisIsShortWhatIsAboveItsIndex() {
        DirectionalCarry carry = new DirectionalCarry(
                terms(RULES, TradingCosts.NONE),
                List.of(new CoinLimit("X", 500)),
                CarryMeasure.BASIS,
                1,
                0.005,
                1e9,
                10,
                1);
        DemandFold fold = new DemandFold(carry, HOUR);
        List<MarginSnapshot> snapshots = List.of();
        for (int hour = 22; hour <= 25; hour++) {
            fold.observe(bar(hour, 102));
            fold.observe(new IndexPrice(X, hour * HOUR, hour * HOUR, sequence++, 100));
            snapshots = fold.tick(hour * HOUR);
        }
        assertEquals(-500, snapshots.getFirst().exposures().getFirst().signedUsd(), 1e-9);
    }

    @Test
    void aLiquidityProvidersDemandIsThePoolsUtilization() {
        PoolProvision provision = new PoolProvision(List.of(new PoolShare("aave", "USDC", 1000)), 0.8, 1);
        DemandFold fold = new DemandFold(provision, HOUR);
        Instrument pool = new Instrument("aave", "USDC");
        assertTrue(fold.tick(HOUR).isEmpty(), "nobody told the utilization");
        fold.observe(state(pool, HOUR + 1, PoolMeasure.UTILIZATION, 0.6));
        fold.observe(state(pool, HOUR + 1, PoolMeasure.LIQUIDITY_INDEX, 1.5));
        MarginSnapshot first = fold.tick(2 * HOUR).getFirst();
        assertEquals(1000 * 0.6 / 0.8, first.demandUsd(), 1e-9);
        assertEquals(0, first.flowUsd());
        fold.observe(state(pool, 2 * HOUR + 1, PoolMeasure.LIQUIDITY_INDEX, 1.5015));
        fold.observe(plan(pool, 2 * HOUR + 1, 4 * HOUR, 400));
        MarginSnapshot second = fold.tick(3 * HOUR).getFirst();
        assertEquals(1, second.flowUsd(), 1e-9);
        assertEquals(750, second.plannedUsd().getFirst(), 1e-9);
        assertEquals(300, second.plannedUsd().getLast(), 1e-9);
        assertEquals(300, fold.tick(4 * HOUR).getFirst().demandUsd(), 1e-9);
    }

    @Test
    void aLendingPoolsUtilizationFollowsFromItsRatesAndItsReserveFactor() {
        PoolShare told = new PoolShare("aave", "USDC", 1000, 0.1, Double.NaN);
        DemandFold fold = new DemandFold(new PoolProvision(List.of(told), 1, 1), HOUR);
        Instrument pool = new Instrument("aave", "USDC");
        fold.observe(state(pool, 1, PoolMeasure.SUPPLY_RATE_YEAR, 0.027));
        assertTrue(fold.tick(HOUR).isEmpty());
        fold.observe(state(pool, HOUR + 1, PoolMeasure.BORROW_RATE_YEAR, 0.05));
        assertEquals(1000 * 0.027 / (0.05 * 0.9), fold.tick(2 * HOUR).getFirst().demandUsd(), 1e-9);
        fold.observe(state(pool, 2 * HOUR + 1, PoolMeasure.RESERVE_FACTOR, 0.2));
        assertEquals(1000 * 0.027 / (0.05 * 0.8), fold.tick(3 * HOUR).getFirst().demandUsd(), 1e-9, "the data win");
        fold.observe(state(pool, 3 * HOUR + 1, PoolMeasure.UTILIZATION, 0.7));
        assertEquals(700, fold.tick(4 * HOUR).getFirst().demandUsd(), 1e-9, "what is reported wins");
        assertEquals(List.of(), fold.missing());
    }

    @Test
    void aPoolNobodyToldOfForDaysIsUnknownAgainAndItsGapIsNoFlow() {
        DemandFold fold = new DemandFold(new PoolProvision(List.of(new PoolShare("aave", "USDC", 1000)), 1, 1), HOUR);
        Instrument pool = new Instrument("aave", "USDC");
        fold.observe(state(pool, HOUR, PoolMeasure.UTILIZATION, 0.5));
        fold.observe(state(pool, HOUR, PoolMeasure.LIQUIDITY_INDEX, 1));
        fold.tick(HOUR);
        assertEquals(1, fold.tick(73 * HOUR).size(), "three days");
        assertEquals(List.of(), fold.tick(74 * HOUR));
        fold.observe(state(pool, 74 * HOUR + 1, PoolMeasure.UTILIZATION, 0.6));
        fold.observe(state(pool, 74 * HOUR + 1, PoolMeasure.LIQUIDITY_INDEX, 1.1));
        MarginSnapshot back = fold.tick(75 * HOUR).getFirst();
        assertEquals(600, back.demandUsd(), 1e-9);
        assertEquals(0, back.flowUsd());
    }

    @Test
    void aBookThatCannotSpeakSaysWhatItLacks() {
        DemandFold pools = new DemandFold(new PoolProvision(List.of(new PoolShare("aave", "USDC", 1)), 1, 1), HOUR);
        pools.tick(HOUR);
        assertEquals(List.of("the utilization of aave USDC"), pools.missing());
        Instrument pool = new Instrument("aave", "USDC");
        pools.observe(state(pool, HOUR + 1, PoolMeasure.SUPPLY_RATE_YEAR, 0.027));
        pools.observe(state(pool, HOUR + 1, PoolMeasure.BORROW_RATE_YEAR, 0.05));
        pools.tick(2 * HOUR);
        assertEquals(
                List.of("the utilization of aave USDC (its rates imply it once its reserve_factor is given)"),
                pools.missing());
        DemandFold book = new DemandFold(new ImportedBook(terms(RULES, TradingCosts.NONE), List.of("X")), HOUR);
        book.tick(HOUR);
        assertEquals(List.of("a price of v X"), book.missing());
        book.observe(bar(2, 100));
        book.tick(2 * HOUR);
        assertEquals(List.of("a position, fill or margin snapshot of the desk"), book.missing());
    }

    @Test
    void aGmxMarketIsUsedByItsOpenInterestAndOwesTradersTheirProfit() {
        PoolProvision provision = new PoolProvision(List.of(new PoolShare("gmx", "ETH", 1000)), 1, 1);
        DemandFold fold = new DemandFold(provision, HOUR);
        Instrument pool = new Instrument("gmx", "ETH");
        fold.observe(state(pool, 1, PoolMeasure.LONG_USD, 300));
        fold.observe(state(pool, 1, PoolMeasure.SHORT_USD, 200));
        fold.observe(state(pool, 1, PoolMeasure.POOL_VALUE_USD, 1e4));
        fold.observe(state(pool, 1, PoolMeasure.PENDING_PROFIT_USD, 50));
        assertEquals(1000 * 0.05, fold.tick(HOUR).getFirst().demandUsd(), 1e-9);
        fold.observe(state(pool, HOUR + 1, PoolMeasure.PENDING_PROFIT_USD, 150));
        assertEquals(-10, fold.tick(2 * HOUR).getFirst().flowUsd(), 1e-9);
    }

    @Test
    void anImportedBookFollowsFillsPositionsAndFees() {
        DemandFold fold = new DemandFold(new ImportedBook(terms(RULES, TradingCosts.NONE), List.of("X")), HOUR);
        fold.observe(bar(1, 100));
        assertTrue(fold.tick(HOUR).isEmpty(), "the desk has told nothing yet");
        fold.observe(new Fill(X, HOUR + 1, HOUR + 1, sequence++, Side.BUY, 98, 10, 3));
        fold.observe(bar(2, 105));
        MarginSnapshot second = fold.tick(2 * HOUR).getFirst();
        assertEquals(10 * (105 - 98) - 3, second.flowUsd(), 1e-9);
        assertEquals(157.5, second.demandUsd(), 1e-9);
        fold.observe(new Position(X, 2 * HOUR + 1, 2 * HOUR + 1, sequence++, -4, 0));
        fold.observe(bar(3, 100));
        MarginSnapshot third = fold.tick(3 * HOUR).getFirst();
        assertEquals(-50, third.flowUsd(), 1e-9);
        assertEquals(60, third.demandUsd(), 1e-9);
    }

    @Test
    void theDesksOwnMarginSnapshotOutranksTheFormula() {
        DemandFold fold = new DemandFold(new ImportedBook(terms(RULES, TradingCosts.NONE), List.of("X")), HOUR);
        MarginSnapshot own = new MarginSnapshot(
                Instrument.account("v"),
                5,
                5,
                0,
                777,
                700,
                -12,
                3,
                List.of(700.0, 900.0),
                List.of(new MarginSnapshot.Exposure("X", -50, 20)));
        fold.observe(own);
        MarginSnapshot first = fold.tick(HOUR).getFirst();
        assertEquals(777, first.demandUsd());
        assertEquals(-12, first.flowUsd());
        assertEquals(List.of(700.0, 900.0, 900.0), first.plannedUsd());
        assertEquals(-50, first.exposures().getFirst().signedUsd());
        MarginSnapshot second = fold.tick(2 * HOUR).getFirst();
        assertEquals(777, second.demandUsd(), "the level stands");
        assertEquals(0, second.flowUsd(), "the flow was told once");
    }

    @Test
    void aPlanIsAnnouncedDemandAndThenThePosition() {
        MarketMaking making =
                new MarketMaking(terms(RULES, new TradingCosts(0.01, 0)), List.of(new CoinLimit("X", 1000)), 0.1, 1, 0);
        DemandFold fold = new DemandFold(making, HOUR);
        fold.observe(bar(1, 100));
        fold.observe(plan(X, HOUR, 3 * HOUR, -30));
        assertEquals(List.of(0.0, 0.0, 450.0), fold.tick(HOUR).getFirst().plannedUsd());
        fold.observe(plan(X, HOUR + 1, 3 * HOUR, 20));
        assertEquals(List.of(0.0, 300.0, 300.0), fold.tick(2 * HOUR).getFirst().plannedUsd());
        MarginSnapshot third = fold.tick(3 * HOUR).getFirst();
        assertEquals(300, third.demandUsd(), 1e-9);
        assertEquals(-0.01 * 20 * 100, third.flowUsd(), 1e-9, "the desk trades to its plan and pays the fee");
    }

    @Test
    void aMarginThatNeedsOpenInterestWaitsForIt() {
        MarginRules rules =
                new MarginRules(Map.of("X", new OpenInterestMargin("mid", 0.05, 0.6, 1e6, 2e6)), true, true);
        DemandFold fold = new DemandFold(new ImportedBook(terms(rules, TradingCosts.NONE), List.of("X")), HOUR);
        fold.observe(bar(1, 100));
        fold.observe(new Position(X, 1, 1, sequence++, 10, 100));
        assertTrue(fold.tick(HOUR).isEmpty(), "unknown is not zero");
        fold.observe(new io.headrace.market.event.OpenInterest(X, HOUR + 1, HOUR + 1, sequence++, 1.5e6));
        assertEquals(
                1.5 * (0.05 + 0.5 * 0.95) * 1000, fold.tick(2 * HOUR).getFirst().demandUsd(), 1e-9);
    }

    @Test
    void aMarginOfTheEntrySizeStaysWhereThePositionWasEntered() {
        CollateralFactorMargin gmx = new CollateralFactorMargin(0.02, 0, 0.01, 1, 0, 0, 0);
        MarginRules rules = new MarginRules(Map.of("X", gmx), true, false);
        DemandFold fold = new DemandFold(new ImportedBook(terms(rules, TradingCosts.NONE), List.of("X")), HOUR);
        DemandChanges changes = new DemandChanges();
        fold.observe(bar(1, 100));
        fold.observe(new Fill(X, 1, 1, sequence++, Side.BUY, 100, 10, 0));
        List<MarginSnapshot> first = fold.tick(HOUR);
        changes.observe(first, fold.compositeBars());
        assertEquals(1.5 * 0.02 * 1000, first.getFirst().demandUsd(), 1e-9);
        fold.observe(bar(2, 150));
        List<MarginSnapshot> second = fold.tick(2 * HOUR);
        changes.observe(second, fold.compositeBars());
        assertEquals(1.5 * 0.02 * 1000, second.getFirst().demandUsd(), 1e-9, "the mark does not move it");
        assertEquals(0, changes.moved().getLast().allUsd(), 1e-9, "so a move of the price is no surprise");
        fold.observe(plan(X, 2 * HOUR + 1, 4 * HOUR, 20));
        fold.observe(bar(3, 150));
        List<Double> planned = fold.tick(3 * HOUR).getFirst().plannedUsd();
        assertEquals(1.5 * 0.02 * (1000 + 1500), planned.get(1), 1e-9, "ten more at 150");
    }

    @Test
    void anImportedPositionKeepsTheEntryPriceTheDeskTold() {
        CollateralFactorMargin gmx = new CollateralFactorMargin(0.02, 0, 0.01, 1, 0, 0, 0);
        MarginRules rules = new MarginRules(Map.of("X", gmx), true, false);
        DemandFold fold = new DemandFold(new ImportedBook(terms(rules, TradingCosts.NONE), List.of("X")), HOUR);
        fold.observe(bar(1, 150));
        fold.observe(new Position(X, 1, 1, sequence++, -10, 80));
        assertEquals(1.5 * 0.02 * 800, fold.tick(HOUR).getFirst().demandUsd(), 1e-9);
        fold.observe(new Fill(X, HOUR + 1, HOUR + 1, sequence++, Side.BUY, 140, 5, 0));
        fold.observe(bar(2, 140));
        assertEquals(1.5 * 0.02 * 400, fold.tick(2 * HOUR).getFirst().demandUsd(), 1e-9, "half of it left");
    }

    @Test
    void settlementPaysOpenProfitOut() {
        MarginRules cashOnly = new MarginRules(Map.of("X", MarginTable.flat(0.1)), false, false);
        Terms settled = terms(cashOnly, new TradingCosts(0, 3));
        DemandFold fold = new DemandFold(new ImportedBook(settled, List.of("X")), HOUR);
        fold.observe(bar(1, 100));
        fold.observe(new Position(X, 1, 1, sequence++, 10, 100));
        fold.tick(HOUR);
        fold.observe(bar(2, 110));
        assertEquals(0, fold.tick(2 * HOUR).getFirst().flowUsd(), 1e-9, "open profit is no cash");
        fold.observe(bar(3, 120));
        assertEquals(200, fold.tick(3 * HOUR).getFirst().flowUsd(), 1e-9, "settled at 03:00");
    }

    @Test
    void changesOfDemandArePlanStructureOrSurprise() {
        DemandFold fold = new DemandFold(new ImportedBook(terms(RULES, TradingCosts.NONE), List.of("X")), HOUR);
        DemandChanges changes = new DemandChanges();
        fold.observe(bar(1, 100));
        fold.observe(new Position(X, 1, 1, sequence++, 10, 100));
        fold.observe(plan(X, 1, 2 * HOUR, 14));
        changes.observe(fold.tick(HOUR), fold.compositeBars());
        fold.observe(bar(2, 110));
        fold.observe(new Fill(X, HOUR + 1, HOUR + 1, sequence++, Side.BUY, 110, 4, 0));
        changes.observe(fold.tick(2 * HOUR), fold.compositeBars());
        DemandChanges.Moved moved = changes.moved().getLast();
        assertEquals(60, moved.plannedUsd(), 1e-9, "4 more coins at 100");
        assertEquals(15, moved.structuralUsd(), 1e-9, "10 % on what was held");
        assertEquals(231 - 150 - 75, moved.surpriseUsd(), 1e-9, "where plan and price meet");
        assertEquals(1, changes.periods());
        assertEquals(1, moved.plannedShare() + moved.structuralShare() + moved.surpriseShare(), 1e-12);
    }

    private Trade trade(long nanos, double price, double size, Side taker) {
        return new Trade(X, nanos, nanos, sequence++, price, size, taker);
    }

    private Bar bar(int hour, double close) {
        return new Bar(X, (hour - 1) * HOUR, hour * HOUR, sequence++, close, close, close, close, 1);
    }

    private PoolState state(Instrument pool, long nanos, PoolMeasure measure, double value) {
        return new PoolState(pool, nanos, nanos, sequence++, measure, value);
    }

    private PlannedPosition plan(Instrument instrument, long nanos, long effective, double quantity) {
        return new PlannedPosition(instrument, nanos, nanos, sequence++, effective, quantity);
    }
}
