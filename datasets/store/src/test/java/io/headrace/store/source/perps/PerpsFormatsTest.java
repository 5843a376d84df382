package io.headrace.store.source.perps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Side;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.reading.Heard;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerpsFormatsTest {
    private static final Instrument ALPHA = new Instrument("alpha", "BTC");
    private static final long T = Instant.parse("2025-03-06T11:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    Path home;

    @Test
    void readsTheFourTablesOfPerpVenues() {
        assertEquals(
                List.of(new Bar(ALPHA, T, T + 60 * MINUTE, 0, 2, 3, 1, 2.5, 7)),
                read(
                                "candles_1h.csv",
                                "timestamp,venue,coin,open,high,low,close,volume\n"
                                        + "2025-03-06T11:00:00.000Z,alpha,BTC,2,3,1,2.5,7\n")
                        .events());
        assertEquals(
                List.of(new Funding(ALPHA, T, T, 0, -1.25e-5)),
                read("funding.csv", "timestamp,venue,coin,funding_rate\n2025-03-06T11:00:00.020Z,alpha,BTC,-1.25e-05\n")
                        .events());
        assertEquals(
                List.of(new OpenInterest(ALPHA, T, T, 0, 898745447.7910928)),
                read(
                                "open_interest_1h.csv",
                                "timestamp,venue,coin,oi_usd\n2025-03-06T11:00:00Z,alpha,BTC,898745447.7910928\n")
                        .events());
        assertEquals(
                List.of(new Liquidation(ALPHA, T, T, 0, Side.SELL, 40, 2.5)),
                read(
                                "liquidation_events.csv",
                                "timestamp,venue,coin,side,size_usd,price\n2025-03-06T11:00:00Z,alpha,BTC,S,100,40\n")
                        .events());
    }

    @Test
    void namesValuesAndPlacesOfWhatCannotBe() {
        Heard heard = read("candles_1h.csv", """
                timestamp,venue,coin,open,high,low,close,volume
                2025-03-06 11:00,alpha,BTC,2,3,1,2.5,7
                2025-03-06T11:00:00Z,*,BTC,2,3,1,2.5,7
                2025-03-06T11:00:00Z,alpha,BTC,NaN,3,1,2.5,7
                2025-03-06T11:00:00Z,alpha,BTC,2,3,1,2.5,-1
                2025-03-06T11:00:00Z,alpha,BTC,2,1e13,1,2.5,1
                2025-03-06T11:00:00Z,alpha,BTC,2,1,2,2.5,1
                """);
        assertEquals(
                List.of("HR-1007", "HR-1013", "HR-1008", "HR-1009", "HR-1009", "HR-1009"),
                heard.problems().stream().map(problem -> problem.code()).toList());
        assertTrue(heard.problems().get(0).where().endsWith("candles_1h.csv:2:1, column timestamp"));
        assertEquals("'*' is not a venue name", heard.problems().get(1).what());
        assertEquals("'NaN' is not a number", heard.problems().get(2).what());
        assertEquals(
                "volume must not be negative, was '-1'", heard.problems().get(3).what());
        assertEquals(
                "high must be at most 1e12, was '1e13'", heard.problems().get(4).what());
        assertEquals(
                "high must not be below low, was '1'", heard.problems().get(5).what());
    }

    @Test
    void bitmexStampsBarsAtTheirCloseAndCarriesTheOpen() {
        Heard heard = read("xbtusd_1m_2019.csv", """
                timestamp,open,high,low,close,trades,volume,vwap,lastSize,turnover
                2025-03-06T11:00:00.000Z,3689.0,3680.5,3670.0,3671.0,463,1586756,3691.9442,20.0,42980036984
                2025-03-06T11:01:00.000Z,3867.5,3867.5,3867.5,3867.5,0,0,,,0
                """);
        Instrument bitmex = new Instrument("bitmex", "BTC");
        assertEquals(
                List.of(
                        new Bar(bitmex, T - MINUTE, T, 0, 3689, 3680.5, 3670, 3671, 429.80036984),
                        new Bar(bitmex, T, T + MINUTE, 1, 3867.5, 3867.5, 3867.5, 3867.5, 0)),
                heard.events());
        assertTrue(heard.notes().getFirst().startsWith("3 EMPTY_FIELD"));
    }

    @Test
    void spotAndTheTwoKindsOfPerpetualsAreVenuesOfTheirOwn() {
        Heard heard = read("all_exchanges_8h.csv", """
                ts,exchange,crypto,pair,contract,open,high,low,close,volume,funding_rate
                2025-03-06T11:00:00Z,binance,bitcoin,BTC/USDT,spot,2,3,1,2,7,
                2025-03-06T11:00:00Z,okx,ethereum,ETHUSDCM,perpetual,2,3,1,2,7,-1.609e-05
                2025-03-06T11:00:00Z,binance,bitcoin,BTCUSDCM,perpetual,2,3,1,2,7,
                """);
        long close = T + 480 * MINUTE;
        Instrument okx = new Instrument("okx-inverse", "ETH");
        assertEquals(
                List.of(
                        new Bar(new Instrument("binance-spot", "BTC"), T, close, 0, 2, 3, 1, 2, 7),
                        new Bar(okx, T, close, 1, 2, 3, 1, 2, 7),
                        new Funding(okx, T, T, 2, -1.609e-05),
                        new Bar(new Instrument("binance-coinm", "BTC"), T, close, 3, 2, 3, 1, 2, 7)),
                heard.events());
    }

    private Heard read(String name, String text) {
        Path file = Heard.write(home, name, text);
        return Heard.of(file, SourceFormats.of(file).orElseThrow().name());
    }
}
