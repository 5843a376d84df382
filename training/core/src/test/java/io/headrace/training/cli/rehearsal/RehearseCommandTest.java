package io.headrace.training.cli.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.training.cli.Captured;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {
    @TempDir
    private Path folder;

    @Test
    void importsATableAndLeavesASignedModelThatLoads() {
        Path stage = folder.resolve("stage");
        Captured told = Captured.run("rehearse", stage.toString());
        assertEquals(0, told.exit(), told.err());
        assertEquals(
                300_000,
                DatasetManifest.in(stage.resolve("rehearsal")).orElseThrow().rows());
        String id = told.out().strip().replaceFirst(".*loaded ", "");
        TrustedKeys keys = TrustedKeys.in(stage.resolve("keys"));
        assertTrue(keys.required());
        assertEquals(
                id,
                new ModelRegistry(stage.resolve("models"), keys).load(id).card().id());
    }

    @Test
    void saysWhereItCannotRehearse() throws Exception {
        Path taken = Files.createFile(folder.resolve("taken"));
        Captured told = Captured.run("rehearse", taken.toString());
        assertEquals(3, told.exit());
        assertTrue(told.err().contains("HR-9003"), told.err());
    }

    @Test
    void isNoCommandOfUsers() {
        assertFalse(Captured.run("--help").out().contains("rehearse"));
    }
}
