package io.headrace.store.source.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final List<Oddity> noted = new ArrayList<>();
    private final Arrival arrival = new Arrival(new Notes());

    @Test
    void aReceivingClockALittleBehindCannotKnowTheFuture() {
        assertEquals(moment(1.2, 1.2), at(0, 1.2));
        assertEquals(moment(1, 1.2), at(0.1, 1), "nothing is known before what came before it");
        assertEquals(List.of(), noted);
    }

    @Test
    void oneWildStampLiftsTheKnownTimeOfNothing() {
        assertEquals(moment(0, 0), at(0, 0));
        assertEquals(moment(1, 1), at(1, 3000), "told as of its receipt");
        assertEquals(moment(2, 2), at(2, 2), "what follows is known at its own receipt");
        assertEquals(List.of(Oddity.CLOCK_SKEW), noted);
    }

    @Test
    void aStampBeyondAnHourIsRefused() {
        assertThrows(BadRecord.class, () -> at(0, 3601));
        assertEquals(moment(1, 1), at(1, 1));
    }

    private Moment at(double receivedSeconds, double stampSeconds) {
        long stamp = nanos(stampSeconds);
        return arrival.at(nanos(receivedSeconds), stamp, stamp);
    }

    private static Moment moment(double eventSeconds, double knownSeconds) {
        return new Moment(nanos(eventSeconds), nanos(knownSeconds));
    }

    private static long nanos(double seconds) {
        return START + Math.round(seconds * SECOND);
    }

    private final class Notes implements SourceOutput {
        @Override
        public void event(MarketEvent event) {
            throw new AssertionError("it tells no events");
        }

        @Override
        public void note(Oddity oddity, String what) {
            noted.add(oddity);
        }

        @Override
        public long nextSequence() {
            return 0;
        }
    }
}
