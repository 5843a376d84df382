package io.headrace.store.recording;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.live.LivePace;
import io.headrace.store.live.LiveStream;
import io.headrace.store.live.LiveTally;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.live.LiveWatcher;
import io.headrace.store.source.Oddity;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Records the live streams of some venues into a dataset until it is told to stop.
///
/// What came is published every [#commitEvery]: a kill loses at most what came since, and never harms
/// what was published. A venue that cannot be reached at the start ends the recording; one that is lost
/// later is connected to again, and what was missed is in the dataset as a gap. What venues tell again
/// on a new connection, such as the latest fills, is stored once, and what nobody heard between the end of
/// a dataset and the recording that goes on with it is a gap.
///
/// @param dir the dataset's folder; a dataset that is there gets more
public record Recording(Path dir, DatasetHeader header, List<LiveVenue> venues, Duration commitEvery, LivePace pace) {
    private static final long TAKE_MILLIS = 50;

    public Recording {
        venues = List.copyOf(venues);
        if (venues.isEmpty() || !commitEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "a recording needs venues and time between commits, were " + venues + ", " + commitEvery);
        }
    }

    /// What was recorded.
    ///
    /// @param manifest the dataset as it is now
    public record Outcome(DatasetManifest manifest, List<LiveTally> tallies) {}

    /// Told how a recording goes; of the connections on their threads, of the rest on the recording's.
    public interface Watcher extends LiveWatcher {
        /// @param events by the commit
        void committed(long events);

        /// Some times a second.
        void going(List<LiveTally> tallies);
    }

    /// Records until told to stop, then publishes the rest.
    ///
    /// @param clockNanos nanoseconds since the epoch
    /// @throws io.headrace.market.problem.ProblemException HR-1054 when a venue is not reached at the
    ///     start, HR-1055 when nothing was heard, HR-11xx when the dataset cannot be written
    public Outcome run(HttpClient http, LongSupplier clockNanos, BooleanSupplier stop, Watcher watcher)
            throws InterruptedException {
        try (RecordedDataset dataset = new RecordedDataset(dir, header);
                LiveStream stream = new LiveStream(clockNanos, dataset.firstSequence(), venues.size(), watcher)) {
            venues.forEach(venue -> stream.open(venue, http, pace));
            long committedNanos = System.nanoTime();
            while (!stop.getAsBoolean()) {
                requireReached(stream.tallies());
                stream.take(event -> store(event, dataset, watcher));
                if (System.nanoTime() - committedNanos >= commitEvery.toNanos()) {
                    commit(dataset, watcher);
                    committedNanos = System.nanoTime();
                }
                watcher.going(stream.tallies());
                TimeUnit.MILLISECONDS.sleep(TAKE_MILLIS);
            }
            stream.end(event -> store(event, dataset, watcher));
            return published(dataset, stream.tallies());
        }
    }

    private static void store(MarketEvent event, RecordedDataset dataset, Watcher watcher) {
        if (!dataset.accept(event, stored -> {})) {
            String what = "a " + event.kind() + " that is stored already came again";
            watcher.noted(event.instrument().venue(), Oddity.EXACT_DUPLICATE, what);
        }
    }

    private static void requireReached(List<LiveTally> tallies) {
        for (LiveTally tally : tallies) {
            if (tally.connections() == 0 && !tally.loss().isEmpty()) {
                throw RecordingFault.UNREACHABLE.at(
                        tally.venue(),
                        "it cannot be reached: " + tally.loss(),
                        "See that it is there and may be reached from here, or name another address with --url");
            }
        }
    }

    private static void commit(RecordedDataset dataset, Watcher watcher) {
        long events = dataset.uncommitted();
        if (events > 0) {
            dataset.commit();
            watcher.committed(events);
        }
    }

    private Outcome published(RecordedDataset dataset, List<LiveTally> tallies) {
        dataset.publish();
        DatasetManifest manifest = dataset.manifest();
        if (manifest == null) {
            throw RecordingFault.NOTHING_HEARD.at(
                    header.name(),
                    "no event was heard that is not stored already, so nothing was stored",
                    "Record for longer, or name other coins");
        }
        return new Outcome(manifest, tallies);
    }
}
