package io.headrace.settlement.venue.dydx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.dydx.DydxMove.Kind;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.Ledgers;
import io.headrace.settlement.venue.exchange.Recorded;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.exchange.Verdict.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Transactions as dYdX's messages are published, answers as its nodes and indexer give them.
class DydxTest {
    private static final String OWNER = "dydx199tqg4wdlnu4qjlxchpd7seg454937hjrknju4";

    /// The expected hashes are those of the bytes that protobufjs 7, which the venue's own client
    /// uses, makes of the same fields.
    @Test
    void bytesAreThoseOfThePublishedMessages() {
        DydxTransaction deposit = transaction(Kind.DEPOSIT);
        assertEquals("3a8c5d348d7f9911481f742f3ba9df3e34d3135a310a68cbc7a5ba67f68f0824", hex(deposit.digest()));
        assertEquals(
                "C2352623D09D145017F79D0D8666EEE23EC6E6B094E50A89F0C9308FEC10FAF8",
                DydxTransaction.hash(deposit.raw(sevens(65))));
        DydxTransaction withdrawal = transaction(Kind.WITHDRAWAL);
        assertEquals("fbb7e49967ea2c77e8611c719ceaf6085e3b7f30375683f3c5eeab365be0de02", hex(withdrawal.digest()));
        assertEquals(
                "35F605296B93256D88E3AE36DF40BDFE09391B54AE724FB746F7B6972C76D92C",
                DydxTransaction.hash(withdrawal.raw(sevens(64))));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DydxMove(Kind.DEPOSIT, "cosmos1abc", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new DydxMove(Kind.DEPOSIT, OWNER, 128_001, 1));
        assertThrows(IllegalArgumentException.class, () -> new DydxMove(Kind.DEPOSIT, OWNER, 0, 0));
        assertThrows(
                IllegalArgumentException.class, () -> transaction(Kind.DEPOSIT).raw(new byte[63]));
    }

    @Test
    void answersAreTyped() {
        assertInstanceOf(Verdict.Taken.class, answer("broadcast_ok"));
        assertInstanceOf(Verdict.Taken.class, answer("broadcast_known"), "the same bytes once more");
        assertEquals(Reason.NONCE_USED, reason("broadcast_sequence"));
        assertEquals(Reason.INSUFFICIENT, reason("broadcast_insufficient"));
        assertEquals(Reason.GATED, reason("broadcast_blocked"));
        assertInstanceOf(Verdict.Unclear.class, answer("broadcast_error"));
        assertInstanceOf(Verdict.Unclear.class, DydxAnswers.broadcast(503, Recorded.answer("dydx/broadcast_ok")));
    }

    @Test
    void aMoveIsKnownAtTheIndexerByTheHashOfItsTransaction() {
        List<LedgerEntry> ledger =
                DydxAnswers.transfers(Recorded.answer("dydx/transfers")).entries();
        assertEquals(2, ledger.size(), "moves between subaccounts are others'");
        LedgerEntry deposit =
                Ledgers.named(ledger, LedgerEntry.Kind.DEPOSIT, "AA".repeat(32)).orElseThrow();
        assertEquals(2_500_250_000L, deposit.units());
        assertEquals(1_704_448_801_000L, deposit.timeMillis());
        assertEquals(Optional.empty(), Ledgers.named(ledger, LedgerEntry.Kind.DEPOSIT, "BB".repeat(32)));
    }

    @Test
    void whatCanBeWithdrawnIsTheFreeCollateral() {
        Withdrawable open = DydxAnswers.withdrawable(Recorded.answer("dydx/subaccount"));
        assertEquals(100_000_250_000L, open.units().longValueExact());
        assertEquals(Withdrawable.Bound.HEALTH, open.bound());
    }

    @Test
    void damagedAnswersAreReadOrRefused() {
        Recorded.fuzz(List.of("dydx/transfers"), DydxAnswers::transfers);
        Recorded.fuzz(List.of("dydx/subaccount"), DydxAnswers::withdrawable);
        byte[] refused = Recorded.answer("dydx/broadcast_insufficient");
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] cut = Arrays.copyOf(refused, random.nextInt(refused.length));
            assertTrue(!(DydxAnswers.broadcast(200, cut) instanceof Verdict.Taken));
        }
    }

    private static DydxTransaction transaction(Kind kind) {
        return new DydxTransaction(
                new DydxMove(kind, OWNER, 3, 2_500_250_000L),
                "0xabc",
                new DydxTransaction.Signer("dydx-mainnet-1", "02" + "11".repeat(32), 33, 9),
                new DydxTransaction.Fee("uusdc", 5_000, 200_000),
                12_345_800);
    }

    private static byte[] sevens(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    private static Verdict answer(String name) {
        return DydxAnswers.broadcast(200, Recorded.answer("dydx/" + name));
    }

    private static Reason reason(String name) {
        return assertInstanceOf(Verdict.Refused.class, answer(name)).reason();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
