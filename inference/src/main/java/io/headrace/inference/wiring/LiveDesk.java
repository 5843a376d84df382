package io.headrace.inference.wiring;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.decide.LiveTerms;
import io.headrace.inference.decide.PositioningLoop;
import io.headrace.inference.feed.FactFeed;
import io.headrace.inference.feed.FactFile;
import io.headrace.inference.feed.FactStamp;
import io.headrace.inference.feed.LiveFeed;
import io.headrace.inference.feed.PlanFile;
import io.headrace.inference.feed.PlannedFeed;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.feed.WallClock;
import io.headrace.inference.forecast.ChampionModel;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventCursor;
import io.headrace.store.dataset.EventFilter;
import io.headrace.store.live.LivePace;
import io.headrace.store.recording.RecordedStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A desk on live streams. What is heard is recorded; what was recorded before is folded first, so
/// that the desk goes on where it stopped.
final class LiveDesk implements AutoCloseable {
    /// The recording where none is named.
    static final String DATASET = "live";

    private final DeskPlan plan;
    private final long decidedNanos;
    private final RecordedStream.Plan recording;
    private final LongSupplier epochNanos;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable DatasetReader reader;
    private @Nullable EventCursor history;
    private @Nullable LiveFeed feed;

    private LiveDesk(DeskPlan plan, long decidedNanos, RecordedStream.Plan recording, LongSupplier epochNanos) {
        this.plan = plan;
        this.decidedNanos = decidedNanos;
        this.recording = recording;
        this.epochNanos = epochNanos;
    }

    /// Reads settings, champion and earlier books; connects to nothing.
    ///
    /// @param epochNanos the receiving clock
    /// @throws io.headrace.market.problem.ProblemException when one of them cannot be used
    static LiveDesk prepare(ServeOptions options, LiveOptions live, LongSupplier epochNanos) {
        DeskSettings settings = options.settings().map(DeskSettings::load).orElseGet(live::standardDesk);
        Path folder = options.recordingFolder();
        String name = String.valueOf(folder.getFileName());
        String origin = "heard live from " + String.join(", ", live.venues()) + ": " + String.join(", ", live.coins());
        String settingsDigest = settings.digest();
        String streamsDigest = PreparedDesk.sha256(name + ' ' + origin);
        BooksFolder books = BooksFolder.of(options, settingsDigest, streamsDigest);
        if (options.fresh()) {
            books.setAside();
        }
        Optional<BooksFolder.Earlier> earlier = books.earlier();
        long start = start(options, earlier, settings.periodNanos(), epochNanos.getAsLong());
        DeskPlan plan = new DeskPlan(
                name,
                streamsDigest,
                settings,
                settingsDigest,
                ChampionModel.read(options.home()),
                books.path(),
                new Speed(1e9 / settings.periodNanos()),
                start,
                Long.MAX_VALUE,
                Optional.of(new LiveTerms(live.venues(), live.silence().toNanos())));
        long decided = earlier.map(BooksFolder.Earlier::decidedNanos)
                .filter(last -> last.isPresent())
                .map(last -> last.getAsLong())
                .orElse(start - settings.periodNanos());
        return new LiveDesk(
                plan,
                decided,
                new RecordedStream.Plan(
                        folder, new DatasetHeader(name, "unknown", origin), live.streams(), LivePace.USUAL),
                epochNanos);
    }

    /// Told to, or where an earlier run started, or with the first period that begins now.
    private static long start(
            ServeOptions options, Optional<BooksFolder.Earlier> earlier, long periodNanos, long nowNanos) {
        long wanted = options.fromNanos()
                .orElseGet(() -> earlier.map(run -> run.opening().startNanos()).orElse(nowNanos));
        return Math.ceilDiv(wanted, periodNanos) * periodNanos;
    }

    DeskPlan plan() {
        return plan;
    }

    /// The loop over the recording and then the streams. Once.
    PositioningLoop loop(DeskBoard board, WallClock clock) {
        DeskSettings settings = plan.settings();
        PlanFile announced = PlanFile.open(plan.booksHome().resolve(PreparedDesk.PLAN_FILE), decidedNanos);
        FactFile.Reach reach = new FactFile.Reach(decidedNanos, settings.periodNanos(), epochNanos.getAsLong());
        FactFile facts = FactFile.open(plan.booksHome().resolve(PreparedDesk.FACT_FILE), reach, FactStamp.live());
        board.show(announced);
        board.show(facts);
        board.show(OperatorFile.open(plan.booksHome().resolve(PreparedDesk.OPERATOR_FILE)));
        LiveFeed live = new LiveFeed(history(), this::connect, settings.periodNanos(), epochNanos, clock);
        feed = live;
        long silence = plan.live().orElseThrow().silenceNanos();
        board.hear(() -> live.states(silence));
        Ticker ticker = new Ticker(new DeskFold(settings.portfolio(), settings.periodNanos()));
        FactFeed mixed = new FactFeed(new PlannedFeed(live, announced), facts);
        return new PositioningLoop(plan, mixed, ticker, PredictivePolicy.of(settings), board, clock);
    }

    private Iterator<MarketEvent> history() {
        if (!Files.isRegularFile(recording.dir().resolve("manifest.json"))) {
            return Collections.emptyIterator();
        }
        DatasetReader opened = DatasetReader.open(recording.dir());
        reader = opened;
        EventCursor events = opened.cursor(EventFilter.ALL);
        history = events;
        return events;
    }

    private RecordedStream connect(long afterNanos) {
        return RecordedStream.open(recording, http, epochNanos, afterNanos, new StreamLog());
    }

    /// Ends the connections and publishes what was decided on; not while the loop runs.
    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
        if (history != null) {
            history.close();
        }
        if (reader != null) {
            reader.close();
        }
        http.shutdownNow();
    }
}
