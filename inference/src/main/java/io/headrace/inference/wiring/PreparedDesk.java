package io.headrace.inference.wiring;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.decide.PositioningLoop;
import io.headrace.inference.feed.FactFeed;
import io.headrace.inference.feed.FactFile;
import io.headrace.inference.feed.FactStamp;
import io.headrace.inference.feed.PlanFile;
import io.headrace.inference.feed.PlannedFeed;
import io.headrace.inference.feed.ReplayFeed;
import io.headrace.inference.feed.WallClock;
import io.headrace.inference.forecast.ChampionModel;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A desk ready to run: files read, start settled.
///
/// @param events of the dataset, in their order
/// @param liveFromNanos the first period that was not decided by an earlier run
public record PreparedDesk(DeskPlan plan, List<MarketEvent> events, long liveFromNanos) {
    /// The desk's announced positions, beside its journal.
    static final String PLAN_FILE = "plan.jsonl";
    static final String OPERATOR_FILE = "operator.jsonl";
    static final String FACT_FILE = "chain-facts.csv";
    /// What chains tell: who tells nothing else is no venue of a standard desk.
    private static final Set<EventKind> OF_CHAINS =
            EnumSet.of(EventKind.GAS_PRICE, EventKind.BLOCK_CONFIRMATION, EventKind.POOL_STATE, EventKind.INDEX_PRICE);

    /// Reads dataset, settings, champion and earlier books.
    ///
    /// @throws io.headrace.market.problem.ProblemException when one of them cannot be used; a model
    ///     that
    ///     cannot is no failure
    public static PreparedDesk prepare(ServeOptions options) {
        DatasetManifest manifest;
        List<MarketEvent> events;
        try (DatasetReader reader = DatasetReader.open(options.datasetFolder())) {
            manifest = reader.manifest();
            events = reader.events();
        }
        DeskSettings settings = settings(options, events);
        String settingsDigest = settings.digest();
        BooksFolder books = BooksFolder.of(options, settingsDigest, manifest.digest());
        if (options.fresh()) {
            books.setAside();
        }
        ChampionModel champion = ChampionModel.read(options.home());
        Optional<BooksFolder.Earlier> earlier = books.earlier();
        long start = start(options, settings.periodNanos(), champion, earlier, events);
        long end = ReplayFeed.lastBoundary(events, settings.periodNanos());
        requireInside(start, end, manifest.name());
        DeskPlan plan = new DeskPlan(
                manifest.name(),
                manifest.digest(),
                settings,
                settingsDigest,
                champion,
                books.path(),
                options.speed(),
                start,
                end,
                Optional.empty());
        long decided = earlier.flatMap(
                        run -> run.decidedNanos().stream().boxed().findFirst())
                .orElse(start - settings.periodNanos());
        return new PreparedDesk(plan, events, Math.max(start, decided + settings.periodNanos()));
    }

    /// The loop over this desk, with the predictive policy on the rule. Positions announced before
    /// and while it runs, and what is read from its chains, are among its events.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the file of announced positions, or that
    ///     of what was read from chains, cannot be read
    public PositioningLoop loop(DeskBoard board, WallClock clock) {
        DeskSettings settings = plan.settings();
        long decided = liveFromNanos - settings.periodNanos();
        PlanFile announced = PlanFile.open(plan.booksHome().resolve(PLAN_FILE), decided);
        FactFile.Reach reach = new FactFile.Reach(decided, settings.periodNanos(), Long.MAX_VALUE);
        FactFile facts = FactFile.open(plan.booksHome().resolve(FACT_FILE), reach, FactStamp.replayed(plan.pace()));
        board.show(announced);
        board.show(facts);
        board.show(OperatorFile.open(plan.booksHome().resolve(OPERATOR_FILE)));
        ReplayFeed replay = new ReplayFeed(events, settings.periodNanos(), liveFromNanos, plan.speed(), clock);
        FactFeed feed = new FactFeed(new PlannedFeed(replay, announced), facts);
        Ticker ticker = new Ticker(new DeskFold(settings.portfolio(), settings.periodNanos()));
        Policy policy = PredictivePolicy.of(settings);
        return new PositioningLoop(plan, feed, ticker, policy, board, clock);
    }

    private static DeskSettings settings(ServeOptions options, List<MarketEvent> events) {
        return options.settings().map(DeskSettings::load).orElseGet(() -> {
            List<Instrument> traded = events.stream()
                    .filter(event -> !OF_CHAINS.contains(event.kind()))
                    .map(MarketEvent::instrument)
                    .toList();
            List<String> venues =
                    traded.stream().map(Instrument::venue).distinct().sorted().toList();
            List<String> coins =
                    traded.stream().map(Instrument::coin).distinct().sorted().toList();
            return DeskSettings.defaults(venues, coins);
        });
    }

    /// Told to, or where an earlier run started, or one label window after the champion's training data
    /// ended, where a backtest's test span starts, or at once.
    private static long start(
            ServeOptions options,
            long periodNanos,
            ChampionModel champion,
            Optional<BooksFolder.Earlier> earlier,
            List<MarketEvent> events) {
        long first = events.getFirst().knownNanos();
        long wanted = options.fromNanos()
                .orElseGet(() -> earlier.map(run -> run.opening().startNanos())
                        .orElseGet(() -> champion.card()
                                .map(card ->
                                        card.trainedToNanos() + card.window().endNanos())
                                .orElse(first)));
        return Math.ceilDiv(Math.max(wanted, first), periodNanos) * periodNanos;
    }

    private static void requireInside(long start, long end, String dataset) {
        if (start > end) {
            throw new Problem(
                            "HR-5003",
                            "the first decision is due at " + Instant.ofEpochSecond(0, start)
                                    + ", after the last period of the data, " + Instant.ofEpochSecond(0, end),
                            dataset,
                            "Choose an earlier --from, or a dataset that goes on after the model's training",
                            ExitCode.INVALID)
                    .toException();
        }
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
