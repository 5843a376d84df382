package io.headrace.store.source.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.CollateralTransfer;
import io.headrace.market.event.Fill;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.Position;
import io.headrace.market.event.Side;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.reading.Heard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskFormatsTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatAnAccountNeeded() {
        Heard heard = read(MarginSnapshots.HEADER + "\n"
                + "2025-03-06T11:00:00Z,binance,1000,950.5,-12.5,0,950.5;1200;800,BTC:-50000:900;ETH:2000:50.5\n"
                + "2025-03-06T12:00:00Z,binance,1000,950.5,0,0,,\n");
        MarginSnapshot first = (MarginSnapshot) heard.events().get(0);
        assertEquals(List.of(950.5, 1200.0, 800.0), first.plannedUsd());
        assertEquals(
                new MarginSnapshot.Exposure("BTC", -50_000, 900),
                first.exposures().getFirst());
        assertEquals(-12.5, first.flowUsd());
        MarginSnapshot second = (MarginSnapshot) heard.events().get(1);
        assertEquals(List.of(950.5), second.plannedUsd(), "without a plan the present demand is all that is announced");
        assertEquals(List.of(), second.exposures());
    }

    @Test
    void refusesListsThatCannotBe() {
        String head = MarginSnapshots.HEADER + "\n2025-03-06T11:00:00Z,binance,1000,950.5,0,0,";
        for (String lists : List.of("1;-2,", "1;;2,", "1;NaN,", "1,BTC:1", "1,BTC:1:-1", "1,:1:1", "1e999,")) {
            Heard heard = read(head + lists + "\n");
            assertEquals(1, heard.problems().size(), lists);
            assertTrue(heard.problem().where().contains(".csv:2:"), heard.problem()::sentence);
        }
    }

    @Test
    void readsPositionsFillsTransfersAndPlan() {
        Position position = (Position) only(DeskTables.POSITIONS + "\n2025-03-06T11:00:00Z,bybit,ETH,-3.5,\n");
        assertEquals(-3.5, position.quantity());
        assertEquals(0, position.entryPrice(), "an empty entry price is unknown");
        Fill fill = (Fill) only(DeskTables.FILLS + "\n2025-03-06T11:00:00Z,bybit,ETH,sell,2200.5,3.5,-0.2\n");
        assertEquals(Side.SELL, fill.side());
        assertEquals(-0.2, fill.feeUsd());
        CollateralTransfer transfer = (CollateralTransfer)
                only(DeskTables.TRANSFERS + "\n2025-03-06T11:00:00Z,2025-03-06T11:19:00Z,treasury,bybit,USDC,50000\n");
        assertEquals("bybit", transfer.instrument().venue());
        assertEquals(19 * 60_000_000_000L, transfer.knownNanos() - transfer.eventNanos());
        PlannedPosition planned =
                (PlannedPosition) only(DeskTables.PLAN + "\n2025-03-06T11:00:00Z,2025-03-07T00:00:00Z,bybit,ETH,-7\n");
        assertEquals(13 * 3_600_000_000_000L, planned.effectiveNanos() - planned.knownNanos());
    }

    @Test
    void refusesWhatCannotBe() {
        assertEquals(
                1,
                read(DeskTables.FILLS + "\n2025-03-06T11:00:00Z,bybit,ETH,short,1,1,0\n")
                        .problems()
                        .size());
        assertEquals(
                1,
                read(DeskTables.PLAN + "\n2025-03-06T11:00:00Z,2025-03-05T00:00:00Z,bybit,ETH,1\n")
                        .problems()
                        .size());
        assertEquals(
                1,
                read(DeskTables.TRANSFERS + "\n2025-03-06T11:00:00Z,2025-03-06T10:00:00Z,treasury,bybit,USDC,1\n")
                        .problems()
                        .size());
    }

    private Object only(String text) {
        Heard heard = read(text);
        assertEquals(List.of(), heard.problems());
        return heard.events().getFirst();
    }

    private Heard read(String text) {
        Path file = Heard.write(folder, "desk.csv", text);
        return Heard.of(file, SourceFormats.of(file).orElseThrow().name());
    }
}
