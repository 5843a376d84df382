package io.headrace.inference.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.monitor.ChainFact;
import io.headrace.settlement.monitor.ChainFact.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read from chains is on disk before it is known, is known after all that was decided, and is
/// told to every later run alike.
class FactFileTest {
    private static final Instrument GAS = new Instrument("base", "gas");
    private static final long WALL = 1_790_000_000_000_000_000L;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("desk/chain-facts.csv");
    }

    @Test
    void aFactIsOnDiskWhenItIsTakenAndKnownAfterTheBoundaryBefore() throws IOException {
        FactFile facts = FactFile.open(file, 0, FactStamp.replayed(10));
        facts.upTo(1_000);
        facts.tell(List.of(gas(3), confirmation(2.5)));
        assertEquals(
                List.of(
                        ChainFact.HEADER,
                        "1970-01-01T00:00:00.000001001Z,1970-01-01T00:00:00.000001001Z,base,gas,gas_gwei,3.0",
                        "1970-01-01T00:00:00.000001001Z,1970-01-01T00:00:00.000001001Z,base,gas,"
                                + "confirmation_seconds,25.0"),
                Files.readAllLines(file));
        assertEquals(List.of(), facts.upTo(1_000));
        List<MarketEvent> known = facts.upTo(2_000);
        assertEquals(2, known.size());
        assertEquals(3, assertGas(known.getFirst()).value());
        assertEquals(25, ((BlockConfirmation) known.getLast()).seconds(), "desk seconds that pass meanwhile");
        assertEquals(List.of(), facts.upTo(3_000), "once");
    }

    @Test
    void aLiveDeskKeepsTheTimesUnlessTheyAreDecidedAlready() {
        FactFile facts = FactFile.open(file, WALL + 50, FactStamp.live());
        facts.upTo(WALL - 1_000);
        facts.tell(List.of(gas(1)));
        facts.upTo(WALL + 200);
        facts.tell(List.of(gas(2)));
        List<MarketEvent> known = facts.upTo(Long.MAX_VALUE);
        assertEquals(WALL + 201, known.getFirst().knownNanos(), "the period before was closed already");
        assertEquals(WALL, known.getFirst().eventNanos());
        FactFile early = FactFile.open(folder.resolve("other.csv"), WALL + 50, FactStamp.live());
        early.upTo(0);
        early.tell(List.of(gas(1)));
        assertEquals(WALL + 51, early.upTo(Long.MAX_VALUE).getFirst().knownNanos(), "decided before a restart");
    }

    @Test
    void aLaterRunIsToldTheSameAtTheSameBoundaries() {
        List<List<MarketEvent>> first = new ArrayList<>();
        FactFile facts = FactFile.open(file, 0, FactStamp.replayed(1));
        for (int period = 0; period < 20; period++) {
            first.add(facts.upTo(period * 100L));
            facts.tell(List.of(gas(period + 1), gas(period + 2)));
        }
        FactFile again = FactFile.open(file, 1_500, FactStamp.replayed(1));
        List<List<MarketEvent>> second = new ArrayList<>();
        for (int period = 0; period < 20; period++) {
            second.add(again.upTo(period * 100L));
        }
        assertEquals(first, second);
        again.tell(List.of(gas(7)));
        List<MarketEvent> rest = again.upTo(5_000);
        assertEquals(3, rest.size(), "the last two of the run before, and the new one");
        assertEquals(40, rest.getLast().sequence());
        assertTrue(rest.getLast().knownNanos() > 1_900);
    }

    @Test
    void aRowThatWasCutShortIsDroppedAndTheNextStandsInItsPlace() throws IOException {
        FactFile facts = FactFile.open(file, 0, FactStamp.replayed(1));
        facts.upTo(0);
        facts.tell(List.of(gas(1)));
        Files.writeString(file, "1970-01-01T00:00:00.0000", StandardOpenOption.APPEND);
        FactFile again = FactFile.open(file, 0, FactStamp.replayed(1));
        again.upTo(50);
        again.tell(List.of(gas(2)));
        assertEquals(3, Files.readAllLines(file).size());
        assertEquals(2, assertGas(again.upTo(100).getFirst()).value());
    }

    @Test
    void aFileOfWhichOnlyHalfAHeaderWasWrittenBeginsAnew() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "block_time,kno");
        FactFile facts = FactFile.open(file, 0, FactStamp.replayed(1));
        facts.upTo(0);
        facts.tell(List.of(gas(1)));
        assertEquals(ChainFact.HEADER, Files.readAllLines(file).getFirst());
        assertEquals(1, FactFile.open(file, 0, FactStamp.replayed(1)).upTo(10).size());
    }

    @Test
    void whatIsNoFactIsRefusedWithItsRow() throws IOException {
        Files.createDirectories(file.getParent());
        String good = new ChainFact(GAS, 5, 7, new Kind.Gas(), 1).row();
        for (String bad : List.of(
                "x",
                good.replace("gas_gwei", "gas_wei"),
                good.replace("1.0", "-1"),
                good.replace("1970-01-01T00:00:00.000000007Z", "later"),
                new ChainFact(GAS, 5, 6, new Kind.Gas(), 1).row())) {
            Files.write(file, List.of(ChainFact.HEADER, good, bad));
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> FactFile.open(file, 0, FactStamp.replayed(1)));
            assertEquals("HR-5025", refused.problem().code());
            assertTrue(refused.problem().sentence().contains("row 3"), refused.problem()::sentence);
        }
        Files.write(file, List.of("another,table", "1,2"));
        assertThrows(ProblemException.class, () -> FactFile.open(file, 0, FactStamp.replayed(1)));
    }

    @Test
    void nothingIsTakenBeforeTheFeedBeganNorAfterItsEnd() {
        FactFile facts = FactFile.open(file, 0, FactStamp.live());
        facts.tell(List.of(gas(1)));
        assertFalse(Files.exists(file));
        facts.upTo(10);
        facts.end();
        facts.tell(List.of(gas(1)));
        assertFalse(Files.exists(file));
    }

    @Test
    void whatCannotBeWrittenIsNotKnown() throws IOException {
        FactFile facts = FactFile.open(file, 0, FactStamp.live());
        facts.upTo(10);
        Files.createDirectories(file); // a folder stands in its place
        assertEquals(
                "HR-5025",
                assertThrows(ProblemException.class, () -> facts.tell(List.of(gas(1))))
                        .problem()
                        .code());
        assertEquals(List.of(), facts.upTo(Long.MAX_VALUE));
    }

    private static GasPrice assertGas(MarketEvent event) {
        return (GasPrice) event;
    }

    private static ChainFact gas(double gwei) {
        return new ChainFact(GAS, WALL, WALL, new Kind.Gas(), gwei);
    }

    private static ChainFact confirmation(double seconds) {
        return new ChainFact(GAS, WALL, WALL, new Kind.Confirmation(), seconds);
    }
}
