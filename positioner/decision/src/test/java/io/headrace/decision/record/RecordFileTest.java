package io.headrace.decision.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records come back from a file as they were.
class RecordFileTest {
    private static final RecordedWorld WORLD = RecordedWorld.of(5, 6);

    @TempDir
    Path folder;

    @Test
    void recordsComeBackByteForByte() {
        RecordFile file = RecordFile.open(written());
        assertEquals(WORLD.settings().text(), file.head().settings().orElseThrow());
        List<StoredRecord> read = new ArrayList<>();
        file.forEach(read::add);
        List<StoredRecord> expected = WORLD.stored();
        assertEquals(expected.size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(expected.get(i).decision(), read.get(i).decision());
            assertArrayEquals(
                    expected.get(i).evidence().orElseThrow(),
                    read.get(i).evidence().orElseThrow());
            assertEquals("line " + (i + 2), read.get(i).where());
        }
        assertTrue(ChainCheck.of(file).sound());
    }

    @Test
    void evidenceComesBackEqual() {
        for (Evidence evidence : WORLD.evidence()) {
            Evidence read = EvidenceCodec.decode(EvidenceCodec.encode(evidence), RecordedWorld.schema());
            assertEquals(evidence.state(), read.state());
            assertEquals(evidence.outlook().venues(), read.outlook().venues());
            assertArrayEquals(EvidenceCodec.encode(evidence), EvidenceCodec.encode(read));
        }
    }

    @Test
    void everyChangedByteOfALineIsFound() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        int from = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        Random random = new Random(2);
        for (int trial = 0; trial < 300; trial++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(from, whole.length - 1);
            changed[at] ^= (byte) (1 << random.nextInt(7));
            Files.write(file, changed);
            assertFalse(ChainCheck.of(RecordFile.open(file)).sound(), "byte " + at);
        }
    }

    @Test
    void aFileThatIsNoneIsRefusedInOneSentence() throws IOException {
        expect("HR-3105", folder.resolve("nothing"));
        Path file = folder.resolve("file");
        Files.writeString(file, "{\"schema\":\"headrace/records/v9\"}\n");
        expect("HR-3103", file);
        for (String text : List.of("", "{}", "not JSON", "[1]")) {
            Files.writeString(file, text);
            expect("HR-3104", file);
        }
    }

    @Test
    void evidenceOfALaterFormatIsNamedAndRefused() {
        byte[] bytes = new String(EvidenceCodec.encode(WORLD.evidence().getFirst()), StandardCharsets.UTF_8)
                .replace("\"format\":1", "\"format\":2")
                .getBytes(StandardCharsets.UTF_8);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> EvidenceCodec.decode(bytes, RecordedWorld.schema()));
        assertEquals("HR-3103", refused.problem().code());
    }

    private static void expect(String code, Path file) {
        assertEquals(
                code,
                assertThrows(ProblemException.class, () -> RecordFile.open(file))
                        .problem()
                        .code());
    }

    private Path written() {
        Path file = folder.resolve("records.ndjson");
        try (RecordFile.Writer out = RecordFile.create(file, WORLD.head())) {
            for (int i = 0; i < WORLD.decisions().size(); i++) {
                out.add(WORLD.decisions().get(i), WORLD.evidence().get(i));
            }
        }
        return file;
    }
}
