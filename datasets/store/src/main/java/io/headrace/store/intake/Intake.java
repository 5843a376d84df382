package io.headrace.store.intake;

import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.check.CheckGate;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.EventCheck;
import io.headrace.store.dataset.Bookmark;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.Pace;
import io.headrace.store.dataset.StoredSource;
import io.headrace.store.segment.StoreFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Imports files into one dataset, all or nothing.
///
/// The first impossible record ends it; what the checks find is judged by the gate before anything is published. After
/// a kill the same import goes on behind what was stored: files before it are read once more, for the checks, and not
/// stored again. A file is not stored twice: what repeats another one of the plan or of the dataset is passed over
/// where it was found in a folder, and refused where it was given by itself.
///
/// @param dir the dataset's folder
/// @param gate which findings refuse the import
/// @param pace how often what was read is made durable
public record Intake(Path dir, DatasetHeader header, DatasetAppender.Mode mode, CheckGate gate, Pace pace) {
    /// What an import did.
    ///
    /// @param resumedFiles files that an earlier run had stored
    /// @param repeated files of folders that hold nothing new
    /// @param report what the checks found in all files
    public record Outcome(
            DatasetManifest manifest, int resumedFiles, List<IntakePlan.PassedOver> repeated, CheckReport report) {
        public Outcome {
            repeated = List.copyOf(repeated);
        }
    }

    /// What an import would do.
    ///
    /// @param repeated files of folders that hold nothing new
    public record Rehearsal(List<IntakePlan.PassedOver> repeated, CheckReport report) {
        public Rehearsal {
            repeated = List.copyOf(repeated);
        }
    }

    /// @throws io.headrace.market.problem.ProblemException naming file, line and field of a record that cannot be;
    ///     HR-1043 when the gate refuses; HR-1044 when a file is stored already; HR-11xx when the dataset cannot be
    ///     written
    public Outcome run(IntakePlan plan, Progress progress) {
        DatasetManifest before = before();
        Novelty novelty = novelty(plan, before);
        EventCheck check = check(before);
        if (before != null && novelty.fresh().isEmpty()) {
            return new Outcome(before, 0, novelty.repeated(), check.report());
        }
        List<String> identities = novelty.identities();
        try (DatasetAppender appender =
                DatasetAppender.open(dir, header, mode, pace, bookmark -> begins(identities, bookmark))) {
            requireUnchanged(before, appender);
            Bookmark stored = appender.bookmark();
            List<StoredSource> sources = readAll(novelty, appender, check, progress);
            CheckReport report = check.report();
            requirePassed(report, appender);
            return new Outcome(appender.commit(sources), stored.sources().size(), novelty.repeated(), report);
        }
    }

    /// Reads and checks everything and stores nothing.
    ///
    /// @throws io.headrace.market.problem.ProblemException as [#run], but for the gate and the disk
    public Rehearsal rehearse(IntakePlan plan, Progress progress) {
        DatasetManifest before = before();
        Novelty novelty = novelty(plan, before);
        EventCheck check = check(before);
        SourcePass pass = new SourcePass("reading", novelty, check, progress);
        novelty.fresh().forEach(source -> pass.read(source, event -> {}));
        return new Rehearsal(novelty.repeated(), check.report());
    }

    /// The dataset that gets more, if it is there.
    private @Nullable DatasetManifest before() {
        return mode == DatasetAppender.Mode.APPEND ? DatasetManifest.in(dir).orElse(null) : null;
    }

    private Novelty novelty(IntakePlan plan, @Nullable DatasetManifest before) {
        return Novelty.of(plan, header.name(), before == null ? List.of() : before.sources());
    }

    private EventCheck check(@Nullable DatasetManifest before) {
        return before == null ? EventCheck.ofFiles(header.name()) : EventCheck.ofMore(header.name(), dir, before);
    }

    private void requireUnchanged(@Nullable DatasetManifest before, DatasetAppender appender) {
        if (before != null && !appender.storedSources().equals(before.sources())) {
            throw StoreFault.LOCKED.at(dir, "another import changed this dataset meanwhile", "Run it again");
        }
    }

    private static boolean begins(List<String> identities, Bookmark bookmark) {
        int stored = bookmark.sources().size();
        return stored <= identities.size() && identities.subList(0, stored).equals(bookmark.sources());
    }

    private static List<StoredSource> readAll(
            Novelty novelty, DatasetAppender appender, EventCheck check, Progress progress) {
        StoredEvents events = new StoredEvents(appender);
        SourcePass pass = new SourcePass("importing", novelty, check, progress);
        List<StoredSource> sources = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (RawSource source : novelty.fresh()) {
            try (Fingerprint fingerprint = Fingerprint.of(source.path())) {
                pass.read(source, events);
                sources.add(events.source(source, fingerprint.sha256()));
            }
            read.add(source.identity());
            events.endSource(read);
        }
        pass.end();
        return sources;
    }

    private void requirePassed(CheckReport report, DatasetAppender appender) {
        try {
            IntakeFault.requirePassed(gate, report);
        } catch (ProblemException refused) {
            appender.forget();
            throw refused;
        }
    }
}
