package io.headrace.inference.wiring;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.paper.PaperExecutor;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// The folder of one desk's journal and paper bank. A desk is its settings and its data: the same desk finds
/// its books again, another one gets a folder of its own.
record BooksFolder(Path path) {
    private static final int NAME_DIGITS = 12;

    /// Where an earlier run of the desk stands.
    record Earlier(Opening opening, OptionalLong decidedNanos) {}

    static BooksFolder of(Path home, String settingsDigest, String datasetDigest) {
        return new BooksFolder(home.resolve("journal")
                .resolve(settingsDigest.substring(0, NAME_DIGITS) + '-' + datasetDigest.substring(0, NAME_DIGITS)));
    }

    /// What an earlier run left, if there was one.
    Optional<Earlier> earlier() {
        Path file = path.resolve(PaperExecutor.JOURNAL_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (HomeLock ignored = HomeLock.take(path);
                Journal journal = Journal.open(file, CommitProbe.NONE)) {
            Optional<DecisionRecord> last = journal.lastDecision();
            return journal.opening()
                    .map(opening -> new Earlier(
                            opening,
                            last.isPresent() ? OptionalLong.of(last.get().nowNanos()) : OptionalLong.empty()));
        }
    }

    /// Sets earlier books aside under a numbered name; nothing is deleted.
    void setAside() {
        if (!Files.exists(path)) {
            return;
        }
        try (HomeLock ignored = HomeLock.take(path)) {
            int number = 1;
            while (Files.exists(aside(number))) {
                number++;
            }
            Files.move(path, aside(number));
        } catch (IOException e) {
            throw new Problem(
                            "HR-5007",
                            "the earlier journal cannot be set aside: " + e,
                            path.toString(),
                            "Allow writing there, or move it by hand",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private Path aside(int number) {
        return path.resolveSibling(path.getFileName() + ".before-" + number);
    }
}
