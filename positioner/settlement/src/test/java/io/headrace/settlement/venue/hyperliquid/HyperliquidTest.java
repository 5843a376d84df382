package io.headrace.settlement.venue.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.Ledgers;
import io.headrace.settlement.venue.exchange.Recorded;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.exchange.Verdict.Reason;
import io.headrace.settlement.venue.hyperliquid.HyperliquidWithdrawal.Network;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Requests as the venue's interface is published, answers as it gives them.
class HyperliquidTest {
    private static final String DESTINATION = "0x5e9ee1089755c3435139848e47e6635505d5a13a";
    private static final long TIME = 1_687_816_341_423L;
    private static final HyperliquidWithdrawal ONE_DOLLAR =
            new HyperliquidWithdrawal(Network.TESTNET, DESTINATION, 1_000_000, TIME);

    /// The signing example of the venue's own Python client.
    @Test
    void aWithdrawalIsSignedAsTheVenuesOwnClientSignsIt() throws IOException {
        byte[] signature = Keystore.known(
                        new BigInteger("0123456789012345678901234567890123456789012345678901234567890123", 16))
                .sign(ONE_DOLLAR.digest());
        JsonNode body = new JsonMapper().readTree(ONE_DOLLAR.request(signature));
        assertEquals(
                "0x8363524c799e90ce9bc41022f7c39b4e9bdba786e5f9c72b20e43e1462c37cf9",
                body.at("/signature/r").asText());
        assertEquals(
                "0x58b1411a775938b83e29182e8ef74975f9054c8e97ebf5ec2dc8d51bfc893881",
                body.at("/signature/s").asText());
        assertEquals(28, body.at("/signature/v").asInt());
        assertEquals("withdraw3", body.at("/action/type").asText());
        assertEquals("0x66eee", body.at("/action/signatureChainId").asText());
        assertEquals("1", body.at("/action/amount").asText());
        assertEquals(TIME, body.at("/action/time").asLong());
        assertEquals(TIME, body.at("/nonce").asLong());
    }

    @Test
    void amountsAreExactWithoutZerosOrExponents() {
        assertTrue(typed(61_364_996).contains("\"amount\":\"61.364996\""));
        assertTrue(typed(100_000_000_000L).contains("\"amount\":\"100000\""));
        assertTrue(typed(10).contains("\"amount\":\"0.00001\""));
        assertThrows(IllegalArgumentException.class, () -> typed(0));
        assertThrows(IllegalArgumentException.class, () -> ONE_DOLLAR.request(new byte[64]));
    }

    @Test
    void aDepositIsATransferToTheBridgeAndNeverOfWhatWouldBeLost() {
        HyperliquidDeposit deposit = new HyperliquidDeposit(DESTINATION, DESTINATION);
        String calldata = deposit.calldata(5_000_000);
        assertTrue(calldata.startsWith("0xa9059cbb") && calldata.endsWith("4c4b40"), calldata);
        assertThrows(IllegalArgumentException.class, () -> deposit.calldata(4_999_999));
    }

    @Test
    void answersAreTyped() {
        assertInstanceOf(Verdict.Taken.class, answer(200, "withdraw_ok"));
        assertEquals(Reason.INSUFFICIENT, reason(200, "withdraw_insufficient"));
        assertEquals(Reason.WRONG_SIGNER, reason(200, "withdraw_wrong_signer"));
        assertEquals(Reason.NONCE_USED, reason(200, "withdraw_nonce"));
        assertEquals(Reason.RATE_LIMITED, reason(429, "withdraw_ok"));
        assertEquals(Reason.OTHER, reason(422, "withdraw_ok"));
        assertInstanceOf(Verdict.Unclear.class, answer(502, "withdraw_ok"));
        assertInstanceOf(
                Verdict.Unclear.class, HyperliquidAnswers.exchange(200, "<html>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWithdrawalIsKnownInTheLedgerByTheTimeItWasSignedWith() {
        List<LedgerEntry> ledger =
                HyperliquidAnswers.ledger(Recorded.answer("hyperliquid/ledger")).entries();
        assertEquals(3, ledger.size());
        LedgerEntry found = Ledgers.named(ledger, LedgerEntry.Kind.WITHDRAWAL, Long.toString(TIME))
                .orElseThrow();
        assertEquals(99_500_000, found.units());
        assertEquals(Optional.empty(), Ledgers.named(ledger, LedgerEntry.Kind.WITHDRAWAL, "1"));
        assertEquals(Optional.empty(), Ledgers.named(ledger, LedgerEntry.Kind.DEPOSIT, ""));
    }

    /// The venue keeps no reference of a deposit: one that could be two transfers' belongs to neither.
    @Test
    void aDepositIsKnownOnlyWhileNoOtherCouldBeIt() {
        List<LedgerEntry> ledger =
                HyperliquidAnswers.ledger(Recorded.answer("hyperliquid/ledger")).entries();
        long since = 1_687_816_000_000L;
        CreditView.Credited credit =
                assertInstanceOf(CreditView.Credited.class, Recorded.credit(ledger, 2_500_250_000L, since));
        assertInstanceOf(CreditView.None.class, Recorded.credit(ledger, 2_500_250_000L, since, credit.creditId()));
        assertInstanceOf(CreditView.None.class, Recorded.credit(ledger, 1_000_000_000L, since), "an older one");
        List<LedgerEntry> twice = List.of(
                ledger.getLast(), new LedgerEntry(LedgerEntry.Kind.DEPOSIT, "0xother", 2_500_250_000L, "", since + 1));
        assertInstanceOf(CreditView.Silent.class, Recorded.credit(twice, 2_500_250_000L, since));
    }

    @Test
    void whatCanBeWithdrawnIsTheVenuesWordUnlessItContradictsItself() {
        Withdrawable open = HyperliquidAnswers.withdrawable(Recorded.answer("hyperliquid/clearinghouse_state"))
                .orElseThrow();
        assertEquals(772_232_111, open.units().longValueExact());
        assertEquals(Withdrawable.Bound.HEALTH, open.bound());
        assertEquals(
                Optional.empty(),
                HyperliquidAnswers.withdrawable(Recorded.answer("hyperliquid/other_mode")),
                "a sudden zero is not known");
    }

    @Test
    void damagedAnswersAreReadOrRefused() {
        Recorded.fuzz(List.of("hyperliquid/ledger"), HyperliquidAnswers::ledger);
        Recorded.fuzz(List.of("hyperliquid/clearinghouse_state"), HyperliquidAnswers::withdrawable);
        byte[] refused = Recorded.answer("hyperliquid/withdraw_insufficient");
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = refused.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Verdict verdict = HyperliquidAnswers.exchange(200, damaged);
            assertTrue(!(verdict instanceof Verdict.Taken), "a refusal never becomes an acceptance");
        }
    }

    private static String typed(long units) {
        return new HyperliquidWithdrawal(Network.MAINNET, DESTINATION, units, TIME).typedData();
    }

    private static Verdict answer(int status, String name) {
        return HyperliquidAnswers.exchange(status, Recorded.answer("hyperliquid/" + name));
    }

    private static Reason reason(int status, String name) {
        return assertInstanceOf(Verdict.Refused.class, answer(status, name)).reason();
    }
}
