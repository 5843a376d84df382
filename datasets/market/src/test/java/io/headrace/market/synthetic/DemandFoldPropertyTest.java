package io.headrace.market.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.demand.DemandFold;
import io.headrace.market.venue.margin.MarginRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What must hold of the demand fold on any stream, tried on the demo market.
class DemandFoldPropertyTest {
    private static final List<MarketEvent> EVENTS = new SyntheticMarket(DemoDesk.DEMO.withDays(12)).events();

    @Test
    void theSameStreamGivesTheSameBits() {
        assertEquals(DemoDesk.snapshots(EVENTS), DemoDesk.snapshots(EVENTS));
    }

    @Test
    void whatComesLaterChangesNothingBefore() {
        List<List<MarginSnapshot>> all = DemoDesk.snapshots(EVENTS);
        for (int days = 4; days <= 11; days++) {
            long cut = DemoDesk.DEMO.startNanos() + (days * 24L + 5) * DemoDesk.HOUR;
            List<MarketEvent> known =
                    EVENTS.stream().filter(event -> event.knownNanos() <= cut).toList();
            List<List<MarginSnapshot>> before = DemoDesk.snapshots(known);
            assertEquals(cut, before.getLast().getFirst().knownNanos());
            assertEquals(all.subList(0, before.size()), before);
        }
    }

    @Test
    void aCopyGoesOnBitForBitAndLeavesTheOriginalAlone() {
        DemoDesk.run(EVENTS, new DemandFold(DemoDesk.BOOK, DemoDesk.HOUR), (now, fold, snapshots) -> {
            byte[] before = fold.save();
            DemandFold copy = fold.copy();
            assertArrayEquals(before, copy.save());
            copy.tick(now + DemoDesk.HOUR);
            assertArrayEquals(before, fold.save());
        });
        Forked forked = new Forked();
        DemoDesk.run(EVENTS, new DemandFold(DemoDesk.BOOK, DemoDesk.HOUR), forked);
        assertEquals(forked.original, forked.copied);
    }

    @Test
    void aRestoredFoldGoesOnBitForBit() {
        List<DemandFold> restored = new ArrayList<>();
        restored.add(new DemandFold(DemoDesk.BOOK, DemoDesk.HOUR));
        DemandFold through = new DemandFold(DemoDesk.BOOK, DemoDesk.HOUR);
        int next = 0;
        for (long now = DemoDesk.DEMO.startNanos() + DemoDesk.HOUR; next < EVENTS.size(); now += DemoDesk.HOUR) {
            DemandFold broken = restored.getLast();
            while (next < EVENTS.size() && EVENTS.get(next).knownNanos() <= now) {
                through.observe(EVENTS.get(next));
                broken.observe(EVENTS.get(next++));
            }
            assertEquals(through.tick(now), broken.tick(now));
            assertEquals(through.compositeBars(), broken.compositeBars());
            DemandFold fresh = new DemandFold(DemoDesk.BOOK, DemoDesk.HOUR);
            fresh.restore(broken.save());
            restored.add(fresh);
        }
    }

    @Test
    void refusesAStateOfAnotherBook() {
        DemandFold fold = new DemandFold(DemoDesk.BOOK, DemoDesk.HOUR);
        byte[] other = new DemandFold(PortfolioSpec.reference(), DemoDesk.HOUR).save();
        assertThrows(IllegalArgumentException.class, () -> fold.restore(other));
    }

    /// Profit that does not count is exactly the profit another venue would hold back.
    @Test
    void profitRulesMoveTheSameMoneyToAnotherTime() {
        List<List<MarginSnapshot>> free = snapshots(true, true);
        List<List<MarginSnapshot>> held = snapshots(true, false);
        List<List<MarginSnapshot>> uncounted = snapshots(false, false);
        for (int i = 1; i < free.size(); i++) {
            for (int venue = 0; venue < 3; venue++) {
                double grown = held.get(i).get(venue).heldUsd()
                        - held.get(i - 1).get(venue).heldUsd();
                double flow = free.get(i).get(venue).flowUsd();
                assertEquals(flow, held.get(i).get(venue).flowUsd());
                assertEquals(flow - grown, uncounted.get(i).get(venue).flowUsd(), 1e-6);
                assertEquals(0, uncounted.get(i).get(venue).heldUsd());
            }
        }
    }

    @Test
    void adverseDemandCoversTheCloseAndPairsStayNeutral() {
        for (List<MarginSnapshot> hour : DemoDesk.snapshots(EVENTS)) {
            double signed = 0;
            double gross = 0;
            for (MarginSnapshot snapshot : hour) {
                assertTrue(snapshot.demandUsd() >= snapshot.closeDemandUsd());
                assertEquals(snapshot.closeDemandUsd(), snapshot.plannedUsd().getFirst());
                double exposed = snapshot.exposures().stream()
                        .mapToDouble(MarginSnapshot.Exposure::requirementUsd)
                        .sum();
                assertEquals(snapshot.closeDemandUsd(), exposed, 1e-6);
                for (MarginSnapshot.Exposure exposure : snapshot.exposures()) {
                    signed += exposure.signedUsd();
                    gross += Math.abs(exposure.signedUsd());
                }
            }
            assertTrue(Math.abs(signed) < 0.01 * gross, "net " + signed + " of gross " + gross);
        }
    }

    private static List<List<MarginSnapshot>> snapshots(boolean counts, boolean withdrawable) {
        Map<String, MarginRules> rules = new LinkedHashMap<>();
        DemoDesk.BOOK
                .rules()
                .forEach((venue, old) -> rules.put(venue, new MarginRules(old.models(), counts, withdrawable)));
        List<List<MarginSnapshot>> hours = new ArrayList<>();
        DemandFold fold = new DemandFold(DemoDesk.BOOK.withRules(rules), DemoDesk.HOUR);
        DemoDesk.run(EVENTS, fold, (now, same, snapshots) -> {
            if (!snapshots.isEmpty()) {
                hours.add(snapshots);
            }
        });
        return hours;
    }

    /// Copies the fold every hour and lets the copy and the original end the next empty hour.
    private static final class Forked implements DemoDesk.Hour {
        private final List<List<MarginSnapshot>> original = new ArrayList<>();
        private final List<List<MarginSnapshot>> copied = new ArrayList<>();

        @Override
        public void ended(long nowNanos, DemandFold fold, List<MarginSnapshot> snapshots) {
            DemandFold first = fold.copy();
            DemandFold second = first.copy();
            for (MarketEvent event : EVENTS.subList(0, 24)) {
                first.observe(event);
                second.observe(event);
            }
            original.add(first.tick(nowNanos + DemoDesk.HOUR));
            copied.add(second.tick(nowNanos + DemoDesk.HOUR));
        }
    }
}
