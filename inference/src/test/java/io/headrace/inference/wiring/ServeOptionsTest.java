package io.headrace.inference.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.Speed;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeOptionsTest {
    @TempDir
    Path folder;

    @Test
    void readsTimesAndDates() {
        assertEquals(1_738_368_000_000_000_000L, ServeOptions.instant("2025-02-01"));
        assertEquals(1_738_371_600_500_000_000L, ServeOptions.instant("2025-02-01T01:00:00.5Z"));
        assertThrows(IllegalArgumentException.class, () -> ServeOptions.instant("yesterday"));
    }

    @Test
    void takesTheOnlyDatasetWhenNoneIsNamed() {
        SampleHome.at(folder);
        assertEquals(
                folder.resolve("datasets/sample"),
                options(Optional.empty(), OptionalLong.empty()).datasetFolder());
    }

    @Test
    void refusesAStartAfterTheData() {
        SampleHome.at(folder);
        ServeOptions late = options(Optional.of("sample"), OptionalLong.of(ServeOptions.instant("2030-01-01")));
        ProblemException refused = assertThrows(ProblemException.class, () -> PreparedDesk.prepare(late));
        assertEquals("HR-5003", refused.problem().code());
        assertEquals(ExitCode.INVALID, refused.problem().exit());
    }

    @Test
    void startsOneWindowAfterTheTrainingDataAsABacktestDoes() {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        PreparedDesk desk = PreparedDesk.prepare(options(Optional.of("sample"), OptionalLong.empty()));
        long window = SampleHome.settings().window().endNanos();
        assertEquals(SampleHome.FIRST_DECISION + window, desk.plan().startNanos());
    }

    @Test
    void setsEarlierBooksAsideWithoutDeletingThem() throws Exception {
        BooksFolder books = new BooksFolder(folder.resolve("journal/desk"));
        Files.createDirectories(books.path());
        Files.writeString(books.path().resolve("mine"), "kept");
        books.setAside();
        assertEquals("kept", Files.readString(folder.resolve("journal/desk.before-1/mine")));
    }

    private ServeOptions options(Optional<String> dataset, OptionalLong from) {
        return new ServeOptions(folder, dataset, Optional.empty(), from, Speed.MAX, false);
    }
}
