package io.headrace.store.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.RawFixture;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.DatasetCheck;
import io.headrace.store.check.finding.FindingKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to a file, reading it ends in events or in one problem that names the file, and the check
/// agrees.
class DamagedFilesPropertyTest {
    private static final int CASES = 600;
    private static final String[] SCRAPS = {
        "NaN",
        "\"",
        ",",
        "\n",
        "\r",
        "\u0000",
        "\uFEFF",
        "-",
        "e",
        ".",
        "\u00e9",
        "9".repeat(400),
        ",,,,,,,,,,,,",
        "*",
        "Z"
    };

    @Test
    void damagedFilesAreReadOrRefusedAndNeverCrash(@TempDir Path home) throws IOException {
        Path folder = RawFixture.writeTo(home, 30);
        SplittableRandom random = new SplittableRandom(20250306);
        int refused = 0;
        for (int round = 0; round < CASES; round++) {
            boolean zipped = random.nextInt(3) == 0;
            Path file = write(folder, zipped, damage(whole(zipped), random));
            refused += attempt(file, round) ? 0 : 1;
        }
        assertTrue(refused > CASES / 2, "only " + refused + " damaged files were refused");
    }

    private static byte[] whole(boolean zipped) throws IOException {
        String text = RawFixture.candles(30);
        return zipped ? RawFixture.gzip(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path write(Path folder, boolean zipped, byte[] bytes) throws IOException {
        Files.deleteIfExists(folder.resolve("candles_1h.csv"));
        Files.deleteIfExists(folder.resolve("candles_1h.csv.gz"));
        return Files.write(folder.resolve(zipped ? "candles_1h.csv.gz" : "candles_1h.csv"), bytes);
    }

    private static byte[] damage(byte[] whole, SplittableRandom random) {
        int at = random.nextInt(whole.length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(whole, at);
            case 1 -> {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 2 -> splice(whole, at, 0, SCRAPS[random.nextInt(SCRAPS.length)]);
            case 3 -> splice(whole, at, Math.min(random.nextInt(1, 60), whole.length - at), "");
            default -> {
                int end = Math.min(whole.length, at + random.nextInt(1, 200));
                String again = new String(Arrays.copyOfRange(whole, at, end), StandardCharsets.ISO_8859_1);
                yield splice(whole, at, 0, again);
            }
        };
    }

    private static byte[] splice(byte[] whole, int at, int removed, String inserted) {
        byte[] scrap = inserted.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[whole.length - removed + scrap.length];
        System.arraycopy(whole, 0, result, 0, at);
        System.arraycopy(scrap, 0, result, at, scrap.length);
        System.arraycopy(whole, at + removed, result, at + scrap.length, whole.length - at - removed);
        return result;
    }

    private static boolean attempt(Path file, int round) {
        CheckReport report = DatasetCheck.check(file, Progress.SILENT);
        boolean acceptable = report.acceptable() && report.count(FindingKind.UNKNOWN_FORMAT) == 0;
        try {
            assertFalse(RawEvents.in(file, Progress.SILENT).isEmpty());
            assertTrue(acceptable, () -> "round " + round + ": the check refuses what the import accepts");
            return true;
        } catch (ProblemException e) {
            Problem problem = e.problem();
            assertTrue(problem.where().contains("candles_1h"), problem::sentence);
            assertFalse(
                    acceptable,
                    () -> "round " + round + ": the check accepts what the import refuses: " + problem.sentence());
            return false;
        } catch (RuntimeException e) {
            return fail("round " + round, e);
        }
    }
}
