package io.headrace.store.recording;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.Series;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What nobody heard between the end of a dataset and the recording that goes on with it: of each contract a
/// gap, from the last that is stored of it to the first that is told.
final class Unheard {
    static final String REASON = "nothing was recorded between the end of the dataset and this recording";

    private final Map<Instrument, Long> lastNanos = new HashMap<>();
    private long sequence;

    /// @param sequence of the first gap; at most [#count] follow
    private Unheard(long sequence) {
        this.sequence = sequence;
    }

    /// Before a dataset that is not there yet nothing is missing.
    static Unheard nothing() {
        return new Unheard(0);
    }

    /// @throws io.headrace.market.problem.ProblemException HR-11xx when the dataset cannot be read
    static Unheard since(Path dir, long sequence) {
        Unheard unheard = new Unheard(sequence);
        try (DatasetReader reader = DatasetReader.open(dir)) {
            for (Series series : reader.manifest().series()) {
                if (!series.coin().equals(Instrument.ACCOUNT)) {
                    unheard.lastNanos.merge(new Instrument(series.venue(), series.coin()), series.toNanos(), Math::max);
                }
            }
        }
        return unheard;
    }

    int count() {
        return lastNanos.size();
    }

    /// The gap that ends with an event, which comes just before it; empty where nothing is missing.
    Optional<StreamGap> before(MarketEvent event) {
        boolean sortsBefore = event.kind().compareTo(EventKind.STREAM_GAP) <= 0;
        if (lastNanos.isEmpty() || sortsBefore) {
            return Optional.empty(); // a gap of the same instant would come after it
        }
        Long last = lastNanos.remove(event.instrument());
        return last == null
                ? Optional.empty()
                : Optional.of(new StreamGap(
                        event.instrument(),
                        Math.min(last, event.knownNanos()),
                        event.knownNanos(),
                        sequence++,
                        REASON));
    }
}
