package io.headrace.inference.cli.place;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.paper.PaperExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The journals below a home.
public record JournalPlace(Path home) {
    /// The file of a journal.
    ///
    /// @param named its folder below `journal`, any folder, or the file; empty when there is only one
    /// @throws io.headrace.market.problem.ProblemException HR-5020 when none was named and there is not exactly one
    public Path file(Optional<Path> named) {
        if (named.isEmpty()) {
            return only();
        }
        Path journal = named.get();
        for (Path there : List.of(
                journal,
                journal.resolve(PaperExecutor.JOURNAL_FILE),
                journals().resolve(journal).resolve(PaperExecutor.JOURNAL_FILE))) {
            if (Files.isRegularFile(there)) {
                return there;
            }
        }
        return journal.resolve(PaperExecutor.JOURNAL_FILE);
    }

    private Path journals() {
        return home.resolve("journal");
    }

    private Path only() {
        List<Path> found = found();
        if (found.size() == 1) {
            return found.getFirst().resolve(PaperExecutor.JOURNAL_FILE);
        }
        String names = String.join(
                ", ",
                found.stream().map(path -> String.valueOf(path.getFileName())).toList());
        throw new Problem(
                        "HR-5020",
                        found.isEmpty()
                                ? "there is no journal"
                                : "there are several journals and none was named: " + names,
                        journals().toString(),
                        found.isEmpty()
                                ? "Run a desk with 'serve', or name a backtest's records with --records"
                                : "Name one with --journal",
                        found.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.USAGE)
                .toException();
    }

    /// Folders with a journal that no later run has set aside.
    private List<Path> found() {
        if (!Files.isDirectory(journals())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(journals())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(PaperExecutor.JOURNAL_FILE)))
                    .filter(folder -> !String.valueOf(folder.getFileName()).contains(".before-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Problem(
                            "HR-5020",
                            "the journals cannot be listed: " + IoReason.of(e),
                            journals().toString(),
                            "Allow reading there, or name one with --journal",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }
}
