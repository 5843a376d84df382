import io.headrace.store.formats.SourceFormats;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.engine.FeatureSample;
import io.headrace.features.signal.Sampling;
import io.headrace.features.signal.carry.FundingZscore;
import io.headrace.features.signal.depth.Spread;
import io.headrace.features.signal.flow.AmihudIlliquidity;
import io.headrace.features.signal.flow.OrderFlowImbalance;
import io.headrace.features.signal.flow.QueueImbalance;
import io.headrace.features.signal.flow.RollSpread;
import io.headrace.features.signal.flow.SignedVolume;
import io.headrace.features.signal.flow.Vpin;
import io.headrace.features.signal.volatility.EwmaGridVolatility;
import io.headrace.features.signal.volatility.range.Parkinson;
import io.headrace.features.signal.volatility.range.RangeVolatility;
import io.headrace.features.signal.volatility.realized.RealizedMeasure;
import io.headrace.features.signal.volatility.realized.RealizedVariance;
import io.headrace.features.signal.volatility.realized.Semivariance;
import io.headrace.features.window.Window;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.reading.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Headrace's side: three CSV files in, a vector of twelve signals for each second of the day out, on one thread.
///
/// Usage: `TwelveSignals FOLDER OUT [RUNS]`; prints for each run the seconds from opening the first file to closing the
/// vectors, the processor seconds, and the seconds it takes to read the same files and do nothing with them. OUT is little-endian doubles, a row of twelve for each second, NaN where a signal is not warm.
final class TwelveSignals {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 1_725_148_800L * SECOND;
    private static final int SECONDS = 86_400;
    private static final String VENUE = "binance";

    private final List<MarketEvent> early = new ArrayList<>();
    private final FeatureEngine engine;
    private final FeatureSample sample;
    private final ByteBuffer vectors;
    private int next;
    private long nextEarly = Long.MIN_VALUE;
    private long nextSample = DAY + SECOND;

    private TwelveSignals() {
        FeatureCatalog catalog = catalog();
        this.engine = new FeatureEngine(
                catalog, new EngineScope(List.of(VENUE), List.of(VENUE), List.of("BTC"), SECOND));
        this.sample = engine.newSample();
        this.vectors = ByteBuffer.allocate(SECONDS * catalog.definitions().size() * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    static void main(String[] args) throws IOException {
        int runs = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        for (int run = 0; run < runs; run++) {
            long cpu = cpu();
            long start = System.nanoTime();
            new TwelveSignals().run(Path.of(args[0]), Path.of(args[1]));
            long end = System.nanoTime();
            double used = (cpu() - cpu) / 1e9;
            readOnly(Path.of(args[0]));
            System.out.printf(
                    "%.3f %.3f %.3f%n", (end - start) / 1e9, used, (System.nanoTime() - end) / 1e9);
        }
    }

    private static void readOnly(Path folder) {
        for (String file : List.of(
                "BTCUSDT-fundingRate-2024-09.csv", "BTCUSDT-trades-2024-09-01.csv", "BTCUSDT-bookTicker-2024-09-01.csv")) {
            read(folder.resolve(file), event -> {});
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static FeatureCatalog catalog() {
        Sampling hour = Sampling.hourOfTrades();
        Window minute = Window.seconds(60);
        return new FeatureCatalog(List.of(
                RealizedMeasure.definition(new RealizedVariance(), hour),
                RangeVolatility.definition(new Parkinson(), hour),
                EwmaGridVolatility.definition(0.94, "1m", hour),
                RealizedMeasure.definition(new Semivariance(false), hour),
                OrderFlowImbalance.definition(minute),
                QueueImbalance.definition(),
                SignedVolume.definition(minute),
                Vpin.definition(50, 1_000_000),
                AmihudIlliquidity.definition(Window.hours(1), 50),
                RollSpread.definition(Window.hours(1)),
                FundingZscore.definition(168),
                Spread.definition()));
    }

    /// Funding and trades are few: they are held while the quotes stream by, in the order things became known.
    private void run(Path folder, Path out) throws IOException {
        read(folder.resolve("BTCUSDT-fundingRate-2024-09.csv"), early::add);
        read(folder.resolve("BTCUSDT-trades-2024-09-01.csv"), early::add);
        early.sort(MarketEvent.ORDER);
        read(folder.resolve("BTCUSDT-bookTicker-2024-09-01.csv"), this::quote);
        earlier(Long.MAX_VALUE);
        sampleBefore(DAY + SECONDS * SECOND + 1);
        vectors.flip();
        try (FileChannel file = FileChannel.open(
                out, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (vectors.hasRemaining()) {
                file.write(vectors);
            }
        }
    }

    private void quote(MarketEvent quote) {
        if (quote.knownNanos() >= nextEarly) {
            earlier(quote.knownNanos());
        }
        observe(quote);
    }

    /// What became known by then; of one instant trades come before quotes.
    private void earlier(long knownNanos) {
        while (next < early.size() && early.get(next).knownNanos() <= knownNanos) {
            observe(early.get(next++));
        }
        nextEarly = next < early.size() ? early.get(next).knownNanos() : Long.MAX_VALUE;
    }

    private void observe(MarketEvent event) {
        if (event.knownNanos() > nextSample) {
            sampleBefore(event.knownNanos());
        }
        engine.observe(event);
    }

    private void sampleBefore(long nanos) {
        for (; nextSample < nanos && nextSample <= DAY + SECONDS * SECOND; nextSample += SECOND) {
            engine.sampleAt(VENUE, nextSample, sample);
            for (int column = 0; column < 12; column++) {
                vectors.putDouble(sample.warm(column) ? sample.value(column) : Double.NaN);
            }
        }
    }

    private interface Taker {
        void take(MarketEvent event);
    }

    private static void read(Path file, Taker taker) {
        SourceFormat format = SourceFormats.of(file).orElseThrow();
        SourceReader.read(
                file,
                format,
                new SourceListener() {
                    @Override
                    public void event(long line, MarketEvent event) {
                        taker.take(event);
                    }

                    @Override
                    public void note(long line, Oddity oddity, String what) {
                        throw new IllegalStateException(file + ":" + line + ": " + what);
                    }

                    @Override
                    public void refused(long line, Problem problem) {
                        throw problem.toException();
                    }
                },
                Progress.SILENT);
    }
}
