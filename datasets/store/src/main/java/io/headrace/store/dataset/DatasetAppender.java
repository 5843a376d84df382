package io.headrace.store.dataset;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.IoReason;
import io.headrace.store.segment.Segment;
import io.headrace.store.segment.StoreFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Writes a dataset event by event, whole or not at all, with memory that does not grow with it.
///
/// Segments grow beside the dataset; [#commit] publishes them in one step. [#mark] makes what was
/// accepted so far durable: a writer that is killed after it can be gone on with, and the result is
/// the same. Events of a partition that come in order make one segment after another; late ones go
/// to another segment of their day or month. One thread at a time; two others write the files.
public final class DatasetAppender implements AutoCloseable {
    /// What becomes of a dataset that is already there.
    public enum Mode {
        /// There must be none.
        NEW,
        /// It keeps its events and gets more.
        APPEND,
        /// It is replaced, if there is one.
        REPLACE
    }

    private static final Comparator<Segment> SEGMENTS = Comparator.comparing(Segment::partition)
            .thenComparingInt(segment -> segment.file().length())
            .thenComparing(Segment::file);

    private final Staging staging;
    private final Opening opening;
    private final SegmentLine line;
    private final Runs runs;
    private Bookmark bookmark;
    private long nextSequence;
    private boolean open = true;

    private DatasetAppender(Opening opening, SegmentLine line) {
        this.staging = opening.staging();
        this.opening = opening;
        this.line = line;
        this.runs = new Runs(opening.pace(), line, opening.partitioning());
        this.bookmark = opening.bookmark();
        this.nextSequence = Math.max(firstSequence(), opening.stagedSequence());
    }

    /// Opens a dataset for events from nothing that could be gone on with: what an earlier writer left is dropped.
    ///
    /// @param dir the dataset's folder
    /// @throws io.headrace.market.problem.ProblemException HR-1101 when the place is taken, HR-1108 when the disk
    ///     refuses, HR-1111 when another writer is at it
    public static DatasetAppender open(Path dir, DatasetHeader header, Mode mode) {
        return open(dir, header, mode, Pace.USUAL, bookmark -> false);
    }

    /// Opens a dataset and goes on where an earlier writer was killed.
    ///
    /// @param resumable whether the sources that writer had stored are the beginning of those to be stored now
    /// @throws io.headrace.market.problem.ProblemException as the other
    public static DatasetAppender open(
            Path dir, DatasetHeader header, Mode mode, Pace pace, Predicate<Bookmark> resumable) {
        Path target = dir.toAbsolutePath().normalize();
        Staging staging = null;
        try {
            staging = Staging.claim(target);
            Opening opening = Opening.of(staging, header, mode, pace, resumable);
            return new DatasetAppender(opening, opening.line());
        } catch (IOException | RuntimeException e) {
            if (staging != null) {
                leave(staging);
            }
            throw e instanceof IOException refused ? notWritten(target, refused) : (RuntimeException) e;
        }
    }

    /// Where to go on: [Bookmark#START] but after a kill.
    public Bookmark bookmark() {
        return bookmark;
    }

    /// Takes one event; nothing where an earlier writer had published all of them when it was killed.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1108, HR-1112
    public void accept(MarketEvent event) {
        if (opening.published()) {
            return;
        }
        nextSequence = Math.max(nextSequence, event.sequence() + 1);
        runs.accept(event);
    }

    /// Whether so much was accepted since the last mark that it is time for one. Depends on the events alone.
    public boolean isMarkDue() {
        return runs.isMarkDue();
    }

    /// Whether a mark between two sources is worth its cost: a quarter of what makes one due was accepted.
    public boolean isMarkWorthwhile() {
        return runs.isMarkWorthwhile();
    }

    /// A number above those of all events the dataset had before this writer: the first for an event to bear.
    public long firstSequence() {
        DatasetManifest kept = opening.kept();
        return kept == null ? 0 : kept.nextSequence();
    }

    /// The files whose events the dataset had before this writer.
    public List<StoredSource> storedSources() {
        DatasetManifest kept = opening.kept();
        return kept == null ? List.of() : kept.sources();
    }

    /// Removes what earlier marks made durable: there is nothing to go on with.
    public void forget() {
        step(staging::forget);
    }

    /// Makes everything accepted so far durable.
    public void mark(Bookmark here) {
        checkpoint(here, "");
    }

    /// Publishes everything accepted, which came from no files.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1108, HR-1110, HR-1112
    public DatasetManifest commit() {
        return commit(List.of());
    }

    /// Publishes everything accepted.
    ///
    /// @param sources the files it came from
    /// @throws io.headrace.market.problem.ProblemException HR-1108, HR-1110, HR-1112
    public DatasetManifest commit(List<StoredSource> sources) {
        runs.flush();
        DatasetManifest kept = opening.kept();
        DatasetManifest result = kept != null && line.segments().isEmpty() ? kept : published(sources);
        open = false;
        line.close();
        step(staging::discard);
        return result;
    }

    private DatasetManifest published(List<StoredSource> sources) {
        DatasetManifest manifest = manifest(sources);
        checkpoint(bookmark, manifest.digest());
        step(() -> staging.publish(manifest));
        return manifest;
    }

    private DatasetManifest manifest(List<StoredSource> added) {
        Set<StoredSource> sources = new LinkedHashSet<>(storedSources());
        sources.addAll(added);
        List<Segment> segments = new ArrayList<>(line.segments());
        SeriesLedger ledger = new SeriesLedger();
        line.series().forEach(ledger::add);
        DatasetManifest kept = opening.kept();
        if (kept != null) {
            segments.addAll(kept.segments());
            kept.series().forEach(ledger::add);
        }
        if (segments.isEmpty()) {
            throw StoreFault.NO_EVENTS.at(
                    staging.dataset(), "there are no events to store", "Import or generate some first");
        }
        segments.sort(SEGMENTS);
        return DatasetManifest.of(opening.header(), segments, ledger.series(), List.copyOf(sources), nextSequence);
    }

    private void checkpoint(Bookmark here, String result) {
        runs.flush();
        bookmark = here;
        Checkpoint checkpoint =
                new Checkpoint(opening.mode(), opening.base(), here, nextSequence, line.segments(), result);
        step(() -> staging.write(checkpoint));
    }

    /// Without [#commit] the dataset stays as it was. What was marked is kept for the next writer, the rest is removed.
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        line.close();
        step(staging::release);
    }

    private static void leave(Staging staging) {
        try {
            staging.release();
        } catch (IOException e) {
            throw new IllegalStateException("the folder beside the dataset could not be left", e);
        }
    }

    private void step(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw notWritten(staging.dataset(), e);
        }
    }

    private static RuntimeException notWritten(Path dataset, IOException cause) {
        return SegmentLine.notWritten(dataset, IoReason.of(cause), cause);
    }

    private interface Step {
        void run() throws IOException;
    }
}
