package io.headrace.store.check;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.check.watch.BarStamps;
import io.headrace.store.check.watch.Comparisons;
import io.headrace.store.check.watch.ScopeWatch;
import io.headrace.store.check.watch.SeriesSummary;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.source.Oddity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks events as they stream by: an import on its way in, or files and datasets read for the check alone. Keeps
/// some kilobytes a series and a line a file, whatever the number of rows. Not thread-safe.
public final class EventCheck {
    /// Days, segments and hours in names: files that differ by them alone are parts of one source.
    private static final Pattern DATED = Pattern.compile(
            "20\\d\\d-?[01]\\d(-?[0-3]\\d)?|part-[0-9a-z-]+|(?<=/venue=)[^/]+|-\\d{4,}-[0-9a-f]{12}|(?<=/)\\d+(?=/)");

    private static final String UNKNOWN_FILES = "passed over";

    /// Unreadable, empty, another header, ambiguous, of no format: faults of the file and not of a record.
    private static final Set<String> FILE_FAULTS = Set.of("HR-1003", "HR-1004", "HR-1005", "HR-1012");

    private final String subject;
    private final Findings findings;
    private final Map<String, FileTally> files = new LinkedHashMap<>();
    private final Map<String, ScopeWatch> scopes = new TreeMap<>();
    private final BarStamps barStamps = new BarStamps();
    private final @Nullable StoredWatch stored;
    private FileTally present = new FileTally("", new ScopeWatch("", new Findings(true)));

    private EventCheck(String subject, Findings findings, @Nullable StoredWatch stored) {
        this.subject = subject;
        this.findings = findings;
        this.stored = stored;
    }

    /// A check of raw files: places are lines.
    public static EventCheck ofFiles(String subject) {
        return new EventCheck(subject, new Findings(true), null);
    }

    /// A check of raw files whose events are to be added to a dataset: what it holds already is an error.
    ///
    /// @param dataset its folder
    public static EventCheck ofMore(String subject, Path dataset, DatasetManifest manifest) {
        Findings findings = new Findings(true);
        return new EventCheck(subject, findings, new StoredWatch(dataset, manifest, findings));
    }

    /// A check of a dataset's segments: places are rows.
    public static EventCheck ofDataset(String subject) {
        return new EventCheck(subject, new Findings(false), null);
    }

    /// @param file name inside the checked folder, with `/`
    /// @param line line or message of a raw file, row of a segment, from 1
    public void observe(String file, long line, MarketEvent event) {
        FileTally tally = tally(file);
        tally.rows++;
        tally.from = Math.min(tally.from, event.eventNanos());
        tally.to = Math.max(tally.to, event.eventNanos());
        tally.scope.observe(file, line, event);
        barStamps.observe(event, file);
        if (stored != null) {
            stored.observe(file, line, event);
        }
    }

    /// What a parser noticed that its events do not show.
    public void note(String file, long line, Oddity oddity, String what) {
        tally(file);
        findings.add(Oddities.severity(oddity), Oddities.kind(oddity), file, line, () -> what);
    }

    /// A record that could not be, or a file that breaks off.
    public void refused(String file, long line, Problem problem) {
        tally(file);
        FindingKind kind =
                line == 0 || FILE_FAULTS.contains(problem.code()) ? FindingKind.UNREADABLE : FindingKind.IMPOSSIBLE;
        findings.add(Severity.ERROR, kind, file, line, problem::what);
    }

    /// A file of no known format.
    public void unknown(String file, String why) {
        findings.add(Severity.NOTE, FindingKind.UNKNOWN_FORMAT, UNKNOWN_FILES, 0, () -> file + ": " + why);
    }

    private FileTally tally(String file) {
        if (!present.file.equals(file)) {
            present = files.computeIfAbsent(file, added -> new FileTally(added, scope(added)));
        }
        return present;
    }

    private ScopeWatch scope(String file) {
        return scopes.computeIfAbsent(DATED.matcher(file).replaceAll("*"), scope -> new ScopeWatch(scope, findings));
    }

    /// Everything found. To be asked for once, at the end.
    public CheckReport report() {
        List<SeriesSummary> series = new ArrayList<>();
        scopes.values().forEach(scope -> series.addAll(scope.finish()));
        new Comparisons(findings).judge(series);
        List<String> facts = new ArrayList<>(GridFacts.of(series));
        barStamps.judge(findings).ifPresent(facts::add);
        return new CheckReport(
                subject, files.values().stream().map(FileTally::checked).toList(), findings.groups(), series, facts);
    }

    private static final class FileTally {
        private final String file;
        private final ScopeWatch scope;
        private long rows;
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;

        private FileTally(String file, ScopeWatch scope) {
            this.file = file;
            this.scope = scope;
        }

        private CheckReport.CheckedFile checked() {
            return new CheckReport.CheckedFile(file, rows, rows == 0 ? 0 : from, rows == 0 ? 0 : to);
        }
    }
}
