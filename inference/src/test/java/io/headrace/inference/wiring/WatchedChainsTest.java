package io.headrace.inference.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.LocalDesk;
import io.headrace.inference.SampleHome;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.PositioningLoop;
import io.headrace.inference.feed.FactFeed;
import io.headrace.inference.feed.FactFile;
import io.headrace.inference.feed.FactStamp;
import io.headrace.inference.feed.FeedSlice;
import io.headrace.inference.feed.MarketFeed;
import io.headrace.inference.feed.ReplayFeed;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.feed.StreamState;
import io.headrace.inference.feed.WallClock;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.reading.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// A desk served on two real local chains folds what it reads there; once more after a restart, and as an import of
/// its file, bit for bit.
@EnabledIf(value = "io.headrace.inference.LocalDesk#isThere", disabledReason = "skipped: no local chain")
class WatchedChainsTest {
    private static final double PERIODS_PER_SECOND = 2;

    @TempDir
    Path folder;

    @Test
    @Timeout(240)
    void whatIsReadFromChainsIsInTheStreamNowAfterARestartAndImported() throws Exception {
        SampleHome home = SampleHome.at(folder.resolve("home"));
        home.promote(SampleHome.model());
        Path file;
        List<String> before;
        try (LocalDesk chains = LocalDesk.start(SampleHome.settings(), folder.resolve("chains"))) {
            try (Run run = Run.begin(home, chains)) {
                file = run.facts();
                run.await(() -> told(file, "confirmation_seconds") > 0);
                assertEquals(
                        List.of("chain first", "chain second"),
                        run.board.streams().stream()
                                .map(StreamState::venue)
                                .sorted()
                                .toList());
                assertTrue(run.board.streams().stream().noneMatch(StreamState::stale), run.board.streams()::toString);
            }
            before = Files.readAllLines(file);
            assertTrue(told(file, "first,gas,gas_gwei") > 0 && told(file, "second,gas,gas_gwei") > 0);
            assertTrue(told(file, "first,USDC,price_usd,1.0") > 0 && told(file, "second,USDC,price_usd,1.0") > 0);
            try (Run again = Run.begin(home, chains)) {
                again.await(() -> lines(file).size() > before.size() + 10);
            }
        }
        List<String> after = lines(file);
        assertEquals(before, after.subList(0, before.size()), "what was decided on stands");
        List<MarketEvent> imported = imported(file);
        assertEquals(after.size() - 1, imported.size());
        assertTrue(imported.stream().anyMatch(event -> event.kind() == EventKind.BLOCK_CONFIRMATION));

        long last = imported.getLast().knownNanos();
        FactFile kept = FactFile.open(
                file,
                new FactFile.Reach(last, SampleHome.settings().periodNanos(), Long.MAX_VALUE),
                FactStamp.replayed(1));
        List<MarketEvent> joined = new ArrayList<>(SampleHome.EVENTS);
        joined.addAll(imported);
        joined.sort(MarketEvent.ORDER);
        byte[] served = folded(new FactFeed(replay(SampleHome.EVENTS), kept), last);
        assertArrayEquals(served, folded(replay(joined), last));
        assertTrue(
                !java.util.Arrays.equals(served, folded(replay(SampleHome.EVENTS), last)), "the facts are in the fold");
    }

    private static ReplayFeed replay(List<MarketEvent> events) {
        return new ReplayFeed(
                events, SampleHome.settings().periodNanos(), Long.MAX_VALUE, Speed.MAX, WallClock.system());
    }

    /// The whole state of every column there is, after all periods that facts may be in.
    private static byte[] folded(MarketFeed feed, long lastNanos) throws InterruptedException {
        long period = SampleHome.settings().periodNanos();
        DeskFold fold = new DeskFold(SampleHome.settings().portfolio(), period, FeatureCatalog.full());
        Ticker ticker = new Ticker(fold);
        for (Optional<FeedSlice> slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            slice.get().events().forEach(ticker::offer);
            ticker.advanceTo(slice.get().boundaryNanos());
            if (slice.get().boundaryNanos() > lastNanos) {
                break;
            }
        }
        return fold.save();
    }

    private static long told(Path file, String what) {
        return lines(file).stream().filter(row -> row.contains(what)).count();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<MarketEvent> imported(Path file) {
        List<MarketEvent> events = new ArrayList<>();
        SourceListener listener = new SourceListener() {
            @Override
            public void event(long line, MarketEvent event) {
                events.add(event);
            }

            @Override
            public void note(long line, Oddity oddity, String what) {}

            @Override
            public void refused(long line, Problem problem) {
                throw new AssertionError(problem.toString());
            }
        };
        SourceReader.read(file, SourceFormats.of(file).orElseThrow(), listener, Progress.SILENT);
        return events;
    }

    /// The desk as the service runs it, until it is closed.
    private static final class Run implements AutoCloseable {
        private final DeskBoard board;
        private final PositioningLoop loop;
        private final ServedChains carrier;
        private final Thread thread;
        private final Path facts;
        private final List<Throwable> failed = new ArrayList<>();

        private Run(DeskBoard board, PositioningLoop loop, ServedChains carrier, Path facts) {
            this.board = board;
            this.loop = loop;
            this.carrier = carrier;
            this.facts = facts;
            this.thread = Thread.ofPlatform().name("positioning").start(this::run);
        }

        static Run begin(SampleHome home, LocalDesk chains) {
            WallClock clock = WallClock.system();
            DeskBoard board = new DeskBoard(clock, Run::epochNanos);
            PreparedDesk desk = PreparedDesk.prepare(new ServeOptions(
                    home.path(),
                    Optional.of("sample"),
                    Optional.of(home.settingsFile()),
                    OptionalLong.of(SampleHome.FIRST_DECISION),
                    new Speed(PERIODS_PER_SECOND),
                    false,
                    Optional.empty(),
                    Optional.of(chains.chains())));
            board.show(desk.plan());
            ServedChains carrier = new ServedChains(chains.chains(), board, Run::epochNanos, 0, () -> {});
            PositioningLoop loop = desk.loop(board, clock).on(carrier);
            return new Run(board, loop, carrier, desk.plan().booksHome().resolve(PreparedDesk.FACT_FILE));
        }

        Path facts() {
            return facts;
        }

        private void run() {
            try {
                loop.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                failed.add(e);
            }
        }

        void await(BooleanSupplier wanted) throws InterruptedException {
            while (!wanted.getAsBoolean()) {
                assertTrue(thread.isAlive(), () -> "the loop ended: " + failed);
                Thread.sleep(100);
            }
        }

        private static long epochNanos() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public void close() throws InterruptedException {
            carrier.close();
            thread.interrupt();
            thread.join();
            loop.close();
        }
    }
}
