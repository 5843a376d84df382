package io.headrace.settlement.attestor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.CommitProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an attestor signed for is found again under every name of its settings.
class AttestorMemoryTest {
    private static final String KEY = "0x" + "a1".repeat(20);

    @TempDir
    Path folder;

    private Path settings;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("desk.yaml"),
                DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC")).text());
        settings = Files.writeString(folder.resolve("attestor.yaml"), """
                desk: desk.yaml
                listen: 127.0.0.1:0
                key: {kind: keystore, address: "%s", file: key.json, password_file: password}
                chains:
                  - chain_id: 1
                    back: 0
                    operators: 2
                    nodes: [{operator: north, url: "http://north"}, {operator: south, url: "http://south"}]
                addresses: {vaults: {}, tokens: {}, destinations: {}}
                """.formatted(KEY));
    }

    @Test
    void settingsOfAnotherNameFindWhatWasSignedFor() throws IOException {
        try (SignedDecisions signed = SignedDecisions.open(memory(settings), CommitProbe.NONE)) {
            assertTrue(signed.take(0, "first"));
        }
        Path renamed = Files.move(settings, folder.resolve("attestor-of-ann.yaml"));
        try (SignedDecisions signed = SignedDecisions.open(memory(renamed), CommitProbe.NONE)) {
            assertEquals(1, signed.count());
            assertFalse(signed.take(0, "second"));
        }
    }

    @Test
    void aMemoryUnderTheEarlierNameIsNotForgotten() throws IOException {
        Path former = Files.createFile(folder.resolve("attestor.yaml.signed.db"));
        Problem problem = refusal(settings);
        assertEquals("HR-4163", problem.code());
        assertTrue(problem.sentence().contains(KEY + ".signed.db"), problem::sentence);
        Path renamed = Files.move(settings, folder.resolve("renamed.yaml"));
        assertEquals("HR-4163", refusal(renamed).code(), "renamed together with the program");
        Path named = folder.resolve("named.yaml");
        Files.writeString(named, Files.readString(renamed) + "memory: attestor.yaml.signed.db\n");
        assertEquals(former, memory(named));
        Files.move(former, folder.resolve(KEY + ".signed.db"));
        assertEquals(folder.resolve(KEY + ".signed.db"), memory(renamed));
    }

    @Test
    void whatIsNamedAfterAnothersSettingsIsTheirs() throws IOException {
        Files.copy(settings, folder.resolve("other.yaml"));
        Files.createFile(folder.resolve("other.yaml.signed.db"));
        Files.createFile(folder.resolve("0x" + "b2".repeat(20) + ".signed.db"));
        assertEquals(folder.resolve(KEY + ".signed.db"), memory(settings));
    }

    private static Path memory(Path settings) {
        return AttestorSettings.load(settings).memory();
    }

    private static Problem refusal(Path settings) {
        return assertThrows(ProblemException.class, () -> memory(settings)).problem();
    }
}
