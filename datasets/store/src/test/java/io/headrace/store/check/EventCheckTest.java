package io.headrace.store.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.store.check.finding.Finding;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.source.Oddity;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// One plain series with one thing wrong, for each thing a check can find.
class EventCheckTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long START = 1_735_689_600L * SECOND;
    private static final Instrument BTC = new Instrument("alpha", "BTC");

    private final EventCheck check = EventCheck.ofFiles("test");

    @Test
    void findsNothingInAnOrdinaryWalk() {
        double[] prices = walk(1, 2_000, 0.003);
        feed("a.csv", prices.length, i -> bar(BTC, i, prices[i]));
        assertEquals(List.of(), check.report().groups());
    }

    @Test
    void tellsASingleBadPriceAndNotAMarketThatFalls() {
        double[] prices = walk(2, 1_000, 0.001);
        prices[400] *= 1.2;
        for (int i = 700; i < prices.length; i++) {
            prices[i] *= 0.9;
        }
        feed("a.csv", prices.length, i -> trade(i, prices[i], 1));
        Finding spike = only(FindingKind.OUTLIER);
        assertEquals("a.csv:401", spike.place());
    }

    @Test
    void tellsAPriceThatChangesItsUnit() {
        double[] prices = walk(3, 1_000, 0.001);
        for (int i = 600; i < prices.length; i++) {
            prices[i] /= 1000;
        }
        feed("a.csv", prices.length, i -> trade(i, prices[i], 1));
        Finding unit = only(FindingKind.UNIT);
        assertEquals("a.csv:601", unit.place());
        assertTrue(unit.what().contains("10 to the power of -3"), unit::what);
    }

    @Test
    void tellsSizesThatAreContractsFromSomewhereOn() {
        Random random = new Random(4);
        feed(
                "a.csv",
                6_000,
                i -> trade(i, 100 + random.nextInt(2), (i < 3_000 ? 1 : 1_000) * (1 + random.nextDouble())));
        assertTrue(only(FindingKind.UNIT).what().contains("the median size goes from 1.5"), check.report()::text);
    }

    @Test
    void tellsAVenueWhosePricesAreAPowerOfTenOff() {
        double[] prices = walk(5, 500, 0.001);
        feed("a.csv", prices.length, i -> bar(BTC, i, prices[i]));
        feed("b.csv", prices.length, i -> bar(new Instrument("bravo", "BTC"), i, prices[i] * 100));
        assertTrue(
                only(FindingKind.UNIT).what().startsWith("bravo BTC: prices are about 100 times those of alpha BTC"));
    }

    @Test
    void tellsFundingThatIsAnnualizedOrInPercent() {
        Random random = new Random(6);
        for (String venue : List.of("alpha", "bravo", "charlie")) {
            double scale = venue.equals("charlie") ? 1095 : 1;
            feed(
                    venue + ".csv",
                    300,
                    i -> new Funding(
                            new Instrument(venue, "BTC"),
                            START + 8 * i * HOUR,
                            START + 8 * i * HOUR,
                            i,
                            scale * 1e-4 * (random.nextDouble() - 0.3)));
        }
        List<FindingGroup> units = groups(FindingKind.UNIT);
        assertEquals(1, units.size());
        assertTrue(units.getFirst().first().getFirst().what().startsWith("charlie BTC: a usual settlement pays"));
    }

    @Test
    void tellsAQuoteAndABookThatStandCrossed() {
        check.observe("q.csv", 1, new Quote(BTC, START, START, 0, 101, 1, 100, 1));
        Levels bid = Levels.of(new double[] {99}, new double[] {1});
        Levels ask = Levels.of(new double[] {100}, new double[] {1});
        Levels high = Levels.of(new double[] {100.5}, new double[] {1});
        check.observe("b.log", 1, new BookSnapshot(BTC, START, START, 0, bid, ask));
        check.observe("b.log", 2, new BookDelta(BTC, START + 1, START + 1, 1, high, Levels.NONE));
        check.observe(
                "b.log",
                3,
                new BookDelta(
                        BTC, START + 1, START + 1, 2, Levels.NONE, Levels.of(new double[] {100}, new double[] {0})));
        check.observe("b.log", 4, new BookDelta(BTC, START + 2, START + 2, 3, Levels.NONE, ask));
        check.observe("b.log", 5, new BookDelta(BTC, START + 3, START + 3, 4, bid, Levels.NONE));
        List<FindingGroup> crossed = groups(FindingKind.CROSSED);
        assertEquals(
                List.of("b.log:4", "b.log:5", "q.csv:1"),
                crossed.stream()
                        .flatMap(group -> group.first().stream())
                        .map(Finding::place)
                        .toList());
    }

    @Test
    void tellsBoundsAndValuesThatDoNotMove() {
        Random random = new Random(7);
        feed(
                "f.csv",
                2_000,
                i -> new Funding(
                        BTC,
                        START + i * HOUR,
                        START + i * HOUR,
                        i,
                        Math.clamp(2e-4 * random.nextGaussian(), -5e-4, 5e-4)));
        feed(
                "p.csv",
                200,
                i -> new PoolState(
                        BTC, START + i * HOUR, START + i * HOUR, i, PoolMeasure.UTILIZATION, 0.99999 + 1e-7 * i));
        EventCheck later = EventCheck.ofFiles("later");
        feed(
                later,
                "g.csv",
                2_000,
                i -> new Funding(
                        BTC,
                        START + i * HOUR,
                        START + i * HOUR,
                        i,
                        i % 40 == 0 ? 0.00375 : 1e-5 * random.nextGaussian()));
        CheckReport clipped = later.report();
        assertTrue(clipped.text().contains("never above 0.00375, met 50 times"), clipped::text);
        assertTrue(only(FindingKind.STUCK).what().startsWith("alpha BTC utilization: is about 1 in all 200 rows"));
    }

    @Test
    void tellsBarsThatAreStampedAtTheirClose() {
        double[] prices = walk(8, 2_001, 0.01);
        // Each bar is stamped one hour after the trades it is made of.
        feed("bars.csv", 2_000, i -> {
            double low = Math.min(prices[i], prices[i + 1]);
            double high = Math.max(prices[i], prices[i + 1]);
            long stamp = START + (i + 1) * HOUR;
            return new Bar(BTC, stamp, stamp + HOUR, i, prices[i], high, low, prices[i + 1], 1);
        });
        feed(
                "trades.csv",
                2_000,
                i -> new Trade(
                        BTC,
                        START + i * HOUR + 60 * SECOND,
                        START + i * HOUR + 60 * SECOND,
                        i,
                        Math.sqrt(prices[i] * prices[i + 1]),
                        1,
                        Side.BUY));
        assertTrue(only(FindingKind.BAR_STAMP).what().startsWith("100.0 % of 1999 traded prices"));
    }

    @Test
    void tellsAClockThatDriftsAndOneThatIsAhead() {
        Random random = new Random(9);
        feed("c.log", 5_000, i -> {
            long stamp = START + i * SECOND;
            long delay = (20 + random.nextInt(200) + i / 5) * 1_000_000L;
            return new Trade(BTC, stamp, stamp + delay, i, 100, 1, Side.BUY);
        });
        assertTrue(only(FindingKind.CLOCK_SKEW).what().contains("one of the clocks drifts"));
    }

    @Test
    void tellsATailThatOnlyQuantilesDescribe() {
        Random random = new Random(10);
        feed(
                "w.csv",
                500,
                i -> new BridgeTransfer(
                        new Instrument("a>b", "USDC"),
                        START + i * HOUR,
                        START + i * HOUR + (1_860 + (long) (600 * Math.exp(3 * random.nextGaussian()))) * SECOND,
                        i,
                        1));
        assertTrue(only(FindingKind.HEAVY_TAIL).what().contains("none took less than 1,860 s"), check.report()::text);
    }

    @Test
    void filesThatDifferByTheirDateAreOneSeries() {
        check.observe("alpha-2025-01-01.csv", 1, trade(0, 100, 1));
        for (int i = 0; i < 24; i++) {
            check.observe("bars-2025-01-01.csv", i + 1, bar(BTC, i, 100));
        }
        for (int i = 30; i < 60; i++) {
            check.observe("bars-2025-01-02.csv", i - 29, bar(BTC, i, 100));
        }
        Finding gap = only(FindingKind.GAP);
        assertEquals("bars-2025-01-02.csv:1", gap.place());
        assertTrue(gap.what().startsWith("alpha BTC: 7 h without a row"), gap::what);
    }

    @Test
    void anAnswerThatListsItsRecordsNewestFirstIsNoErrorButLinesAre() {
        for (int hour = 3; hour > 0; hour--) {
            check.observe("answer.json", 1, new Funding(BTC, START + hour * HOUR, START + hour * HOUR, 3 - hour, 1e-4));
            check.observe(
                    "table.csv", 5 - hour, new Funding(BTC, START + hour * HOUR, START + hour * HOUR, 3 - hour, 1e-4));
        }
        List<FindingGroup> disorder = groups(FindingKind.DISORDER);
        assertEquals(
                List.of("table.csv", "answer.json"),
                disorder.stream().map(FindingGroup::file).toList());
        assertEquals(Severity.ERROR, disorder.getFirst().severity());
        assertEquals(Severity.NOTE, disorder.getLast().severity());
    }

    @Test
    void aParsersRemarkIsAFindingAndAGateNamesIt() {
        check.note("s.log", 7, Oddity.SEQUENCE_BREAK, "update 5 after 3");
        CheckReport report = check.report();
        assertTrue(report.acceptable());
        assertEquals(List.of(), CheckGate.ERRORS.reasons(report));
        assertEquals(
                List.of("1 sequence break in s.log, first: update 5 after 3"),
                CheckGate.parse("error,sequence-break").reasons(report));
    }

    @Test
    void keepsLittleWhateverTheNumberOfRows() {
        Random random = new Random(11);
        long before = used();
        feed("big.csv", 1_000_000, i -> trade(i, 100 + random.nextInt(3), 1 + random.nextDouble()));
        long kept = used() - before;
        assertTrue(kept < 8_000_000, () -> "a million rows left " + kept + " bytes");
        assertEquals(1_000_000, check.report().files().getFirst().rows());
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void feed(String file, int rows, IntFunction<MarketEvent> event) {
        feed(check, file, rows, event);
    }

    private static void feed(EventCheck check, String file, int rows, IntFunction<MarketEvent> event) {
        for (int i = 0; i < rows; i++) {
            check.observe(file, i + 1, event.apply(i));
        }
    }

    private Finding only(FindingKind kind) {
        CheckReport report = check.report();
        List<FindingGroup> groups =
                report.groups().stream().filter(group -> group.kind() == kind).toList();
        assertEquals(1, groups.size(), report::text);
        assertEquals(1, groups.getFirst().count(), report::text);
        return groups.getFirst().first().getFirst();
    }

    private List<FindingGroup> groups(FindingKind kind) {
        return check.report().groups().stream()
                .filter(group -> group.kind() == kind)
                .toList();
    }

    private static double[] walk(long seed, int rows, double step) {
        Random random = new Random(seed);
        double[] prices = new double[rows];
        double price = 100;
        for (int i = 0; i < rows; i++) {
            price *= Math.exp(step * random.nextGaussian());
            prices[i] = price;
        }
        return prices;
    }

    private static Bar bar(Instrument instrument, int hour, double price) {
        long stamp = START + hour * HOUR;
        return new Bar(instrument, stamp, stamp + HOUR, hour, price, price * 1.01, price * 0.99, price, 1);
    }

    private static Trade trade(int second, double price, double size) {
        return new Trade(BTC, START + second * SECOND, START + second * SECOND, second, price, size, Side.BUY);
    }
}
