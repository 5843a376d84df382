package io.headrace.settlement.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.simulation.World;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.CommitProbe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperBankTest {
    private static final TestDesk DESK = TestDesk.of(4);

    @TempDir
    Path home;

    private PaperBank bank;

    @BeforeEach
    void open() {
        bank = PaperBank.open(home.resolve("bank"), new World(DESK.settings()), CommitProbe.NONE);
        bank.claim(DESK.opening());
        bank.beginPeriod(TestDesk.START, List.of());
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void paysTheSameIdOnce() {
        Transit transit = transit("t-1", "treasury", 1000);
        Payment first = bank.send(transit);
        WorldState after = bank.world();

        assertEquals(Payment.Status.IN_FLIGHT, first.status());
        assertEquals(first, bank.send(transit));
        assertEquals(after, bank.world());
        assertEquals(TokenAmount.usd(39_000.123456), after.onHand().getFirst());
    }

    @Test
    void refusesAnotherTransferUnderAKnownId() {
        bank.send(transit("t-1", "treasury", 1000));

        ProblemException refused =
                assertThrows(ProblemException.class, () -> bank.send(transit("t-1", "treasury", 1001)));
        assertEquals("HR-4005", refused.problem().code());
    }

    @Test
    void turnsDownWhatTheSourceCannotGiveAndRemembersIt() {
        WorldState before = bank.world();
        Transit tooMuch = transit("t-1", "treasury", 50_000);

        Payment refused = bank.send(tooMuch);

        assertEquals(Payment.Status.REFUSED, refused.status());
        assertTrue(refused.reason().contains("40000.123456 USDC"), refused.reason());
        assertEquals(refused, bank.send(tooMuch));
        assertEquals(before, bank.world());
    }

    @Test
    void landsMoneyWhenItIsDueAndNotBefore() {
        bank.send(transit("t-1", "treasury", 1000));
        for (int t = 1; t < 4; t++) {
            bank.beginPeriod(
                    TestDesk.START + t * TestDesk.HOUR, DESK.periods().get(t).snapshots());
            assertEquals(t < 3 ? 1 : 0, bank.world().inFlight().size());
            Payment.Status expected = t < 3 ? Payment.Status.IN_FLIGHT : Payment.Status.ARRIVED;
            assertEquals(expected, bank.payment("t-1").orElseThrow().status());
        }
    }

    @Test
    void refusesTransfersOfAnotherTimeAndSnapshotsOfTooFewVenues() {
        Transit early = new Transit("t-1", "treasury", "alpha", TokenAmount.usd(1), 5, 6);

        assertThrows(IllegalArgumentException.class, () -> bank.send(early));
        assertThrows(
                IllegalArgumentException.class,
                () -> bank.beginPeriod(
                        TestDesk.START + TestDesk.HOUR,
                        DESK.periods().get(1).snapshots().subList(0, 2)));
    }

    private static Transit transit(String id, String from, double usd) {
        return new Transit(
                id, from, "alpha", TokenAmount.usd(usd), TestDesk.START, TestDesk.START + 5 * TestDesk.HOUR / 2);
    }
}
