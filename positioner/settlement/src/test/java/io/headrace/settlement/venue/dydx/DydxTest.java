package io.headrace.settlement.venue.dydx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.dydx.DydxMove.Kind;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.Ledgers;
import io.headrace.settlement.venue.exchange.VenueAnswers;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.exchange.Verdict.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Transactions as dYdX's messages are published, answers recorded where there are any.
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
        assertInstanceOf(Verdict.Taken.class, answer("recorded/broadcast_ok"));
        assertInstanceOf(Verdict.Taken.class, answer("quoted/broadcast_in_cache"), "the same bytes once more");
        assertInstanceOf(Verdict.Taken.class, answer("documented/broadcast_known"), "the same, in the SDK's words");
        assertEquals(Reason.NONCE_USED, reason("quoted/broadcast_sequence"));
        assertEquals(Reason.INSUFFICIENT, reason("documented/broadcast_insufficient"));
        assertEquals(Reason.GATED, reason("documented/broadcast_blocked"));
        assertInstanceOf(Verdict.Unclear.class, answer("documented/broadcast_error"));
        assertInstanceOf(
                Verdict.Unclear.class, DydxAnswers.broadcast(503, VenueAnswers.answer("dydx/recorded/broadcast_ok")));
    }

    @Test
    void aRecordedWithdrawalIsKnownByTheHashOfItsTransaction() {
        List<LedgerEntry> ledger = ledger("recorded/withdrawal");
        assertEquals(1, ledger.size());
        String hash = "13149545082FA441C07E7D1E776445D8EE9F8EA9C7BACC434BE21764D446DF81";
        LedgerEntry withdrawal =
                Ledgers.named(ledger, LedgerEntry.Kind.WITHDRAWAL, hash).orElseThrow();
        assertEquals(10_000_000, withdrawal.units());
        assertEquals(1_753_939_498_236L, withdrawal.timeMillis());
        assertEquals(Optional.empty(), Ledgers.named(ledger, LedgerEntry.Kind.DEPOSIT, hash));
        assertEquals(List.of(), ledger("recorded/transfer_out"), "moves between subaccounts are others'");
        assertEquals(
                hash.replaceAll("[0-9A-F]", "0"),
                DydxTransaction.hash(new byte[1]).replaceAll("[0-9A-F]", "0"),
                "written as the adapter writes it");
    }

    @Test
    void aDocumentedDepositIsKnownByTheHashOfItsTransaction() {
        List<LedgerEntry> ledger = ledger("documented/deposit");
        LedgerEntry deposit =
                Ledgers.named(ledger, LedgerEntry.Kind.DEPOSIT, "AA".repeat(32)).orElseThrow();
        assertEquals(2_500_250_000L, deposit.units());
        assertEquals(1_704_448_801_000L, deposit.timeMillis());
    }

    @Test
    void whatCanBeWithdrawnIsTheFreeCollateralOfTheRecordedSubaccount() {
        Withdrawable open = DydxAnswers.withdrawable(VenueAnswers.answer("dydx/recorded/subaccount"));
        assertEquals(152_508_288_191L, open.units().longValueExact());
        assertEquals(Withdrawable.Bound.HEALTH, open.bound());
    }

    @Test
    void damagedAnswersAreReadOrRefused() {
        VenueAnswers.fuzz(List.of("dydx/recorded/withdrawal", "dydx/recorded/transfer_out"), DydxAnswers::transfers);
        VenueAnswers.fuzz(List.of("dydx/recorded/subaccount"), DydxAnswers::withdrawable);
        byte[] refused = VenueAnswers.answer("dydx/documented/broadcast_insufficient");
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] cut = Arrays.copyOf(refused, random.nextInt(refused.length));
            assertTrue(!(DydxAnswers.broadcast(200, cut) instanceof Verdict.Taken));
        }
    }

    private static List<LedgerEntry> ledger(String name) {
        return DydxAnswers.transfers(VenueAnswers.answer("dydx/" + name)).entries();
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
        return DydxAnswers.broadcast(200, VenueAnswers.answer("dydx/" + name));
    }

    private static Reason reason(String name) {
        return assertInstanceOf(Verdict.Refused.class, answer(name)).reason();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
