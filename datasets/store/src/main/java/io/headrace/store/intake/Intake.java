package io.headrace.store.intake;

import io.headrace.market.problem.Progress;
import io.headrace.store.check.CheckGate;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.EventCheck;
import io.headrace.store.dataset.Bookmark;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.Pace;
import io.headrace.store.source.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Imports files into one dataset, all or nothing.
///
/// The first impossible record ends it; what the checks find is judged by the gate before anything is published. After
/// a kill the same import goes on behind what was stored: files before it are read once more, for the checks, and not
/// stored again.
///
/// @param dir the dataset's folder
/// @param gate which findings refuse the import
/// @param pace how often what was read is made durable
public record Intake(Path dir, DatasetHeader header, DatasetAppender.Mode mode, CheckGate gate, Pace pace) {
    /// What an import did.
    ///
    /// @param resumedFiles files that an earlier run had stored
    /// @param report what the checks found in all files
    public record Outcome(DatasetManifest manifest, int resumedFiles, CheckReport report) {}

    /// @throws io.headrace.market.problem.ProblemException naming file, line and field of a record that cannot be;
    ///     HR-1043 when the gate refuses; HR-11xx when the dataset cannot be written
    public Outcome run(IntakePlan plan, Progress progress) {
        List<String> identities = plan.identities();
        try (DatasetAppender appender =
                DatasetAppender.open(dir, header, mode, pace, bookmark -> begins(identities, bookmark))) {
            EventCheck check = EventCheck.ofFiles(header.name());
            Bookmark stored = appender.bookmark();
            readAll(plan, appender, check, progress);
            CheckReport report = check.report();
            requirePassed(report, appender);
            return new Outcome(appender.commit(), stored.sources().size(), report);
        }
    }

    /// Reads and checks everything and stores nothing.
    public CheckReport rehearse(IntakePlan plan, Progress progress) {
        EventCheck check = EventCheck.ofFiles(header.name());
        long done = 0;
        for (RawSource source : plan.sources()) {
            long before = done;
            SourceReader.read(
                    source.path(),
                    source.format(),
                    new SourceIntake(source, check, event -> {}),
                    (task, at, of) -> progress.report("reading", before + at, plan.bytes()));
            done += source.bytes();
        }
        return check.report();
    }

    private static boolean begins(List<String> identities, Bookmark bookmark) {
        int stored = bookmark.sources().size();
        return stored <= identities.size() && identities.subList(0, stored).equals(bookmark.sources());
    }

    private static void readAll(IntakePlan plan, DatasetAppender appender, EventCheck check, Progress progress) {
        StoredEvents events = new StoredEvents(appender);
        List<String> read = new ArrayList<>();
        long done = 0;
        long bytes = plan.bytes();
        for (RawSource source : plan.sources()) {
            long before = done;
            SourceReader.read(
                    source.path(),
                    source.format(),
                    new SourceIntake(source, check, events),
                    (task, at, of) -> progress.report("importing", Math.min(before + at, bytes - 1), bytes));
            read.add(source.identity());
            events.endSource(read);
            done += source.bytes();
        }
        progress.report("importing", bytes, bytes);
    }

    private void requirePassed(CheckReport report, DatasetAppender appender) {
        List<String> reasons = gate.reasons(report);
        if (!reasons.isEmpty()) {
            appender.forget();
            throw IntakeFault.GATE.at(
                    header.name(),
                    "the checks refuse it: " + String.join("; ", reasons.subList(0, Math.min(3, reasons.size())))
                            + (reasons.size() > 3 ? "; and " + (reasons.size() - 3) + " more" : ""),
                    "See `data check` for all of it, or let less refuse it with --gate; nothing was stored");
        }
    }
}
