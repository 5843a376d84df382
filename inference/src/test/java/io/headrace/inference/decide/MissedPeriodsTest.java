package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.FeedSlice;
import io.headrace.inference.feed.MarketFeed;
import io.headrace.market.event.MarketEvent;
import io.headrace.settlement.journal.DecisionRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A live desk that was down decides once for all periods it missed, from what a desk that never was down knows.
class MissedPeriodsTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long FIRST = SampleHome.FIRST_DECISION;
    private static final long DIED = FIRST + 9 * HOUR;
    private static final long BACK = FIRST + 40 * HOUR;
    private static final long END = FIRST + 60 * HOUR;

    @TempDir
    private Path folder;

    @Test
    void aLiveDeskThatWasDownDecidesOnceForAllItMissedAndKnowsWhatOneThatWasNotDownKnows() throws Exception {
        List<DecisionRecord> undisturbed;
        try (DeskRun run = run(SampleHome.at(folder.resolve("undisturbed")), hourly(0, END))) {
            undisturbed = records(run);
        }
        SampleHome home = SampleHome.at(folder.resolve("killed"));
        die(home);
        List<FeedSlice> again = new ArrayList<>(hourly(0, DIED - HOUR));
        again.add(slice(DIED - HOUR, BACK));
        again.addAll(hourly(BACK, END));
        List<DecisionRecord> told;
        try (DeskRun run = run(home, again)) {
            told = records(run);
            assertEquals(9 + 1 + 20, run.board.snapshot().counts().decisions());
        }
        assertEquals(undisturbed.subList(0, 9), told.subList(0, 9));
        DecisionRecord back = told.get(9);
        assertEquals(BACK, back.nowNanos());
        assertEquals(forecast(undisturbed, BACK), back.forecasterDigest(), "forecasts know the periods it missed");
        assertEquals(forecast(undisturbed, END), told.getLast().forecasterDigest());
        try (DeskRun run = run(home, hourly(0, END))) {
            assertEquals(told, records(run), "another restart tells the same, and finds the same balances");
            assertEquals(30, run.board.snapshot().counts().decisions());
        }
    }

    @Test
    void whatWasRecordedWhileNobodyDecidedIsMissedToo() throws Exception {
        SampleHome home = SampleHome.at(folder);
        die(home);
        List<FeedSlice> again = new ArrayList<>();
        hourly(0, BACK).forEach(slice -> again.add(new FeedSlice(slice.boundaryNanos(), slice.events(), BACK)));
        try (DeskRun run = run(home, again)) {
            assertEquals(
                    List.of(DIED - HOUR, BACK),
                    records(run).stream().skip(8).map(DecisionRecord::nowNanos).toList());
        }
    }

    private static String forecast(List<DecisionRecord> records, long nowNanos) {
        return records.stream()
                .filter(record -> record.nowNanos() == nowNanos)
                .findFirst()
                .orElseThrow()
                .forecasterDigest();
    }

    private static List<DecisionRecord> records(DeskRun run) {
        return run.board
                .journal()
                .orElseThrow()
                .decisions(1_000, Long.MAX_VALUE)
                .reversed();
    }

    /// Up to the ninth decision.
    private static void die(SampleHome home) {
        home.promote(SampleHome.model());
        Iterator<FeedSlice> slices = hourly(0, DIED - HOUR).iterator();
        assertThrows(
                InterruptedException.class,
                () -> run(home, () -> {
                            if (!slices.hasNext()) {
                                throw new InterruptedException("killed");
                            }
                            return Optional.of(slices.next());
                        })
                        .close());
    }

    private static DeskRun run(SampleHome home, List<FeedSlice> slices) throws InterruptedException {
        home.promote(SampleHome.model());
        Iterator<FeedSlice> left = slices.iterator();
        return run(home, () -> left.hasNext() ? Optional.of(left.next()) : Optional.empty());
    }

    private static DeskRun run(SampleHome home, MarketFeed feed) throws InterruptedException {
        FakeClock clock = new FakeClock();
        DeskBoard board = new DeskBoard(clock);
        DeskPlan replay = DeskRun.prepare(home).plan();
        long period = replay.settings().periodNanos();
        DeskPlan plan = new DeskPlan(
                replay.dataset(),
                replay.datasetDigest(),
                replay.settings(),
                replay.settingsDigest(),
                replay.champion(),
                replay.booksHome(),
                replay.speed(),
                replay.startNanos(),
                replay.endNanos(),
                Optional.of(new LiveTerms(SampleHome.MARKET.venues(), HOUR + HOUR / 2)));
        PositioningLoop loop = new PositioningLoop(
                plan,
                feed,
                new Ticker(new DeskFold(plan.settings().portfolio(), period)),
                new OrderUpToPolicy(plan.settings()),
                board,
                clock);
        try {
            loop.run();
        } catch (InterruptedException e) {
            loop.close();
            throw e;
        }
        return new DeskRun(loop, board);
    }

    /// A slice for each hour that ends after `from`, to `to`.
    private static List<FeedSlice> hourly(long from, long to) {
        long first = Math.max(from, SampleHome.MARKET.startNanos());
        List<FeedSlice> slices = new ArrayList<>();
        for (long end = first + HOUR; end <= to; end += HOUR) {
            slices.add(slice(end - HOUR == first ? from : end - HOUR, end));
        }
        return slices;
    }

    private static FeedSlice slice(long after, long to) {
        List<MarketEvent> events = SampleHome.EVENTS.stream()
                .filter(event -> event.knownNanos() > after && event.knownNanos() <= to)
                .toList();
        return new FeedSlice(to, events);
    }
}
