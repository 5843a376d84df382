package io.headrace.store.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.EventKind;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.feed.ReadFrames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every message file of the `formats` folder: recognized by exactly one format, and read without a
/// refusal.
class FormatsRealDataTest {
    private static final List<String> ANSWERS_WITHOUT_MARKET =
            List.of("http_get_orderbook.json", "http_get_trades.json");

    @ParameterizedTest
    @CsvSource({"cryptofeed_ws", "dydx_v4", "hyperliquid"})
    void everyFileIsRecognizedAndReadWithoutARefusal(String folder) {
        for (Path file : files(folder)) {
            if (ANSWERS_WITHOUT_MARKET.contains(file.getFileName().toString())) {
                assertThrows(ProblemException.class, () -> SourceFormats.of(file));
                continue;
            }
            SourceFormat format =
                    SourceFormats.of(file).orElseThrow(() -> new AssertionError(file + " is of no format"));
            ReadFrames read = new ReadFrames();
            SourceReader.read(file, format, read, Progress.SILENT);
            assertEquals(List.of(), read.problems(), file::toString);
            assertTrue(read.events().size() + read.notes().size() > 0, file + " tells nothing at all");
        }
    }

    @Test
    void whatNamesNoTimeTellsNothing() {
        assertEquals(List.of(), read("dydx_v4", "ws_orderbook_subscribed.json").events());
        assertEquals(
                List.of(),
                read("hyperliquid", "http_spot_clearinghouse_state.json").events());
    }

    @Test
    void aCaptureWhoseWholeBooksWereCutOffHasNoBook() {
        ReadFrames read = read("cryptofeed_ws", "DYDX.log");
        assertEquals(List.of(), read.events());
        assertEquals(20, read.count(Oddity.CUT_SHORT));
        assertEquals(1, read.count(Oddity.SEQUENCE_BREAK), "the cut messages' numbers are missing");
    }

    @Test
    void theBooksThatCameWholeAreFollowed() {
        ReadFrames kraken = read("cryptofeed_ws", "KRAKEN_FUTURES.log");
        assertEquals(6, kraken.count(EventKind.BOOK_SNAPSHOT));
        assertEquals(0, kraken.count(EventKind.STREAM_GAP));
        ReadFrames bybit = read("cryptofeed_ws", "BYBIT.log");
        assertEquals(1, bybit.count(EventKind.BOOK_SNAPSHOT));
        assertEquals(0, bybit.count(Oddity.CROSSED_BOOK));
    }

    private static ReadFrames read(String folder, String name) {
        Path file = folder(folder).resolve(name);
        ReadFrames read = new ReadFrames();
        SourceReader.read(file, SourceFormats.of(file).orElseThrow(), read, Progress.SILENT);
        return read;
    }

    private static Path folder(String folder) {
        String dir = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(dir != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        return Path.of(dir, "formats", folder);
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
