package io.headrace.features.bench;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.engine.FeatureSample;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// The full catalog over trades and quotes that lie in memory. One operation is one second of stream:
/// its events, then a vector of every venue.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms6g", "-Xmx6g", "-XX:+UseSerialGC"})
public class EngineBenchmark {
    private static final long START = 1_735_689_600_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int EVENTS = 8_000_000;
    private static final int QUIET_EVENTS_AN_HOUR = 360;

    /// Trades and quotes of each venue in a second of stream.
    @Param({"254"})
    public int perSecond;

    @Param({"1"})
    public int venues;

    /// Hours of history the engine has seen before; a day of it is what most windows need to fill.
    @Param({"30"})
    public int history;

    /// `full`, `standard`, or columns with `+` between.
    @Param({"full"})
    public String catalog;

    private FeatureCatalog columns;
    private EngineScope scope;
    private MarketEvent[] events;
    private byte[] warmState;
    private FeatureEngine engine;
    private FeatureSample sample;
    private long streamStart;
    private int next;
    private long second;

    /// Events folded, as a rate, and what an event cost in processor time of this thread: unlike the rate, that does
    /// not count the time in which others had the processor.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counted {
        public long events;
        private long cpuNanos;
        private long vectorNanos;
        private long counted;

        @Setup(Level.Iteration)
        public void reset() {
            cpuNanos = 0;
            vectorNanos = 0;
            counted = 0;
        }

        @TearDown(Level.Iteration)
        public void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%.1f ns of processor time an event, %.1f of it for vectors%n",
                    (double) cpuNanos / counted,
                    (double) vectorNanos / counted);
        }
    }

    @Setup(Level.Trial)
    public void prepare() {
        columns = switch (catalog) {
            case "full" -> FeatureCatalog.full();
            case "standard" -> FeatureCatalog.standard();
            default -> FeatureCatalog.of(List.of(catalog.split("[+,]")));
        };
        List<String> names = IntStream.range(0, venues).mapToObj(i -> "venue" + i).toList();
        scope = new EngineScope(names, names, List.of(BusyMarket.COIN), 3600 * BusyMarket.SECOND);
        BusyMarket market = new BusyMarket(names, START);
        engine = new FeatureEngine(columns, scope);
        for (int hour = 0; hour < history; hour++) {
            market.quietHour(QUIET_EVENTS_AN_HOUR).forEach(this::feed);
        }
        warmState = engine.save();
        sample = engine.newSample();
        streamStart = market.nowNanos();
        events = market.next(EVENTS, BusyMarket.SECOND / perSecond / venues);
        second = streamStart;
    }

    private void feed(MarketEvent event) {
        engine.observe(event);
        if (event instanceof Bar bar) {
            engine.observeComposite(bar);
        }
    }

    /// Goes back to the beginning of the stream; seldom, so that what it allocates hardly counts.
    private void rewind() {
        engine = FeatureEngine.restore(columns, scope, warmState);
        next = 0;
        second = streamStart;
    }

    @Benchmark
    public void secondOfStream(Counted counted, Blackhole sink) {
        if (next + (perSecond + 1) * venues > EVENTS) {
            rewind();
        }
        second += BusyMarket.SECOND;
        int from = next;
        long began = THREADS.getCurrentThreadCpuTime();
        MarketEvent[] stream = events;
        FeatureEngine fold = engine;
        int at = next;
        while (stream[at].knownNanos() <= second) {
            fold.observe(stream[at++]);
        }
        next = at;
        long observed = THREADS.getCurrentThreadCpuTime();
        for (String venue : scope.owned()) {
            fold.sampleAt(venue, second, sample);
            sink.consume(sample);
        }
        long ended = THREADS.getCurrentThreadCpuTime();
        counted.cpuNanos += ended - began;
        counted.vectorNanos += ended - observed;
        counted.counted += next - from;
        counted.events += next - from;
    }
}
