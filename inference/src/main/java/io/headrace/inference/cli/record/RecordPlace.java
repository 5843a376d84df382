package io.headrace.inference.cli.record;

import io.headrace.decision.record.RecordFile;
import io.headrace.decision.record.RecordHead;
import io.headrace.decision.record.Records;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.cli.place.JournalPlace;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.journal.JournalRecords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the records are: a backtest's file, a named journal, or the only journal there is.
final class RecordPlace {
    @Option(
            names = "--records",
            paramLabel = "FILE",
            description = "Records that 'backtest --record FILE' wrote, instead of a journal.")
    private @Nullable Path records;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "A desk's journal: its folder below HEADRACE_HOME/journal, or the file; may be left out when"
                    + " there is only one. The desk may be running.")
    private @Nullable Path journal;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:HEADRACE_HOME:-var}",
            description = "Models and journals (default: HEADRACE_HOME, else ./var).")
    private Path home = Path.of("var");

    /// Where models and keys are.
    Path home() {
        return home;
    }

    /// Reads the records.
    ///
    /// @throws io.headrace.market.problem.ProblemException when there are none, or they cannot be read
    <T> T read(Function<Records, T> work) {
        if (records != null) {
            return work.apply(RecordFile.open(records));
        }
        try (JournalRecords opened = JournalRecords.open(journalFile())) {
            return work.apply(opened);
        }
    }

    /// The settings of the desk, as they are on record.
    static DeskSettings settings(Records from) {
        return settings(from, null);
    }

    /// The settings of the desk: those on record, or a file that says the same.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-5021 when the file says something
    /// else, HR-5022 when
    ///     neither is there
    static DeskSettings settings(Records from, @Nullable Path file) {
        RecordHead head = from.head();
        Optional<DeskSettings> recorded = head.settings().map(text -> DeskSettings.parse(from.name(), text));
        if (file == null) {
            return recorded.orElseThrow(() -> new Problem(
                            "HR-5022",
                            "the journal does not hold the desk's settings: an earlier version wrote it",
                            from.name(),
                            "Name the settings file of the desk with --settings",
                            ExitCode.INVALID)
                    .toException());
        }
        DeskSettings given = DeskSettings.load(file);
        if (recorded.isPresent() && !recorded.get().digest().equals(given.digest())) {
            throw new Problem(
                            "HR-5021",
                            "these are not the recorded settings: their digest is " + given.digest()
                                    + ", the decisions were made with "
                                    + recorded.get().digest(),
                            file.toString(),
                            "Leave --settings out to use those on record",
                            ExitCode.INTEGRITY)
                    .toException();
        }
        return given;
    }

    private Path journalFile() {
        return new JournalPlace(home).file(Optional.ofNullable(journal));
    }
}
