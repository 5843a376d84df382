package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.column.EventCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetAppenderTest {
    private static final DatasetHeader HEADER = new DatasetHeader("one", "CC0-1.0", "test");
    private static final Pace FINE = new Pace(40, 60, 100);
    private static final long HOUR = 3_600_000_000_000L;

    @TempDir
    Path home;

    @Test
    void appendsToADatasetWhileItsOldReadersGoOn() {
        Path dir = home.resolve("one");
        List<MarketEvent> first = RandomEvents.draw(150, 1);
        List<MarketEvent> second = numbered(RandomEvents.draw(150, 2), 150);
        DatasetWriter.write(dir, HEADER, first, Progress.SILENT);
        try (DatasetReader old = DatasetReader.open(dir)) {
            DatasetManifest both = append(dir, second);
            assertEquals(sorted(first), old.events());
            assertEquals(300, both.rows());
            assertEquals("CC0-1.0; MIT", both.licence());
        }
        List<MarketEvent> all = new ArrayList<>(first);
        all.addAll(second);
        assertEquals(sorted(all), read(dir, EventFilter.ALL));
    }

    @Test
    void numbersOfAppendedEventsBeginAboveThoseBefore() {
        Path dir = home.resolve("one");
        DatasetWriter.write(dir, HEADER, RandomEvents.draw(20, 1), Progress.SILENT);
        try (DatasetAppender appender = DatasetAppender.open(dir, HEADER, DatasetAppender.Mode.APPEND)) {
            assertEquals(20, appender.firstSequence());
        }
    }

    @Test
    void refusesToAppendToNothing() {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> DatasetAppender.open(home.resolve("one"), HEADER, DatasetAppender.Mode.APPEND));
        assertEquals("HR-1102", refused.problem().code());
        assertFalse(Files.exists(home.resolve(".one.draft")));
    }

    @Test
    void givesTheSameEventsWhateverTheOrderTheyComeIn() {
        List<MarketEvent> events = RandomEvents.draw(400, 5);
        Path dir = home.resolve("one");
        try (DatasetAppender appender =
                DatasetAppender.open(dir, HEADER, DatasetAppender.Mode.NEW, FINE, bookmark -> false)) {
            events.forEach(appender::accept);
            assertTrue(appender.commit().segments().size() > 20);
        }
        assertEquals(sorted(events), read(dir, EventFilter.ALL));
    }

    @Test
    void readsOnlyWhatAFilterLetsThrough() {
        List<MarketEvent> events = RandomEvents.draw(400, 6);
        Path dir = home.resolve("one");
        DatasetWriter.write(dir, HEADER, events, Progress.SILENT);
        long from = sorted(events).get(100).knownNanos();
        long to = sorted(events).get(300).knownNanos();
        EventFilter filter = EventFilter.ALL
                .ofKinds(EventKind.TRADE, EventKind.BOOK_DELTA, EventKind.POOL_STATE)
                .ofVenues("alpha")
                .between(from, to);
        List<MarketEvent> expected = sorted(events).stream()
                .filter(event -> filter.kinds().contains(event.kind()))
                .filter(event -> event.instrument().venue().equals("alpha"))
                .filter(event -> event.knownNanos() >= from && event.knownNanos() < to)
                .toList();
        assertFalse(expected.isEmpty());
        assertEquals(expected, read(dir, filter));
    }

    @Test
    void goesOnAfterAMarkAndComesToTheSameDataset() {
        List<MarketEvent> events = RandomEvents.draw(500, 7);
        DatasetManifest whole = store(home.resolve("whole"), events, Integer.MAX_VALUE);
        for (int broken = 50; broken < 500; broken += 75) {
            Path dir = home.resolve("broken" + broken);
            int stop = broken;
            assertThrows(IllegalStateException.class, () -> store(dir, events, stop));
            assertFalse(Files.exists(dir));
            DatasetManifest resumed = store(dir, events, Integer.MAX_VALUE);
            assertEquals(whole.digest(), resumed.digest());
            assertEquals(whole.series(), resumed.series());
            assertFalse(Files.exists(home.resolve(".broken" + broken + ".draft")));
        }
    }

    @Test
    void tellsSpansAndGapsOfEachSeries() {
        List<MarketEvent> events = new ArrayList<>();
        Instrument coin = new Instrument("alpha", "BTC");
        for (int hour = 0; hour < 24 * 5; hour++) {
            if (hour < 30 || hour >= 41) {
                events.add(new Funding(coin, hour * HOUR, hour * HOUR, hour, 0.0001));
            }
        }
        Series series = DatasetWriter.write(home.resolve("one"), HEADER, events, Progress.SILENT)
                .series()
                .getFirst();
        assertEquals(109, series.rows());
        assertEquals(0, series.fromNanos());
        assertEquals(119 * HOUR, series.toNanos());
        assertEquals(List.of(new Span(29 * HOUR, 41 * HOUR)), series.gaps());
    }

    @Test
    void tellsGapsOfASeriesWithOneEventADay() {
        List<MarketEvent> events = new ArrayList<>();
        Instrument coin = new Instrument("alpha", "BTC");
        for (int day = 0; day < 40; day++) {
            if (day != 17) {
                events.add(new Funding(coin, day * 24 * HOUR, day * 24 * HOUR, day, 0.0001));
            }
        }
        Series series = DatasetWriter.write(home.resolve("one"), HEADER, events, Progress.SILENT)
                .series()
                .getFirst();
        assertEquals(List.of(new Span(16 * 24 * HOUR, 18 * 24 * HOUR)), series.gaps());
    }

    @Test
    void whatFillsAGapClosesIt() {
        Path dir = home.resolve("one");
        Instrument coin = new Instrument("alpha", "BTC");
        List<MarketEvent> early = new ArrayList<>();
        List<MarketEvent> late = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            (hour % 48 < 20 || hour >= 30 ? early : late)
                    .add(new Funding(coin, hour * HOUR, hour * HOUR, hour, 0.0001));
        }
        DatasetManifest before = DatasetWriter.write(dir, HEADER, early, Progress.SILENT);
        assertEquals(1, before.series().getFirst().gaps().size());
        DatasetManifest after = append(dir, late);
        assertEquals(List.of(), after.series().getFirst().gaps());
        assertEquals(48, after.series().getFirst().rows());
    }

    /// Stores events with a mark after each hundred, as an import does; breaks off after so many.
    private static DatasetManifest store(Path dir, List<MarketEvent> events, int stop) {
        try (DatasetAppender appender =
                DatasetAppender.open(dir, HEADER, DatasetAppender.Mode.NEW, FINE, bookmark -> true)) {
            for (int at = (int) appender.bookmark().eventsOfNext(); at < events.size(); at++) {
                if (at == stop) {
                    throw new IllegalStateException("broken off");
                }
                appender.accept(events.get(at));
                if (appender.isMarkDue()) {
                    appender.mark(new Bookmark(List.of(), at + 1));
                }
            }
            return appender.commit();
        }
    }

    private static DatasetManifest append(Path dir, List<MarketEvent> events) {
        DatasetHeader header = new DatasetHeader("more", "MIT", "test");
        try (DatasetAppender appender = DatasetAppender.open(dir, header, DatasetAppender.Mode.APPEND)) {
            events.forEach(appender::accept);
            return appender.commit();
        }
    }

    private static List<MarketEvent> numbered(List<MarketEvent> events, long first) {
        EventCopy copy = new EventCopy();
        return events.stream()
                .map(event -> copy.withSequence(event, first + event.sequence()))
                .toList();
    }

    private static List<MarketEvent> read(Path dir, EventFilter filter) {
        List<MarketEvent> events = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(dir);
                EventCursor cursor = reader.cursor(filter)) {
            cursor.forEachRemaining(events::add);
        }
        return events;
    }

    private static List<MarketEvent> sorted(List<MarketEvent> events) {
        return events.stream().sorted(MarketEvent.ORDER).toList();
    }
}
