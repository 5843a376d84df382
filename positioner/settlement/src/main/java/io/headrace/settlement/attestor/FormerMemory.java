package io.headrace.settlement.attestor;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What an attestor signed for was once kept under the name of its settings file. An attestor that began a new memory
/// beside such a one would sign a second decision of a number.
final class FormerMemory {
    private FormerMemory() {}

    /// @param settings the file as it is named now
    /// @param memory where it is to be
    /// @return the memory, when it is there already, or none of an earlier name is that may be this attestor's
    /// @throws ProblemException HR-4163 when one is
    static Path none(Path settings, Path memory) {
        if (Files.exists(memory)) {
            return memory;
        }
        List<Path> former =
                named(AttestorSettings.folder(settings), settings.getFileName().toString());
        if (!former.isEmpty()) {
            throw problem(
                    "what this attestor signed for may lie under an earlier name, and a new memory would sign again",
                    former.getFirst(),
                    "Stop what uses it and rename it to " + memory.getFileName()
                            + " (and what is named as it is with -wal and -shm), or name this attestor's own as"
                            + " 'memory' in the settings");
        }
        return memory;
    }

    /// Those that are named after these settings, or after settings that are no longer there.
    private static List<Path> named(Path folder, String own) {
        try (Stream<Path> there = Files.list(folder)) {
            return there.filter(file -> {
                        String name = file.getFileName().toString();
                        String settings = name.replace(AttestorSettings.MEMORY, "");
                        return name.endsWith(AttestorSettings.MEMORY)
                                && !settings.matches("0x[0-9a-f]{40}")
                                && (settings.equals(own) || !Files.exists(folder.resolve(settings)));
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw problem("its folder cannot be read: " + IoReason.of(e), folder, "Allow reading there");
        }
    }

    private static ProblemException problem(String what, Path where, String remedy) {
        return new Problem("HR-4163", what, where.toString(), remedy, ExitCode.CONFLICT).toException();
    }
}
