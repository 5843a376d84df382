package io.headrace.features.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.window.Hours;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TickerTest {
    private static final int HOURS = 24 * 10;
    private static final List<MarketEvent> EVENTS = RandomMarket.events(1, HOURS);

    @Test
    void aLiveFeedTicksAsTheReplayDoes() {
        List<Tick> live = new ArrayList<>();
        Ticker ticker = new Ticker(fold());
        SplittableRandom random = new SplittableRandom(2);
        for (MarketEvent event : EVENTS) {
            live.addAll(ticker.offer(event));
            if (random.nextInt(50) == 0) {
                assertTrue(ticker.advanceTo(event.knownNanos() - 1).isEmpty());
            }
        }
        live.addAll(ticker.advanceTo(EVENTS.getLast().knownNanos()));
        assertEquals(replay(), live);
    }

    @Test
    void ticksEveryPeriodOnceTheDeskHasItsFirstPlan() {
        List<Tick> ticks = replay();
        for (int i = 1; i < ticks.size(); i++) {
            assertEquals(Hours.NANOS, ticks.get(i).nowNanos() - ticks.get(i - 1).nowNanos());
        }
        assertEquals(EVENTS.getLast().knownNanos(), ticks.getLast().nowNanos());
        assertEquals(
                RandomMarket.VENUES,
                ticks.getLast().venues().stream().map(VenueObservation::venue).toList());
        assertTrue(ticks.getLast().venues().stream()
                .allMatch(venue -> venue.features().warm()));
    }

    @Test
    void aDeskRestoredAnywhereGoesOnBitForBit() {
        SplittableRandom random = new SplittableRandom(3);
        List<Tick> whole = replay();
        for (int round = 0; round < 8; round++) {
            int cut = 1 + random.nextInt(EVENTS.size() - 1);
            DeskFold first = fold();
            List<Tick> ticks = new ArrayList<>(offerAll(new Ticker(first), EVENTS.subList(0, cut)));
            DeskFold restored = fold().restored(first.save());
            assertArrayEquals(first.save(), restored.save());
            Ticker second = new Ticker(restored);
            ticks.addAll(offerAll(second, EVENTS.subList(cut, EVENTS.size())));
            ticks.addAll(second.advanceTo(EVENTS.getLast().knownNanos()));
            assertEquals(whole, ticks, "cut at " + cut);
        }
    }

    @Test
    void refusesDeskStateOfAnotherPortfolioOrCutShort() {
        byte[] saved = fold().save();
        PortfolioSpec other = RandomMarket.SPEC.withAdverseExtremes(!RandomMarket.SPEC.adverseExtremes());
        assertThrows(ProblemException.class, () -> new DeskFold(other, Hours.NANOS).restored(saved));
        assertThrows(ProblemException.class, () -> fold().restored(Arrays.copyOf(saved, saved.length / 2)));
    }

    @Test
    void refusesEventsThatComeTooLate() {
        Ticker ticker = new Ticker(fold());
        MarketEvent early = EVENTS.getFirst();
        MarketEvent late = EVENTS.getLast();
        ticker.offer(late);
        assertThrows(IllegalArgumentException.class, () -> ticker.offer(early));
        Ticker closed = new Ticker(fold());
        closed.offer(early);
        closed.advanceTo(early.knownNanos());
        assertThrows(IllegalArgumentException.class, () -> closed.offer(early));
    }

    @Test
    void refusesAReplayWithAnotherPeriodThanTheFold() {
        assertThrows(IllegalArgumentException.class, () -> Replay.run(EVENTS, fold(), Hours.NANOS / 2, tick -> {}));
    }

    private static List<Tick> offerAll(Ticker ticker, List<MarketEvent> events) {
        List<Tick> ticks = new ArrayList<>();
        events.forEach(event -> ticks.addAll(ticker.offer(event)));
        return ticks;
    }

    private static List<Tick> replay() {
        List<Tick> ticks = new ArrayList<>();
        Replay.run(EVENTS, fold(), Hours.NANOS, ticks::add);
        return ticks;
    }

    private static DeskFold fold() {
        return new DeskFold(RandomMarket.SPEC, Hours.NANOS);
    }
}
