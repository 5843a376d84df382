package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarketEvent;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Taking an event allocates nothing once a signal has seen the first of everything.
class SignalAllocationTest {
    private static final long SPACING = 20_000_000_000L;

    @Test
    void noSignalOfOneCoinAllocatesForAnEvent() {
        SignalContext context = new SignalContext("alpha", List.of("alpha"), List.of("BTC"), Hours.NANOS);
        MarketEvent[] stream = CoinStream.of(7, context, 8_000, SPACING).toArray(MarketEvent[]::new);
        int measured = stream.length / 2;
        for (SignalDefinition definition : SignalParityTest.DEFINITIONS) {
            Signal signal = SignalParityTest.make(definition, context);
            feed(signal, definition, stream, 0, measured);
            long bytes = feed(signal, definition, stream, measured, stream.length);
            assertTrue(
                    bytes < stream.length - measured,
                    definition.column() + " allocated " + bytes + " bytes over " + (stream.length - measured));
        }
    }

    /// Bytes that this thread allocated meanwhile.
    private static long feed(Signal signal, SignalDefinition definition, MarketEvent[] stream, int from, int to) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = from; i < to; i++) {
            SignalParityTest.feed(definition, signal, stream[i]);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
