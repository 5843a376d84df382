package io.headrace.features.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.RandomStream;
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoLookaheadTest {
    private static final int HOURS = 24 * 12;

    @Test
    void changingWhatIsKnownAfterAnInstantChangesNothingAtOrBeforeIt() {
        SplittableRandom random = new SplittableRandom(11);
        for (long seed = 0; seed < 6; seed++) {
            long instant = RandomStream.START + (100 + random.nextInt(HOURS - 110)) * Hours.NANOS;
            List<MarketEvent> events = RandomMarket.events(seed, HOURS);
            List<Tick> ticks = ticks(events);
            List<Tick> changed = ticks(spliced(events, RandomMarket.events(seed + 1000, HOURS), instant));
            List<Tick> past = until(ticks, instant);
            assertTrue(past.size() > 20, "the past must hold ticks, were " + past.size());
            assertEquals(past, until(changed, instant), "seed " + seed);
            assertNotEquals(ticks.getLast(), changed.getLast(), "the future must differ, or the test is blind");
        }
    }

    @Test
    void whatIsKnownAfterwardsIsNotNeededForAnyTick() {
        List<MarketEvent> events = RandomMarket.events(5, HOURS);
        List<Tick> ticks = ticks(events);
        long instant = ticks.get(ticks.size() / 2).nowNanos();
        List<Tick> cut = ticks(spliced(events, List.of(), instant));
        assertEquals(until(ticks, instant), cut);
    }

    private static List<Tick> ticks(List<MarketEvent> events) {
        List<Tick> ticks = new ArrayList<>();
        Replay.run(events, new DeskFold(RandomMarket.SPEC, Hours.NANOS), Hours.NANOS, ticks::add);
        return ticks;
    }

    private static List<Tick> until(List<Tick> ticks, long instant) {
        return ticks.stream().filter(tick -> tick.nowNanos() <= instant).toList();
    }

    private static List<MarketEvent> spliced(List<MarketEvent> before, List<MarketEvent> after, long instant) {
        List<MarketEvent> spliced = new ArrayList<>();
        before.stream().filter(event -> event.knownNanos() <= instant).forEach(spliced::add);
        after.stream().filter(event -> event.knownNanos() > instant).forEach(spliced::add);
        return spliced;
    }
}
