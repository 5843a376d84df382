package io.headrace.market.portfolio.demand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
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
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.portfolio.price.Periods;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What holds for every kind of portfolio over random streams.
class PortfolioPropertyTest {
    private static final long HOUR = Periods.HOUR_NANOS;
    private static final int HOURS = 24 * 6;
    private static final List<String> VENUES = List.of("v", "w");
    private static final List<String> COINS = List.of("X", "Y");
    private static final MarginRules RULES =
            new MarginRules(Map.of("X", MarginTable.flat(0.1), "Y", MarginTable.flat(0.2)), true, true);

    @Test
    void restartAndCatchUpGivesTheSameBits() {
        for (Portfolio portfolio : kinds()) {
            List<MarketEvent> events = events(new SplittableRandom(3), true);
            DemandFold through = new DemandFold(portfolio, HOUR);
            DemandFold broken = new DemandFold(portfolio, HOUR);
            int next = 0;
            for (int hour = 1; hour <= HOURS; hour++) {
                while (next < events.size() && events.get(next).knownNanos() <= hour * HOUR) {
                    through.observe(events.get(next));
                    broken.observe(events.get(next++));
                }
                assertEquals(through.tick(hour * HOUR), broken.tick(hour * HOUR));
                if (hour % 5 == 0) {
                    DemandFold restored = new DemandFold(portfolio, HOUR);
                    restored.restore(broken.save());
                    broken = restored;
                }
            }
            assertArrayEquals(through.save(), broken.save());
        }
    }

    @Test
    void nothingKnownLaterChangesWhatWasSaid() {
        for (Portfolio portfolio : kinds()) {
            List<MarketEvent> one = events(new SplittableRandom(4), true);
            List<MarketEvent> other = new ArrayList<>();
            long split = HOURS / 2 * HOUR;
            one.stream().filter(event -> event.knownNanos() <= split).forEach(other::add);
            events(new SplittableRandom(99), true).stream()
                    .filter(event -> event.knownNanos() > split)
                    .forEach(other::add);
            int half = HOURS / 2;
            assertEquals(
                    run(portfolio, one).subList(0, half), run(portfolio, other).subList(0, half));
        }
    }

    @Test
    void flowsAreProfitLessFundingAndFeesToTheCent() {
        for (double fee : new double[] {0, 0.0005}) {
            Terms terms = terms(new TradingCosts(fee, 0));
            MarketMaking making = new MarketMaking(terms, limits(), 0.3, 5, 0.0002);
            List<MarketEvent> events = events(new SplittableRandom(5), false);
            double flows = run(making, events).stream()
                    .flatMap(List::stream)
                    .mapToDouble(MarginSnapshot::flowUsd)
                    .sum();
            assertEquals(ledger(making, events), flows, 0.01);
        }
    }

    @Test
    void demandAndAnnouncedDemandAreNeverNegativeAndStartTogether() {
        for (Portfolio portfolio : kinds()) {
            for (List<MarginSnapshot> tick : run(portfolio, events(new SplittableRandom(6), true))) {
                for (MarginSnapshot snapshot : tick) {
                    if (!(portfolio instanceof ImportedBook)) {
                        assertEquals(
                                snapshot.closeDemandUsd(), snapshot.plannedUsd().getFirst(), 1e-9);
                    }
                }
            }
        }
    }

    private static List<List<MarginSnapshot>> run(Portfolio portfolio, List<MarketEvent> events) {
        DemandFold fold = new DemandFold(portfolio, HOUR);
        List<List<MarginSnapshot>> all = new ArrayList<>();
        int next = 0;
        for (int hour = 1; hour <= HOURS; hour++) {
            while (next < events.size() && events.get(next).knownNanos() <= hour * HOUR) {
                fold.observe(events.get(next++));
            }
            all.add(fold.tick(hour * HOUR));
        }
        return all;
    }

    /// The market maker's cash and inventory kept the plain way: cash paid and received, then
    /// inventory at the end.
    private static double ledger(MarketMaking making, List<MarketEvent> events) {
        double total = 0;
        for (String venue : VENUES) {
            for (String coin : COINS) {
                total += ledger(making, events, new Instrument(venue, coin));
            }
        }
        return total;
    }

    private static double ledger(MarketMaking making, List<MarketEvent> events, Instrument instrument) {
        double inventory = 0;
        double cash = 0;
        double last = Double.NaN;
        double rate = 0;
        int hour = 1;
        double held = 0;
        for (int i = 0; hour <= HOURS; ) {
            if (i < events.size() && events.get(i).knownNanos() <= hour * HOUR) {
                MarketEvent event = events.get(i++);
                if (event.instrument().equals(instrument)) {
                    switch (event) {
                        case Bar bar -> last = bar.close();
                        case Funding funding -> rate += funding.rate();
                        case Trade trade -> {
                            double limit = making.coins().getFirst().limitUsd() / trade.price();
                            double wanted = inventory - making.share() * trade.signedSize();
                            double low = Math.min(-limit, inventory);
                            double next = Math.clamp(wanted, low, Math.max(limit, inventory));
                            double filled = Math.abs(next - inventory) * trade.price();
                            cash -= (next - inventory) * trade.price();
                            cash += filled
                                    * (making.captureRate()
                                            - making.terms().costs().feeRate());
                            inventory = next;
                        }
                        default -> {}
                    }
                }
            } else {
                cash -= held * last * rate;
                double kept = inventory * Math.pow(0.5, 1 / making.halfLifeHours());
                cash += (inventory - kept) * last;
                cash -= Math.abs(inventory - kept)
                        * last
                        * making.terms().costs().feeRate();
                inventory = kept;
                held = inventory;
                rate = 0;
                hour++;
            }
        }
        return cash + inventory * last;
    }

    /// Every part is told, and while prices and pools stand still nothing but the plan moves demand.
    @Test
    void whatWasAnnouncedIsNeverASurprise() {
        for (Portfolio portfolio : kinds()) {
            DemandChanges changes = new DemandChanges();
            DemandFold fold = new DemandFold(portfolio, HOUR);
            double announced = playStill(fold, changes, new SplittableRandom(5), !(portfolio instanceof ImportedBook));
            DemandChanges.Moved moved = changes.moved().getLast();
            double slack = 1e-9 * (1 + moved.allUsd());
            assertEquals(0, moved.surpriseUsd(), slack, portfolio::toString);
            assertEquals(0, moved.structuralUsd(), slack, portfolio::toString);
            assertEquals(1, moved.plannedShare(), 1e-9, portfolio::toString);
            assertTrue(announced > 0, portfolio::toString);
        }
    }

    @Test
    void theThreeSharesAreAllThereIs() {
        for (Portfolio portfolio : kinds()) {
            DemandChanges changes = new DemandChanges();
            DemandFold fold = new DemandFold(portfolio, HOUR);
            List<MarketEvent> events = events(new SplittableRandom(6), true);
            int next = 0;
            for (int hour = 1; hour <= HOURS; hour++) {
                while (next < events.size() && events.get(next).knownNanos() <= hour * HOUR) {
                    fold.observe(events.get(next++));
                }
                changes.observe(fold.tick(hour * HOUR), fold.compositeBars());
            }
            for (DemandChanges.Moved moved : changes.moved()) {
                double shares = moved.plannedShare() + moved.structuralShare() + moved.surpriseShare();
                assertEquals(1, shares, 1e-12, portfolio::toString);
            }
        }
    }

    /// Standing prices and pools, announcements at least an hour ahead; an imported book also trades to them.
    private static double playStill(DemandFold fold, DemandChanges changes, SplittableRandom random, boolean held) {
        Instrument on = new Instrument("v", "X");
        long sequence = 0;
        double before = 0;
        double planned = 0;
        for (int hour = 1; hour <= HOURS; hour++) {
            for (String venue : VENUES) {
                for (String coin : COINS) {
                    Instrument each = new Instrument(venue, coin);
                    long end = hour * HOUR;
                    fold.observe(new Bar(each, end - HOUR, end, sequence++, 10, 10, 10, 10, 1));
                    fold.observe(new PoolState(each, end, end, sequence++, PoolMeasure.UTILIZATION, 0.5));
                    if (!held && hour == 1) {
                        fold.observe(new Position(each, end, end, sequence++, 1, 10));
                    }
                }
            }
            if (hour % 7 == 0) {
                before = planned;
                planned = random.nextDouble(1, 100);
                fold.observe(new PlannedPosition(on, hour * HOUR, hour * HOUR, sequence++, (hour + 3) * HOUR, planned));
            }
            if (!held && hour > 7 && hour % 7 == 3) {
                fold.observe(new Position(on, hour * HOUR, hour * HOUR, sequence++, planned, 10));
            }
            changes.observe(fold.tick(hour * HOUR), fold.compositeBars());
        }
        return planned + before;
    }

    private static List<Portfolio> kinds() {
        Terms terms = terms(new TradingCosts(0.0003, 8));
        return List.of(
                PortfolioSpec.forVenues(VENUES, COINS).withCosts(new TradingCosts(0.0002, 0)),
                new MarketMaking(terms, limits(), 0.2, 3, 0.0001),
                new DirectionalCarry(terms, limits(), CarryMeasure.FUNDING, 24, 0.0, 2e4, 24, 4),
                new PoolProvision(List.of(new PoolShare("v", "X", 1e5), new PoolShare("w", "Y", 5e4)), 0.9, 2),
                new ImportedBook(terms, COINS));
    }

    private static Terms terms(TradingCosts costs) {
        return new Terms(VENUES, Map.of("v", RULES, "w", RULES), 1.5, List.of(), true, 3, costs);
    }

    private static List<CoinLimit> limits() {
        return List.of(new CoinLimit("X", 1e5), new CoinLimit("Y", 1e5));
    }

    private static List<MarketEvent> events(SplittableRandom random, boolean plans) {
        List<MarketEvent> events = new ArrayList<>();
        double[] price = {100, 20, 100, 20};
        long sequence = 0;
        for (int hour = 1; hour <= HOURS; hour++) {
            for (int leg = 0; leg < 4; leg++) {
                Instrument on = new Instrument(VENUES.get(leg / 2), COINS.get(leg % 2));
                long end = hour * HOUR;
                long inside = end - 1 - random.nextInt(1_000_000);
                price[leg] *= Math.exp(0.02 * random.nextDouble(-1, 1));
                double close = price[leg];
                events.add(new Bar(on, end - HOUR, end, sequence++, close, close * 1.01, close * 0.99, close, 1));
                events.add(new Funding(on, end, end, sequence++, 1e-4 * random.nextDouble(-1, 1)));
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                double size = 50 * random.nextDouble() + 0.1;
                events.add(new Trade(on, inside, inside, sequence++, close * 0.999, size, side));
                events.add(new PoolState(
                        on, inside, inside, sequence++, PoolMeasure.UTILIZATION, 0.5 + 0.4 * random.nextDouble()));
                events.add(new Fill(on, inside, inside, sequence++, side, close, size / 10, 0.1));
                if (plans && random.nextInt(20) == 0) {
                    long effective = end + random.nextInt(1, 10) * HOUR;
                    double quantity = random.nextDouble(-100, 100);
                    events.add(new PlannedPosition(on, inside, inside, sequence++, effective, quantity));
                }
            }
        }
        events.sort(MarketEvent.ORDER);
        return events;
    }
}
