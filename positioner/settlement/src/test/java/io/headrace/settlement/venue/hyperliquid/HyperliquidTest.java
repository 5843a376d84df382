package io.headrace.settlement.venue.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.vault.TypedData;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.exchange.LedgerEntry;
import io.headrace.settlement.venue.exchange.Ledgers;
import io.headrace.settlement.venue.exchange.VenueAnswers;
import io.headrace.settlement.venue.exchange.VenueException;
import io.headrace.settlement.venue.exchange.Verdict;
import io.headrace.settlement.venue.exchange.Verdict.Reason;
import io.headrace.settlement.venue.hyperliquid.HyperliquidWithdrawal.Network;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/// Requests as the venue's interface is published, answers recorded or quoted where there are any.
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

    /// A recorded request of another client is ours, but for the chain it names for its signature, and
    /// what it signed is what we would: its signer is an account of the venue.
    @Test
    void aRecordedRequestOfAWithdrawalIsAsWeMakeIt() throws IOException, SignatureException {
        HyperliquidWithdrawal tenDollars = new HyperliquidWithdrawal(
                Network.MAINNET, "0xc950889d14a3717f541ec246bc253d7a9e98c78f", 10_000_000, 1_718_451_417_480L);
        JsonNode recorded =
                VenueAnswers.request("hyperliquid/recorded/withdraw").body();
        byte[] r = bytes(recorded.at("/signature/r"));
        byte[] s = bytes(recorded.at("/signature/s"));
        byte v = (byte) recorded.at("/signature/v").intValue();
        byte[] signature = ByteBuffer.allocate(65).put(r).put(s).put(v).array();
        ObjectNode ours = (ObjectNode) new JsonMapper().readTree(tenDollars.request(signature));
        ours.withObject("/action").put("signatureChainId", "0x66eee");
        assertEquals(recorded, ours);
        byte[] signed = TypedData.digest(tenDollars.typedData().replace("\"chainId\":42161", "\"chainId\":421614"));
        assertEquals(
                "193bd350ec838b1e22d6f302da5343b920aa1c2b",
                Keys.getAddress(Sign.signedMessageHashToKey(signed, new Sign.SignatureData(v, r, s))));
    }

    private static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.asText().substring(2));
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
        assertInstanceOf(Verdict.Taken.class, answer(200, "quoted/withdraw_ok"));
        assertEquals(Reason.INSUFFICIENT, reason(200, "quoted/withdraw_insufficient"));
        assertEquals(Reason.WRONG_SIGNER, reason(200, "quoted/withdraw_wrong_signer"));
        assertEquals(Reason.WRONG_SIGNER, reason(200, "documented/withdraw_unknown"));
        assertEquals(Reason.NONCE_USED, reason(200, "quoted/withdraw_nonce"));
        assertEquals(Reason.OTHER, reason(200, "quoted/withdraw_bridge"));
        assertEquals(Reason.RATE_LIMITED, reason(429, "quoted/withdraw_ok"));
        assertEquals(Reason.OTHER, reason(422, "quoted/withdraw_ok"));
        assertInstanceOf(Verdict.Unclear.class, answer(502, "quoted/withdraw_ok"));
        assertInstanceOf(
                Verdict.Unclear.class, HyperliquidAnswers.exchange(200, "<html>".getBytes(StandardCharsets.UTF_8)));
    }

    /// Its nonce stands there in microseconds. Looked for in milliseconds it was never found: after its
    /// time the withdrawal would have counted as undone, and been made a second time.
    @Test
    void aRecordedWithdrawalIsFoundByTheTimeItWasSignedWith() {
        List<LedgerEntry> ledger = ledger("recorded/withdrawals");
        assertEquals(2, ledger.size(), "moves between the account's own pockets are left out");
        LedgerEntry found = Ledgers.named(ledger, LedgerEntry.Kind.WITHDRAWAL, "1725369497528")
                .orElseThrow();
        assertEquals(9_000_000, found.units(), "of ten dollars one is the fee");
        assertEquals(Optional.empty(), Ledgers.named(ledger, LedgerEntry.Kind.WITHDRAWAL, "1725369497529"));
        assertEquals(Optional.empty(), Ledgers.named(ledger, LedgerEntry.Kind.DEPOSIT, ""));
    }

    @Test
    void aNonceInMillisecondsIsUnderstoodAndOneThatIsNoTimeRefused() {
        assertEquals("1687816341423", withdrawn("1687816341423"));
        assertEquals("1687816341423", withdrawn("1687816341423000"));
        for (String nonce : List.of("42", "1687816341423001", "1687816341423000000", "999999999999")) {
            assertThrows(VenueException.class, () -> withdrawn(nonce), nonce);
        }
    }

    /// 2703997.4500000002: such an entry made the whole ledger unreadable.
    @Test
    void recordedAmountsWithTheNoiseOfFloatingPointAreReadExactly() {
        List<LedgerEntry> ledger = ledger("recorded/ledger");
        assertEquals(
                List.of(2_703_997_450_000L, 1_099_994_980_000L),
                ledger.stream().map(LedgerEntry::units).toList());
        assertEquals(100_000, deposited("0.1"));
        assertEquals(300_000, deposited("0.30000000000000004"));
        for (String amount : List.of("0.3000001", "2703997.45000001", "1e3", "9".repeat(20))) {
            assertThrows(VenueException.class, () -> deposited(amount), amount);
        }
    }

    /// The venue keeps no reference of a deposit: one that could be two transfers' belongs to neither.
    @Test
    void aRecordedDepositIsKnownOnlyWhileNoOtherCouldBeIt() {
        List<LedgerEntry> ledger = ledger("recorded/ledger");
        long since = 1_732_000_000_000L;
        long units = 1_099_994_980_000L;
        CreditView.Credited credit =
                assertInstanceOf(CreditView.Credited.class, VenueAnswers.credit(ledger, units, since));
        assertInstanceOf(CreditView.None.class, VenueAnswers.credit(ledger, units, since, credit.creditId()));
        assertInstanceOf(CreditView.None.class, VenueAnswers.credit(ledger, 2_703_997_450_000L, since), "an older one");
        List<LedgerEntry> twice =
                List.of(ledger.getLast(), new LedgerEntry(LedgerEntry.Kind.DEPOSIT, "0xother", units, "", since + 1));
        assertInstanceOf(CreditView.Silent.class, VenueAnswers.credit(twice, units, since));
    }

    @Test
    void whatCanBeWithdrawnIsTheVenuesWord() {
        Withdrawable open = HyperliquidAnswers.withdrawable(VenueAnswers.answer("hyperliquid/recorded/state"))
                .orElseThrow();
        assertEquals(1_010_571_730, open.units().longValueExact());
        assertEquals(Withdrawable.Bound.HEALTH, open.bound());
    }

    /// A withdrawal of 3 USDC was taken from an account that showed this; it had read as empty.
    @Test
    void ofAnAccountThatShowsNothingToWithdrawNothingIsKnown() {
        byte[] state = VenueAnswers.answer("hyperliquid/documented/unified_mode");
        assertEquals(Optional.empty(), HyperliquidAnswers.withdrawable(state));
    }

    @Test
    void damagedAnswersAreReadOrRefused() {
        VenueAnswers.fuzz(
                List.of("hyperliquid/recorded/ledger", "hyperliquid/recorded/withdrawals"), HyperliquidAnswers::ledger);
        VenueAnswers.fuzz(List.of("hyperliquid/recorded/state"), HyperliquidAnswers::withdrawable);
        byte[] refused = VenueAnswers.answer("hyperliquid/quoted/withdraw_insufficient");
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = refused.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            Verdict verdict = HyperliquidAnswers.exchange(200, damaged);
            assertTrue(!(verdict instanceof Verdict.Taken), "a refusal never becomes an acceptance");
        }
    }

    private static List<LedgerEntry> ledger(String name) {
        return HyperliquidAnswers.ledger(VenueAnswers.answer("hyperliquid/" + name))
                .entries();
    }

    private static String withdrawn(String nonce) {
        return only("{\"type\":\"withdraw\",\"usdc\":\"4.0\",\"fee\":\"1.0\",\"nonce\":" + nonce + "}")
                .reference();
    }

    private static long deposited(String usdc) {
        return only("{\"type\":\"deposit\",\"usdc\":\"" + usdc + "\"}").units();
    }

    private static LedgerEntry only(String delta) {
        String row = "{\"time\":1725369558702,\"hash\":\"0x1\",\"delta\":" + delta + "}";
        return HyperliquidAnswers.ledger(("[" + row + "]").getBytes(StandardCharsets.UTF_8))
                .entries()
                .getFirst();
    }

    private static String typed(long units) {
        return new HyperliquidWithdrawal(Network.MAINNET, DESTINATION, units, TIME).typedData();
    }

    private static Verdict answer(int status, String name) {
        return HyperliquidAnswers.exchange(status, VenueAnswers.answer("hyperliquid/" + name));
    }

    private static Reason reason(int status, String name) {
        return assertInstanceOf(Verdict.Refused.class, answer(status, name)).reason();
    }
}
