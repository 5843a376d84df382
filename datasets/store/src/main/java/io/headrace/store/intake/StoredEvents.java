package io.headrace.store.intake;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.dataset.Bookmark;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.StoredSource;
import java.util.List;
import java.util.function.Consumer;

/// Stores the events of one source after another, but for those an earlier run has stored, and marks how far it has
/// come. Events are numbered through, so that no two of a dataset have one place.
final class StoredEvents implements Consumer<MarketEvent> {
    private final DatasetAppender appender;
    private final EventNumbers numbers;
    private final int storedSources;
    private final long storedOfNext;
    private List<String> done = List.of();
    private long ofThis;
    private String begins = "";

    StoredEvents(DatasetAppender appender) {
        this.appender = appender;
        Bookmark stored = appender.bookmark();
        this.storedSources = stored.sources().size();
        this.storedOfNext = stored.eventsOfNext();
        this.numbers = new EventNumbers(appender.firstSequence());
    }

    @Override
    public void accept(MarketEvent event) {
        MarketEvent numbered = numbers.numbered(event);
        if (ofThis++ == 0) {
            begins = FirstEvent.seriesOf(event);
        }
        if (done.size() < storedSources || (done.size() == storedSources && ofThis <= storedOfNext)) {
            return;
        }
        appender.accept(numbered);
        if (appender.isMarkDue()) {
            appender.mark(new Bookmark(done, ofThis));
        }
    }

    /// What the source read just now holds, stored by this or by an earlier run.
    StoredSource source(RawSource source, String sha256) {
        return new StoredSource(
                source.name(), source.bytes(), sha256, source.format().reading(), begins, ofThis);
    }

    /// @param sources those read so far
    void endSource(List<String> sources) {
        done = List.copyOf(sources);
        ofThis = 0;
        begins = "";
        numbers.endSource();
        if (done.size() > storedSources && appender.isMarkWorthwhile()) {
            appender.mark(new Bookmark(done, 0));
        }
    }
}
