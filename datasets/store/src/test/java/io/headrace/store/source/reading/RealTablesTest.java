package io.headrace.store.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.formats.SourceFormats;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Published tables, recognized and read to their last row: as many as the list that came with them
/// says.
class RealTablesTest {
    private static Path data = Path.of("");

    @BeforeAll
    static void requireRealData() {
        String dir = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(dir != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        data = Path.of(dir);
    }

    @Test
    void readsEveryRowOfTheHourlyVenues() {
        assertEquals(45_911, rows("perp_venues_1h/candles_1h.csv.gz", EventKind.BAR));
        assertEquals(47_702, rows("perp_venues_1h/funding.csv.gz", EventKind.FUNDING));
        assertEquals(21_200, rows("perp_venues_1h/open_interest_1h.csv.gz", EventKind.OPEN_INTEREST));
        assertEquals(2_243, rows("perp_venues_1h/liquidation_events.csv.gz", EventKind.LIQUIDATION));
    }

    @Test
    void readsEveryBarOfBitmexAndNotesTheThreeWithoutTrades() {
        Heard heard = read("bitmex_xbtusd_1m/xbtusd_1m_2019.csv.gz");
        assertEquals(525_600, heard.events().size());
        assertEquals(3, heard.notes().size());
    }

    @Test
    void readsSpotAndPerpetualsApart() {
        Heard heard = read("cex_perp_spot_8h/all_exchanges_8h.csv.gz");
        assertEquals(Map.of(EventKind.BAR, 29_556, EventKind.FUNDING, 19_704), kinds(heard));
        assertEquals(
                9,
                heard.events().stream()
                        .map(event -> event.instrument().venue())
                        .distinct()
                        .count());
    }

    @Test
    void readsTheSamplesOfTardis() {
        assertEquals(10, rows("formats/tardis/bitmex_trades_XBTUSD.csv", EventKind.TRADE));
        assertEquals(10, rows("formats/tardis/huobi-dm-swap_quotes_BTC-USD.csv", EventKind.QUOTE));
        for (int levels : new int[] {5, 25}) {
            String file = "formats/tardis/binance-futures_book_snapshot_" + levels + "_BTCUSDT.csv";
            assertEquals(10, rows(file, EventKind.BOOK_SNAPSHOT));
        }
        // Fifteen rows of one whole book.
        assertEquals(1, rows("formats/tardis/deribit_incremental_book_L2_BTC-PERPETUAL.csv", EventKind.BOOK_SNAPSHOT));
    }

    @Test
    void readsTheSampleOfBinanceDepth() {
        // A hundred levels of one message.
        assertEquals(1, rows("formats/binance/btcusdt-depth-update.csv", EventKind.BOOK_DELTA));
    }

    private static int rows(String file, EventKind kind) {
        Heard heard = read(file);
        assertEquals(Map.of(kind, heard.events().size()), kinds(heard));
        return heard.events().size();
    }

    private static Heard read(String name) {
        Path file = data.resolve(name);
        Heard heard = Heard.of(file, SourceFormats.of(file).orElseThrow().name());
        assertTrue(heard.problems().isEmpty(), () -> heard.problems().toString());
        return heard;
    }

    private static Map<EventKind, Integer> kinds(Heard heard) {
        Map<EventKind, Integer> kinds = new TreeMap<>();
        for (MarketEvent event : heard.events()) {
            kinds.merge(event.kind(), 1, Integer::sum);
        }
        return kinds;
    }
}
