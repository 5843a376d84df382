package io.headrace.store.source.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Trade;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.feed.ReadFrames;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Five minutes of three Binance markets as they were captured.
class BinanceCaptureTest {
    private static final BinanceStreamFormat FORMAT = new BinanceStreamFormat();

    // Lines that are depth changes older than the whole book are not told: the counts of depth are those after it.
    @ParameterizedTest
    @CsvSource({
        "spot_btcusdt, binance-spot, 41249, 9757, 28040, 3451",
        "usdm_btcusdt, binance, 93954, 21313, 66089, 6551",
        "cm_btcusd_perp, binance-coinm, 48270, 2286, 19136, 26847"
    })
    void readsEveryLineWithoutAGapAndSaysThatTheClockIsBehind(
            String file, String venue, long lines, long trades, long quotes, long changes) {
        ReadFrames read = ReadFrames.ofFile(FORMAT, file(file));
        assertEquals(List.of(), read.problems());
        assertEquals(trades, read.count(EventKind.TRADE));
        assertEquals(quotes, read.count(EventKind.QUOTE));
        assertEquals(1, read.count(EventKind.BOOK_SNAPSHOT));
        assertEquals(0, read.count(EventKind.STREAM_GAP));
        assertEquals(0, read.count(Oddity.SEQUENCE_BREAK));
        assertEquals(0, read.count(Oddity.CROSSED_BOOK));
        assertEquals(1, read.count(Oddity.CLOCK_SKEW), () -> String.join("\n", read.notes()));
        long older = lines - 1 - trades - quotes - read.count(EventKind.BOOK_DELTA);
        assertEquals(lines - 1, trades + quotes + changes);
        assertTrue(older >= 0 && older < 40, "changes before the whole book: " + older);
        read.events().forEach(event -> assertEquals(venue, event.instrument().venue()));
        read.events().forEach(event -> assertEquals("BTC", event.instrument().coin()));
    }

    @ParameterizedTest
    @CsvSource({"spot_btcusdt", "usdm_btcusdt", "cm_btcusd_perp"})
    void nothingIsKnownBeforeItsStampNorBeforeWhatCameBefore(String file) {
        List<MarketEvent> events = ReadFrames.ofFile(FORMAT, file(file)).events();
        long latest = Long.MIN_VALUE;
        for (MarketEvent event : events) {
            assertTrue(event.knownNanos() >= latest, event::toString);
            latest = event.knownNanos();
        }
    }

    @ParameterizedTest
    @CsvSource({"spot_btcusdt, 1.27", "usdm_btcusdt, 1.27", "cm_btcusd_perp, 1.27"})
    void saysByHowMuchTheClockIsBehind(String file, double seconds) {
        ReadFrames read = ReadFrames.ofFile(FORMAT, file(file));
        String note = read.notes().stream()
                .filter(each -> each.contains("CLOCK_SKEW"))
                .findFirst()
                .orElseThrow();
        double told = Double.parseDouble(note.replaceAll(".*by ([\\d.]+) s.*", "$1"));
        assertEquals(seconds, told, 0.02, note);
    }

    @ParameterizedTest
    @CsvSource({"cm_btcusd_perp, 61000, 62500"})
    void coinMarginedContractsBecomeCoins(String file, double low, double high) {
        Trade first = ReadFrames.ofFile(FORMAT, file(file)).events(Trade.class).getFirst();
        assertTrue(first.price() > low && first.price() < high);
        assertEquals(4 * 100 / 61804.8, first.size(), 1e-15); // 4 contracts of 100 USD
    }

    private static Path file(String stem) {
        String dir = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(dir != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        return Path.of(dir, "binance_raw_20240808", stem + "_20240808.gz");
    }
}
