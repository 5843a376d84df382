package io.headrace.store.check.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.store.check.EventCheck;
import io.headrace.store.source.Oddity;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void drawsEverySeriesWithItsGapsAndFetchesNothing() {
        EventCheck check = EventCheck.ofFiles("data/prices");
        for (int hour = 0; hour < 48; hour++) {
            if (hour < 20 || hour > 30) {
                long stamp = 1_735_689_600L * 1_000_000_000L + hour * HOUR;
                Instrument coin = new Instrument("alpha", "BTC");
                check.observe("bars.csv", hour + 2, new Bar(coin, stamp, stamp + HOUR, hour, 100, 101, 99, 100, 1));
            }
        }
        String page = HtmlReport.of(check.report(), List.of("1 gap"));
        assertEquals(1, page.split("<rect class=span", -1).length - 1);
        assertEquals(1, page.split("<rect class=gap", -1).length - 1);
        assertTrue(page.contains("no rows from 2025-01-01T19:00:00Z to 2025-01-02T07:00:00Z"));
        assertTrue(page.contains("The gate is closed."));
        assertTrue(page.contains("<h1>prices</h1>"));
        for (String outside : List.of("http://", "https://", "<script", "src=", "url(", "@import")) {
            assertFalse(page.contains(outside), outside);
        }
    }

    @Test
    void takesNothingFromFilesForMarkup() {
        EventCheck check = EventCheck.ofFiles("<b>data</b>");
        check.note("x'\"><script>.csv", 1, Oddity.UNUSED_RECORD, "a <img onerror=alert(1)> & more");
        String page = HtmlReport.of(check.report(), List.of());
        assertFalse(page.contains("<script>"));
        assertFalse(page.contains("<img"));
        assertTrue(page.contains("a &lt;img onerror=alert(1)&gt; &amp; more"));
    }

    @Test
    void theStampsOfAShortCaptureAreToldApart() {
        long start = 1_735_689_600L * 1_000_000_000L;
        long second = 1_000_000_000L;
        String instant = new Timeline(start, start).axis();
        assertEquals("<div class=axis><span>2025-01-01 00:00:00</span></div>", instant);
        String seconds = new Timeline(start, start + 40 * second).axis();
        assertTrue(seconds.contains("<span>00:00:00</span><span>00:00:10</span>"), seconds);
        String hours = new Timeline(start, start + 4 * 3600 * second).axis();
        assertTrue(hours.contains("<span>01-01 00:00</span><span>01-01 01:00</span>"), hours);
    }
}
