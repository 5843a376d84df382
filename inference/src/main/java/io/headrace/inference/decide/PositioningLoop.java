package io.headrace.inference.decide;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.heard.HeardCircumstances;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.Forecaster;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.RecordHead;
import io.headrace.decision.simulation.StartingBalances;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.Ticker;
import io.headrace.features.engine.VenueObservation;
import io.headrace.inference.feed.FeedSlice;
import io.headrace.inference.feed.MarketFeed;
import io.headrace.inference.feed.WallClock;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.journal.TransferQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The live loop: feed to tick, tick to forecast, forecast to decision, decision to journal, journal to
/// paper bank, and what happened to the board. One thread runs it, once.
///
/// History before the first decision is folded without deciding, and with no model in charge of the
/// forecaster, so that calibration starts with the first decision. Periods decided before a restart are
/// told again from the journal. Periods that a live desk missed are folded, and the one that is due now is decided for
/// all of them ([MissedPeriods]).
public final class PositioningLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PositioningLoop.class);
    private static final long RETRY_NANOS = 5_000_000_000L;

    private final DeskPlan plan;
    private final MarketFeed feed;
    private final Ticker ticker;
    private final Policy policy;
    private final DeskBoard board;
    private final WallClock clock;
    private final Forecaster forecaster;
    private final Chronicle chronicle;
    private final ModelSeat seat;
    private final Optional<Silence> silence;
    private final MissedPeriods missed = new MissedPeriods();
    private long passedNanos = Long.MIN_VALUE;
    /// What streams tell of venues and prices; a desk on stored data hears its operator alone.
    private final Optional<HeardCircumstances> heard;
    private Optional<ChainCarrier> carrier = Optional.empty();
    private @Nullable DeskBooks books;
    private final FoldedHistory history = new FoldedHistory();
    private boolean forecasterFailed;

    /// @param ticker over a fresh fold of the plan's portfolio
    /// @param policy stands on the rule when there is no forecast
    public PositioningLoop(
            DeskPlan plan, MarketFeed feed, Ticker ticker, Policy policy, DeskBoard board, WallClock clock) {
        this.plan = plan;
        this.feed = feed;
        this.ticker = ticker;
        this.policy =
                new UnfailingPolicy(policy, new ThresholdPolicy(plan.settings().threshold()).standIn(), this::count);
        this.board = board;
        this.clock = clock;
        this.forecaster = new Forecaster(notYet(plan), plan.settings());
        this.seat = new ModelSeat(plan, forecaster);
        this.chronicle = new Chronicle(plan.settings().periodNanos());
        this.silence = plan.live().map(Silence::new);
        this.heard = plan.live()
                .map(terms -> new HeardCircumstances(
                        plan.settings().venues(),
                        plan.settings().safeguards().prices().quorum()));
    }

    /// Runs until the feed ends; the books stay open to read.
    ///
    /// @throws InterruptedException when stopped; the next run goes on from the books
    /// @throws io.headrace.market.problem.ProblemException when the desk cannot start
    public void run() throws InterruptedException {
        for (Optional<FeedSlice> slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            take(slice.get());
        }
        if (books == null) {
            throw neverPriced();
        }
        board.say(Phase.FINISHED, "");
    }

    /// Closes the books; not while [#run] is running.
    @Override
    public void close() {
        board.show(Optional.empty());
        board.hearPersons(Optional.empty());
        board.showBrake(Optional.empty());
        if (books != null) {
            books.close();
        }
    }

    private void take(FeedSlice slice) throws InterruptedException {
        passedNanos = slice.passedNanos();
        for (MarketEvent event : slice.events()) {
            for (Tick tick : ticker.offer(event)) {
                onTick(tick);
            }
            silence.ifPresent(streams -> streams.observe(event));
            heard.ifPresent(circumstances -> circumstances.observe(event));
        }
        for (Tick tick : ticker.advanceTo(slice.boundaryNanos())) {
            onTick(tick);
        }
    }

    private void onTick(Tick tick) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop");
        }
        if (tick.nowNanos() < plan.startNanos()) {
            warm(tick);
            return;
        }
        if (books == null) {
            books = open(tick);
            books.journal().begin(RecordHead.of(plan.settings(), history.handOver()));
            board.show(Optional.of(books.journal()));
            board.hearPersons(Optional.of(books));
        }
        boolean decided = books.isDecided(tick.nowNanos());
        if (decided) {
            seat.retold(books.nextForecasterState());
        } else {
            seat.live(tick);
        }
        board.show(seat.served());
        if (isMissed(books, tick.nowNanos())) {
            pass(tick);
            return;
        }
        DemandOutlook outlook = heard(tick, outlook(tick));
        List<MarginSnapshot> snapshots = missed.into(snapshots(tick));
        DecidedPeriod period =
                decided ? books.retell(tick.nowNanos(), snapshots) : complete(books, tick, snapshots, outlook);
        chronicle.observe(tick);
        chronicle.observe(outlook, period, forecaster.lastRealized());
        chronicle.observe(forecaster.watched());
        show(period, decided, books.journal());
    }

    /// Whether nobody decides at an instant of a live desk: once more than a period has passed
    /// since, or when nobody did before a restart.
    private boolean isMissed(DeskBooks open, long nowNanos) {
        if (plan.live().isEmpty()) {
            return false;
        }
        return open.isDecided(nowNanos)
                ? open.wasMissed(nowNanos)
                : open.mayMiss(nowNanos) && nowNanos + plan.settings().periodNanos() <= passedNanos;
    }

    private void pass(Tick tick) {
        outlook(tick);
        missed.pass(snapshots(tick));
        chronicle.observe(tick);
        if (missed.count() == 1) {
            LOG.infof("The period at %s was missed; the next one that is due is decided for it.", at(tick.nowNanos()));
        }
    }

    private void warm(Tick tick) {
        forecaster.observe(tick);
        history.observe(tick);
        board.show(board.snapshot()
                .warmed(
                        tick.nowNanos(),
                        0,
                        "Folding history up to the first decision at " + at(plan.startNanos()) + "; now at "
                                + at(tick.nowNanos()) + '.',
                        clock.nanos()));
    }

    /// The same loop, with its transfers carried by chains.
    public PositioningLoop on(ChainCarrier chains) {
        carrier = Optional.of(chains);
        return this;
    }

    private DeskBooks open(Tick first) {
        if (carrier.isPresent()) {
            ChainBooks chains = ChainBooks.open(plan, carrier.get(), first.nowNanos(), operator());
            board.showBrake(Optional.of(chains::brake));
            return chains;
        }
        List<TokenAmount> balances =
                StartingBalances.of(plan.settings(), history.meanDemandUsd(first), snapshots(first));
        Opening opening = new Opening(plan.settingsDigest(), plan.datasetDigest(), first.nowNanos(), balances);
        return PaperBooks.open(plan.booksHome(), plan.settings(), opening);
    }

    /// What stands for the model before it may be used: until its training data has passed it would
    /// know
    /// the answer.
    private static ModelSource notYet(DeskPlan plan) {
        return new ModelSource.Missing(plan.champion()
                .card()
                .map(card -> "model " + card.id() + " was trained on data up to " + at(card.trainedToNanos())
                        + ", which is still to come in this replay")
                .orElse("no decision is due yet"));
    }

    /// The outlook, without its forecasts where a stream the desk relies on is silent: the rule
    /// decides.
    private DemandOutlook heard(Tick tick, DemandOutlook outlook) {
        return silence.flatMap(streams -> streams.at(tick.nowNanos()))
                .map(reason -> forecaster.without(tick, reason))
                .orElse(outlook);
    }

    /// The forecaster answers with a value whatever it meets; should it fail all the same, the rule
    /// decides from then on.
    private DemandOutlook outlook(Tick tick) {
        if (!forecasterFailed) {
            try {
                return forecaster.observe(tick);
            } catch (RuntimeException e) {
                forecasterFailed = true;
                count("The forecaster failed; the rule decides", e);
            }
        }
        return forecaster.without(tick, "the forecaster " + FallbackKind.FAULT_OF_ITS_OWN);
    }

    /// Decides and carries out one period, as often as it takes: what goes wrong with journal or
    /// bank is counted and logged, and nothing moves until it goes right.
    private DecidedPeriod complete(DeskBooks open, Tick tick, List<MarginSnapshot> snapshots, DemandOutlook outlook)
            throws InterruptedException {
        boolean failed = false;
        String told = "";
        while (true) {
            try {
                if (failed) {
                    open.recover();
                }
                return attempt(open, tick, snapshots, outlook);
            } catch (RuntimeException e) {
                failed = true;
                if (!told.equals(e.toString())) { // once: it is tried again until somebody has put it right
                    LOG.error("The period at " + at(tick.nowNanos()) + " could not be completed", e);
                }
                told = e.toString();
                board.show(board.snapshot().withError());
                board.say(
                        Phase.HOLDING,
                        "Nothing moves: the period at " + at(tick.nowNanos()) + " could not be completed ("
                                + e.getMessage() + "). Trying again every " + RETRY_NANOS / 1_000_000_000L + " s.");
                clock.sleepUntil(clock.nanos() + RETRY_NANOS);
            }
        }
    }

    private DecidedPeriod attempt(DeskBooks open, Tick tick, List<MarginSnapshot> snapshots, DemandOutlook outlook) {
        if (open.isDecided(tick.nowNanos())) {
            return open.finished();
        }
        NetworkState network = open.begin(tick.nowNanos(), snapshots)
                .under(heard.map(HeardCircumstances::now)
                        .orElse(Circumstances.empty())
                        .withOperator(operator()));
        Decision decision = policy.decide(open.memory(), network, outlook, tick.nowNanos());
        return open.execute(new Evidence(network, outlook), decision, seat.state());
    }

    private Operator operator() {
        return board.operator().map(OperatorFile::current).orElse(Operator.RUNNING);
    }

    private void count(String what, RuntimeException error) {
        LOG.error(what, error);
        board.show(board.snapshot().withError());
    }

    private void show(DecidedPeriod period, boolean retold, Journal journal) {
        long now = period.decision().nowNanos();
        double span = Math.max(1, plan.endNanos() - plan.startNanos());
        long open = journal.openTransfers().size();
        board.show(new DeskSnapshot(
                retold ? Phase.WARMING : Phase.RUNNING,
                retold ? "Telling again what was decided before the restart; now at " + at(now) + '.' : "",
                OptionalLong.of(now),
                (now - plan.startNanos()) / span,
                chronicle.views(),
                Optional.of(period.after()),
                chronicle.recent(),
                journal.transfers(TransferQuery.newest(Chronicle.MOST_ROWS)),
                forecaster.calibration().map(CalibrationState::digest),
                chronicle.counts(open, board.snapshot().counts().errors()),
                clock.nanos()));
    }

    private RuntimeException neverPriced() {
        return new Problem(
                        "HR-5004",
                        "the data gave no period at or after " + at(plan.startNanos()) + " in which venues "
                                + plan.settings().venues() + " could be priced",
                        plan.dataset(),
                        "Choose settings whose venues and coins are in the dataset, or an earlier --from",
                        ExitCode.INVALID)
                .toException();
    }

    private static List<MarginSnapshot> snapshots(Tick tick) {
        return tick.venues().stream().map(VenueObservation::snapshot).toList();
    }

    private static String at(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
