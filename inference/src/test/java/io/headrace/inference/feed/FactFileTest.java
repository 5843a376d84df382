package io.headrace.inference.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.monitor.ChainFact;
import io.headrace.settlement.monitor.ChainFact.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// What is read from chains is on disk before it is known, is known after all that was decided, and is
/// told to every later run alike.
class FactFileTest {
    private static final Instrument GAS = new Instrument("base", "gas");
    private static final long SECOND = 1_000_000_000L;
    private static final long PERIOD = 60 * SECOND;
    private static final long YEAR = 365 * 86_400 * SECOND;
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
        FactFile facts = FactFile.open(file, reach(0), FactStamp.replayed(10));
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
        FactFile facts = FactFile.open(file, reach(WALL + 50), FactStamp.live());
        facts.upTo(WALL - 1_000);
        facts.tell(List.of(gas(1)));
        facts.upTo(WALL + 200);
        facts.tell(List.of(gas(2)));
        List<MarketEvent> known = facts.upTo(Long.MAX_VALUE);
        assertEquals(WALL + 201, known.getFirst().knownNanos(), "the period before was closed already");
        assertEquals(WALL, known.getFirst().eventNanos());
        FactFile early = FactFile.open(folder.resolve("other.csv"), reach(WALL + 50), FactStamp.live());
        early.upTo(0);
        early.tell(List.of(gas(1)));
        assertEquals(WALL + 51, early.upTo(Long.MAX_VALUE).getFirst().knownNanos(), "decided before a restart");
    }

    @Test
    void aLaterRunIsToldTheSameAtTheSameBoundaries() {
        List<List<MarketEvent>> first = new ArrayList<>();
        FactFile facts = FactFile.open(file, reach(0), FactStamp.replayed(1));
        for (int period = 0; period < 20; period++) {
            first.add(facts.upTo(period * 100L));
            facts.tell(List.of(gas(period + 1), gas(period + 2)));
        }
        FactFile again = FactFile.open(file, reach(1_500), FactStamp.replayed(1));
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
        FactFile facts = FactFile.open(file, reach(0), FactStamp.replayed(1));
        facts.upTo(0);
        facts.tell(List.of(gas(1)));
        Files.writeString(file, "1970-01-01T00:00:00.0000", StandardOpenOption.APPEND);
        FactFile again = FactFile.open(file, reach(0), FactStamp.replayed(1));
        again.upTo(50);
        again.tell(List.of(gas(2)));
        assertEquals(3, Files.readAllLines(file).size());
        assertEquals(2, assertGas(again.upTo(100).getFirst()).value());
    }

    @Test
    void aFileOfWhichOnlyHalfAHeaderWasWrittenBeginsAnew() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "block_time,kno");
        FactFile facts = FactFile.open(file, reach(0), FactStamp.replayed(1));
        facts.upTo(0);
        facts.tell(List.of(gas(1)));
        assertEquals(ChainFact.HEADER, Files.readAllLines(file).getFirst());
        assertEquals(
                1, FactFile.open(file, reach(0), FactStamp.replayed(1)).upTo(10).size());
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
                    assertThrows(ProblemException.class, () -> FactFile.open(file, reach(0), FactStamp.replayed(1)));
            assertEquals("HR-5025", refused.problem().code());
            assertTrue(refused.problem().sentence().contains("row 3"), refused.problem()::sentence);
        }
        Files.write(file, List.of("another,table", "1,2"));
        assertThrows(ProblemException.class, () -> FactFile.open(file, reach(0), FactStamp.replayed(1)));
    }

    @Test
    void nothingIsTakenBeforeTheFeedBeganNorAfterItsEnd() {
        FactFile facts = FactFile.open(file, reach(0), FactStamp.live());
        facts.tell(List.of(gas(1)));
        assertFalse(Files.exists(file));
        facts.upTo(10);
        facts.end();
        facts.tell(List.of(gas(1)));
        assertFalse(Files.exists(file));
    }

    @Test
    void whatCannotBeWrittenIsNotKnown() throws IOException {
        FactFile facts = FactFile.open(file, reach(0), FactStamp.live());
        facts.upTo(WALL);
        Files.createDirectories(file); // a folder stands in its place
        assertEquals(
                "HR-5025",
                assertThrows(ProblemException.class, () -> facts.tell(List.of(gas(1))))
                        .problem()
                        .code());
        assertEquals(List.of(), facts.upTo(Long.MAX_VALUE));
    }

    @Test
    void aClockThatWasAYearAheadForOneLookHoldsBackNoLaterFact() throws IOException {
        FactFile facts = FactFile.open(file, reach(0), FactStamp.live());
        List<MarketEvent> given = new ArrayList<>();
        for (int second = 0; second < 200; second++) {
            long now = WALL + second * SECOND;
            given.addAll(facts.upTo(now - SECOND));
            if (second == 1) {
                String said =
                        refused(() -> facts.tell(List.of(gasAt(now + YEAR, 1)))).sentence();
                assertTrue(said.contains("2027-09-21") && said.contains("HR-5026"), said);
                assertTrue(said.contains(file.toString()) && said.contains("clock"), said);
            } else {
                facts.tell(List.of(gasAt(now, second + 1)));
            }
        }
        given.addAll(facts.upTo(WALL + 200 * SECOND));
        assertEquals(199, given.size());
        assertEquals(200, Files.readAllLines(file).size(), "what is refused is not on disk either");
        FactFile again = FactFile.open(file, new FactFile.Reach(WALL, PERIOD, WALL + 200 * SECOND), FactStamp.live());
        assertEquals(given, again.upTo(WALL + 200 * SECOND));
    }

    @Test
    void aRowAheadOfTheClockIsSaidWhenTheFileIsOpened() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                List.of(
                        ChainFact.HEADER,
                        gas(1).row(),
                        gasAt(WALL + YEAR, 2).row(),
                        gasAt(WALL + YEAR, 3).row()));
        FactFile.Reach now = new FactFile.Reach(WALL, PERIOD, WALL + SECOND);
        Problem problem = refused(() -> FactFile.open(file, now, FactStamp.live()));
        assertEquals("HR-5026", problem.code());
        assertTrue(problem.where().endsWith(", row 3"), problem::where);
        assertEquals(
                3,
                FactFile.open(file, reach(0), FactStamp.replayed(1))
                        .upTo(WALL + YEAR)
                        .size());
        Files.write(file, List.of(ChainFact.HEADER, gas(1).row()));
        assertEquals(1, FactFile.open(file, now, FactStamp.live()).upTo(WALL).size());
    }

    @Test
    void whatIsReadWhileTheDeskCatchesUpIsKept() {
        FactFile facts = FactFile.open(file, reach(0), FactStamp.live());
        facts.upTo(WALL - 3_600 * SECOND, WALL - SECOND);
        facts.tell(List.of(gas(1)));
        assertEquals(WALL, facts.upTo(WALL).getFirst().knownNanos());
        facts.tell(List.of(gasAt(WALL + 120 * SECOND, 2)));
        assertEquals(
                "HR-5026",
                refused(() -> facts.tell(List.of(gasAt(WALL + 121 * SECOND, 3))))
                        .code());
    }

    @Test
    void aLoopThatTakesNothingUpIsNotWaitedForWithoutEnd() throws IOException {
        FactFile facts = FactFile.open(file, reach(0), FactStamp.replayed(1));
        facts.upTo(WALL);
        facts.tell(Collections.nCopies(100_000, gas(1)));
        assertEquals("HR-5027", refused(() -> facts.tell(List.of(gas(2)))).code());
        assertEquals(100_000, facts.upTo(WALL + 1).size());
        facts.tell(List.of(gas(2)));
        assertEquals(1, facts.upTo(WALL + 2).size());
    }

    private static Problem refused(Executable told) {
        return assertThrows(ProblemException.class, told).problem();
    }

    /// Of a replay.
    private static FactFile.Reach reach(long decidedNanos) {
        return new FactFile.Reach(decidedNanos, PERIOD, Long.MAX_VALUE);
    }

    private static GasPrice assertGas(MarketEvent event) {
        return (GasPrice) event;
    }

    private static ChainFact gas(double gwei) {
        return gasAt(WALL, gwei);
    }

    private static ChainFact gasAt(long nanos, double gwei) {
        return new ChainFact(GAS, nanos, nanos, new Kind.Gas(), gwei);
    }

    private static ChainFact confirmation(double seconds) {
        return new ChainFact(GAS, WALL, WALL, new Kind.Confirmation(), seconds);
    }
}
