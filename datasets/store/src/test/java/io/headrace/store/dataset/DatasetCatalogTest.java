package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCatalogTest {
    @TempDir
    Path home;

    @Test
    void listsDatasetsByNameAndTellsWhichAreDamaged() throws IOException {
        DatasetCatalog catalog = new DatasetCatalog(home.resolve("datasets"));
        assertEquals(List.of(), catalog.list());
        make(catalog, "bravo");
        make(catalog, "alpha");
        Files.createDirectories(catalog.datasetsHome().resolve("no-dataset"));
        Files.writeString(catalog.folderFor("bravo").resolve("manifest.json"), "{");
        List<DatasetCatalog.Entry> entries = catalog.list();
        assertEquals(
                List.of("alpha", "bravo"),
                entries.stream().map(DatasetCatalog.Entry::name).toList());
        assertNull(entries.getFirst().problem());
        assertNotNull(entries.getFirst().manifest());
        assertNotNull(entries.getLast().problem());
    }

    @Test
    void findsADatasetByNameOrPath() {
        DatasetCatalog catalog = new DatasetCatalog(home.resolve("datasets"));
        make(catalog, "alpha");
        Path folder = catalog.folderFor("alpha");
        assertEquals(folder, catalog.resolve("alpha"));
        assertEquals(folder, catalog.resolve(folder.toString()));
    }

    @Test
    void namesTheDatasetsThereAre() {
        DatasetCatalog catalog = new DatasetCatalog(home.resolve("datasets"));
        assertTrue(problem(catalog, "alfa").remedy().contains("data import"));
        make(catalog, "alpha");
        assertTrue(problem(catalog, "alfa").remedy().contains("alpha"));
        assertEquals("HR-1102", problem(catalog, "").code());
        assertEquals("HR-1102", problem(catalog, "../x\0").code());
    }

    @Test
    void refusesNamesThatLeaveTheHome() {
        DatasetCatalog catalog = new DatasetCatalog(home);
        for (String name : List.of("", "..", ".hidden", "a/b", "-x", "a b", "x".repeat(65))) {
            Problem problem = assertThrows(ProblemException.class, () -> catalog.folderFor(name))
                    .problem();
            assertEquals("HR-1109", problem.code());
        }
    }

    private static Problem problem(DatasetCatalog catalog, String name) {
        return assertThrows(ProblemException.class, () -> catalog.resolve(name)).problem();
    }

    private static void make(DatasetCatalog catalog, String name) {
        DatasetWriter.write(
                catalog.folderFor(name),
                new DatasetHeader(name, "CC0-1.0", "test"),
                RandomEvents.draw(10, 5),
                Progress.SILENT);
    }
}
