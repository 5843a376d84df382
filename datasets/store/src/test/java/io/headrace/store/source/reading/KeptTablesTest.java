package io.headrace.store.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Trade;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.TableFormat;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for the table formats together.
class KeptTablesTest {
    private static final String KEPT = "TableFuzzTestInputs/everyTableIsReadOrRefused/";
    private static final String HEADER = "id,price,qty,quote_qty,time,is_buyer_maker\n";

    @TempDir
    Path home;

    @Test
    void everyTableHasAnInputToBeginFuzzingFromThatGivesEvents() throws Exception {
        List<String> names = SourceFormats.all().stream()
                .filter(TableFormat.class::isInstance)
                .map(SourceFormat::name)
                .toList();
        assertTrue(names.size() > 50, names::toString);
        for (String name : names) {
            URL kept = KeptTablesTest.class.getResource(KEPT + name);
            assertNotNull(kept, name);
            String[] headAndTable = Files.readString(Path.of(kept.toURI())).split("\n", 2);
            assertTrue(headAndTable[0].matches(name + " [A-Za-z0-9_.-]+\\.csv"), headAndTable[0]);
            String file = headAndTable[0].substring(name.length() + 1);
            Heard heard = Heard.of(home.resolve(name), file, headAndTable[1], name);
            assertFalse(heard.events().isEmpty(), () -> name + ": " + heard.problems());
        }
    }

    @Test
    void rowsReadInPartsAreTheRowsReadAtOnce() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> rows = IntStream.range(0, 400)
                .mapToObj(row -> row + "," + random.nextInt(1, 99_999) / 10.0 + "," + random.nextInt(1, 999) / 1000.0
                        + ",1," + (1722470400000L + 7L * row) + "," + random.nextBoolean() + "\n")
                .toList();
        List<Trade> whole = trades(rows);
        assertEquals(rows.size(), whole.size());
        for (int round = 0; round < 20; round++) {
            int cut = random.nextInt(1, rows.size());
            List<Trade> parts = new ArrayList<>(trades(rows.subList(0, cut)));
            parts.addAll(trades(rows.subList(cut, rows.size())));
            assertEquals(whole, parts);
        }
    }

    /// The trades of some rows, without their place in the file.
    private List<Trade> trades(List<String> rows) {
        String text = HEADER + String.join("", rows);
        Heard heard = Heard.of(home, "BTCUSDT-trades-2024-08-01.csv", text, "binance-um-trades");
        return Stream.of(heard.events().toArray(Trade[]::new))
                .map(trade -> new Trade(
                        trade.instrument(),
                        trade.eventNanos(),
                        trade.knownNanos(),
                        0,
                        trade.price(),
                        trade.size(),
                        trade.taker()))
                .toList();
    }
}
