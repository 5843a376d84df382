package io.headrace.store.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The fuzzers' own measure: it must fail for what they are there to find.
class ReadingCostTest {
    private static final AtomicLong SINK = new AtomicLong();

    @Test
    void aReadingOfMoreThanASecondOfProcessorTimeFails() {
        AssertionError slow =
                assertThrows(AssertionError.class, () -> ReadingCost.bounded(10, 1, ReadingCostTest::spin));
        assertTrue(slow.getMessage().contains("for 10 bytes"), slow::getMessage);
    }

    @Test
    void aReadingOfMoreMemoryThanItsInputAllowsFails() {
        assertThrows(AssertionError.class, () -> ReadingCost.bounded(10, 1, () -> SINK.set(new byte[40 << 20].length)));
        ReadingCost.bounded(10 << 20, 1, () -> SINK.set(new byte[40 << 20].length));
    }

    @Test
    void aReadingThatFailsByItselfFailsAsItDid() {
        AtomicInteger readings = new AtomicInteger();
        AssertionError wrong = assertThrows(
                AssertionError.class,
                () -> ReadingCost.bounded(10, 1, () -> {
                    throw new AssertionError("reading " + readings.incrementAndGet());
                }));
        assertEquals("reading 1", wrong.getMessage());
    }

    private static void spin() {
        long until = 1_200_000_000L + processorNanos();
        while (processorNanos() < until) {
            SINK.incrementAndGet();
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
