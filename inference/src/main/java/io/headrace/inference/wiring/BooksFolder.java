package io.headrace.inference.wiring;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.paper.PaperExecutor;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.HomeLock;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// The folder of one desk's journal and paper bank. A desk is its settings and its data: the same desk finds
/// its books again, another one gets a folder of its own.
///
/// @param server keeps the journal instead of the folder
record BooksFolder(Path path, Optional<ServerPlace> server) {
    private static final int NAME_DIGITS = 12;

    /// Where an earlier run of the desk stands.
    record Earlier(Opening opening, OptionalLong decidedNanos) {}

    static BooksFolder of(ServeOptions options, String settingsDigest, String datasetDigest) {
        String name = settingsDigest.substring(0, NAME_DIGITS) + '-' + datasetDigest.substring(0, NAME_DIGITS);
        return new BooksFolder(options.home().resolve("journal").resolve(name), ServerPlace.of(options.chains()));
    }

    /// Where the journal of a folder is kept.
    static Store journal(Path path, Optional<ServerPlace> server) {
        return server.map(place -> place.store(path))
                .orElseGet(() -> new Store.File(path.resolve(PaperExecutor.JOURNAL_FILE)));
    }

    /// What an earlier run left, if there was one.
    Optional<Earlier> earlier() {
        if (server.isEmpty() && !Files.exists(path.resolve(PaperExecutor.JOURNAL_FILE))) {
            return Optional.empty();
        }
        try (HomeLock ignored = HomeLock.take(path);
                Journal journal = Journal.open(journal(path, server), CommitProbe.NONE)) {
            Optional<DecisionRecord> last = journal.lastDecision();
            return journal.opening()
                    .map(opening -> new Earlier(
                            opening,
                            last.isPresent() ? OptionalLong.of(last.get().nowNanos()) : OptionalLong.empty()));
        }
    }

    /// Sets earlier books aside under a numbered name; nothing is deleted.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-5007 when it cannot be done, and always for a
    ///     journal on a server: others may be at work on it
    void setAside() {
        if (server.isPresent()) {
            throw new Problem(
                            "HR-5007",
                            "the journal is on a server, and --fresh sets aside files only",
                            journal(path, server).toString(),
                            "Name another 'schema' under 'books' in the settings of the chains",
                            ExitCode.INVALID)
                    .toException();
        }
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
