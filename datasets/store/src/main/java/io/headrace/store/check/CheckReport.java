package io.headrace.store.check;

import io.headrace.store.check.finding.Finding;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.check.watch.SeriesSummary;
import io.headrace.store.check.watch.Words;
import java.util.List;

/// What a check looked at and what it found.
///
/// @param subject the folder checked
/// @param files every file read
/// @param groups findings, errors first, then by file and kind
/// @param series every series seen
/// @param facts what holds of the data and is good to know, in sentences
public record CheckReport(
        String subject,
        List<CheckedFile> files,
        List<FindingGroup> groups,
        List<SeriesSummary> series,
        List<String> facts) {
    private static final int SHOWN = 5;

    public CheckReport {
        files = List.copyOf(files);
        groups = List.copyOf(groups);
        series = List.copyOf(series);
        facts = List.copyOf(facts);
    }

    /// A file and its span.
    ///
    /// @param rows rows that tell of an event
    /// @param fromNanos earliest stamp, 0 without rows
    /// @param toNanos latest stamp, 0 without rows
    public record CheckedFile(String file, long rows, long fromNanos, long toNanos) {}

    /// How many findings are of this severity.
    public long count(Severity severity) {
        return groups.stream()
                .filter(group -> group.severity() == severity)
                .mapToLong(FindingGroup::count)
                .sum();
    }

    /// How many findings are of this kind.
    public long count(FindingKind kind) {
        return groups.stream()
                .filter(group -> group.kind() == kind)
                .mapToLong(FindingGroup::count)
                .sum();
    }

    /// Whether an import would accept the data.
    public boolean acceptable() {
        return count(Severity.ERROR) == 0;
    }

    /// The report for people: files, then findings by group, the first few of each.
    public String text() {
        StringBuilder text = new StringBuilder(subject).append('\n');
        for (CheckedFile file : files) {
            text.append("  ")
                    .append(file.file())
                    .append("  ")
                    .append(file.rows())
                    .append(" rows");
            if (file.rows() > 0) {
                text.append(", ")
                        .append(Words.time(file.fromNanos()))
                        .append(" to ")
                        .append(Words.time(file.toNanos()));
            }
            text.append('\n');
        }
        groups.forEach(group -> describe(group, text));
        facts.forEach(fact -> text.append("FACT ").append(fact).append('\n'));
        return text.append(count(Severity.ERROR))
                .append(" errors, ")
                .append(count(Severity.WARNING))
                .append(" warnings, ")
                .append(count(Severity.NOTE))
                .append(" notes\n")
                .toString();
    }

    private static void describe(FindingGroup group, StringBuilder text) {
        text.append(group.severity()).append(' ').append(group.kind().words());
        text.append(" in ")
                .append(group.file())
                .append(": ")
                .append(group.count())
                .append('\n');
        int shown = Math.min(SHOWN, group.first().size());
        for (Finding finding : group.first().subList(0, shown)) {
            text.append("  ")
                    .append(finding.place())
                    .append("  ")
                    .append(finding.what())
                    .append('\n');
        }
        if (group.count() > shown) {
            text.append("  and ").append(group.count() - shown).append(" more\n");
        }
    }
}
