package io.headrace.store.recording;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.live.LivePace;
import io.headrace.store.live.LiveStream;
import io.headrace.store.live.LiveTally;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.live.LiveWatcher;
import io.headrace.store.source.Oddity;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Live streams whose every event is in a dataset before anyone acts on it: whoever folds the dataset
/// later folds what was folded live. For one thread, but for [#tallies].
public final class RecordedStream implements AutoCloseable {
    private final RecordedDataset dataset;
    private final LiveStream stream;
    private final LiveWatcher watcher;

    private RecordedStream(RecordedDataset dataset, LiveStream stream, LiveWatcher watcher) {
        this.dataset = dataset;
        this.stream = stream;
        this.watcher = watcher;
    }

    /// What to hear, and where to keep it.
    ///
    /// @param dir the dataset's folder; a dataset that is there gets more
    public record Plan(Path dir, DatasetHeader header, List<LiveVenue> venues, LivePace pace) {
        public Plan {
            venues = List.copyOf(venues);
        }
    }

    /// Takes hold of the dataset and connects.
    ///
    /// @param clockNanos nanoseconds since the epoch
    /// @param afterNanos what is heard is known after this instant, the end of what was folded before
    /// @throws io.headrace.market.problem.ProblemException HR-11xx when the dataset cannot be written
    public static RecordedStream open(
            Plan plan, HttpClient http, LongSupplier clockNanos, long afterNanos, LiveWatcher watcher) {
        RecordedDataset dataset = new RecordedDataset(plan.dir(), plan.header());
        LiveStream stream = new LiveStream(
                clockNanos, dataset.firstSequence(), plan.venues().size(), watcher);
        stream.takeThrough(afterNanos, event -> {});
        plan.venues().forEach(venue -> stream.open(venue, http, plan.pace()));
        return new RecordedStream(dataset, stream, watcher);
    }

    /// One for each venue, in the plan's order; for any thread.
    public List<LiveTally> tallies() {
        return stream.tallies();
    }

    /// Stores and gives on what became known by an instant; whatever is told from now on is known later.
    public void takeThrough(long nanos, Consumer<MarketEvent> consumer) {
        List<MarketEvent> stored = new ArrayList<>();
        stream.takeThrough(nanos, event -> store(event, stored::add));
        stored.sort(MarketEvent.ORDER); // as the dataset is read: a gap of the same instant comes first
        stored.forEach(consumer);
    }

    private void store(MarketEvent event, Consumer<MarketEvent> consumer) {
        if (!dataset.accept(event, consumer)) {
            String what = "a " + event.kind() + " that is stored already came again";
            watcher.noted(event.instrument().venue(), Oddity.EXACT_DUPLICATE, what);
        }
    }

    /// Publishes what was given on.
    public void commit() {
        if (dataset.uncommitted() > 0) {
            dataset.commit();
        }
    }

    /// Ends the connections and publishes what was given on; what was not is lost.
    @Override
    public void close() {
        stream.close();
        dataset.publish();
    }
}
