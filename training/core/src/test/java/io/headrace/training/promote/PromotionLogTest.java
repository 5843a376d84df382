package io.headrace.training.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionLogTest {
    @TempDir
    private Path folder;

    @Test
    void keepsEveryEntryInOrder() {
        PromotionLog log = log();
        assertEquals(List.of(), log.entries());
        List<PromotionLog.Entry> entries = List.of(entry(1), entry(2), entry(3));
        entries.forEach(log::append);
        assertEquals(entries, log.entries());
    }

    @Test
    void noticesEveryChangedLineAndEveryLineTakenOut() throws IOException {
        PromotionLog log = log();
        for (int i = 1; i <= 3; i++) {
            log.append(entry(i));
        }
        List<String> lines = Files.readAllLines(log.file());
        for (int i = 0; i < 2; i++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(i, changed.get(i).replace("because", "although"));
            Files.write(log.file(), changed);
            assertChanged(log);
            List<String> shorter = new ArrayList<>(lines);
            shorter.remove(i);
            Files.write(log.file(), shorter);
            assertChanged(log);
        }
        Files.write(log.file(), lines);
        assertEquals(3, log.entries().size());
    }

    @Test
    void aLineThatACrashCutShortIsWrittenOver() throws IOException {
        PromotionLog log = log();
        log.append(entry(1));
        Files.writeString(log.file(), "{\"number\":2,\"at\":\"19", StandardOpenOption.APPEND);
        assertEquals(List.of(entry(1)), log.entries());
        log.append(entry(2));
        assertEquals(List.of(entry(1), entry(2)), log.entries());
    }

    @Test
    void appendsNothingToAChangedLog() throws IOException {
        PromotionLog log = log();
        log.append(entry(1));
        log.append(entry(2));
        Files.writeString(log.file(), Files.readString(log.file()).replaceFirst("because", "although"));
        String before = Files.readString(log.file());
        assertThrows(ProblemException.class, () -> log.append(entry(3)));
        assertEquals(before, Files.readString(log.file()));
    }

    private PromotionLog log() {
        return new PromotionLog(folder.resolve("promotions.jsonl"));
    }

    private static PromotionLog.Entry entry(int number) {
        return new PromotionLog.Entry(
                1_000_000_007L * number,
                "force",
                "m-000000000000000" + number,
                "",
                "because \"" + number + "\"",
                List.of(new Gate("champion", Gate.Verdict.REFUSED, "worse")));
    }

    private static void assertChanged(PromotionLog log) {
        ProblemException refusal = assertThrows(ProblemException.class, log::entries);
        assertEquals("HR-9052", refusal.problem().code());
    }
}
