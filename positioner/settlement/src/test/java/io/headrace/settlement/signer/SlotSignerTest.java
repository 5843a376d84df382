package io.headrace.settlement.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.courier.Signer.Answer;
import io.headrace.settlement.courier.Signer.Request;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.TxBody;
import io.headrace.settlement.sqlite.CommitProbe;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The signer's memory is its own: it holds when the journal is lost and when it is itself killed.
class SlotSignerTest {
    private static final LocalKey KEY = LocalChain.account(9);
    private static final LaneId LANE = new LaneId(31337, KEY.address());
    private static final String CONTRACT = "0x00000000000000000000000000000000000c0de1";
    private static final Fees FEES = new Fees(20_000_000_000L, 1_000_000_000L);
    private static final TxBody PAY = new TxBody.Pay("t", "r", 5, 5);

    @TempDir
    private Path folder;

    @Test
    void aSlotBelongsToOneLegAlsoAfterARestart() {
        try (SlotSigner signer = open(CommitProbe.NONE)) {
            signed(signer.sign(request(3, "first", FEES, 1)));
        }
        try (SlotSigner signer = open(CommitProbe.NONE)) {
            assertTrue(refused(signer.sign(request(3, "second", FEES, 1))).contains("was signed for first"));
            assertEquals(OptionalLong.of(3), signer.highest(LANE));
            assertEquals(OptionalLong.empty(), signer.highest(new LaneId(1, KEY.address())));
            assertEquals(leg("first"), signer.signed(slot(3)).orElseThrow().leg());
            assertTrue(signer.signed(slot(4)).isEmpty());
        }
    }

    @Test
    void theSameRequestGivesTheSameBytesAndAHigherFeeAnotherAttemptOfTheSlot() {
        try (SlotSigner signer = open(CommitProbe.NONE)) {
            Attempt first = signed(signer.sign(request(0, "t", FEES, 1)));
            assertEquals(first, signed(signer.sign(request(0, "t", FEES, 1))));
            Attempt bumped = signed(signer.sign(request(0, "t", new Fees(23_000_000_000L, 1_200_000_000L), 1)));
            assertEquals(
                    List.of(first, bumped), signer.signed(slot(0)).orElseThrow().attempts());
        }
    }

    @Test
    void anOlderLeaseIsRefused() {
        try (SlotSigner signer = open(CommitProbe.NONE)) {
            signed(signer.sign(request(0, "t", FEES, 7)));
            assertEquals("the lease is over", refused(signer.sign(request(1, "u", FEES, 6))));
            assertEquals(OptionalLong.of(0), signer.highest(LANE));
        }
    }

    @Test
    void whatIsNeverSigned() {
        try (SlotSigner signer = open(CommitProbe.NONE)) {
            Fees absurd = new Fees(900_000_000_000L, 1);
            assertTrue(refused(signer.sign(request(0, "t", absurd, 1))).contains("the cap is"));
            SlotId foreign = new SlotId(new LaneId(1, KEY.address()), 0);
            assertTrue(refused(signer.sign(new Request(foreign, leg("t"), PAY, FEES, 1)))
                    .contains("no key"));
        }
        Calldata elsewhere = (slot, body) -> Optional.of(new Calldata.Call(KEY.address(), "0x", 50_000));
        assertTrue(refusedWith(elsewhere).contains("is not listed"));
        for (long gas : new long[] {0, 9_000_000}) {
            assertTrue(refusedWith((slot, body) -> Optional.of(new Calldata.Call(CONTRACT, "0x", gas)))
                    .contains("gas"));
        }
        assertTrue(refusedWith((slot, body) -> Optional.empty()).contains("not known yet"));
    }

    @Test
    void aKillBeforeTheCommitHandsNothingOutAndOneAfterItIsRemembered() {
        for (String point : List.of("before signed slot", "after signed slot")) {
            Path file = folder.resolve(point.substring(0, 5));
            CommitProbe kill = reached -> {
                if (reached.equals(point)) {
                    throw new IllegalStateException("killed");
                }
            };
            try (SlotSigner signer = open(file, calls(), kill)) {
                assertThrows(IllegalStateException.class, () -> signer.sign(request(0, "t", FEES, 1)));
            }
            try (SlotSigner signer = open(file, calls(), CommitProbe.NONE)) {
                assertEquals(point.startsWith("after"), signer.signed(slot(0)).isPresent());
            }
        }
    }

    @Test
    void whatItSignsRunsOnARealChain() {
        try (LocalChain chain = LocalChain.start(31337)) {
            VaultOnChain vault = VaultOnChain.deploy(chain);
            VaultOrder order = vault.payment(1, 5_000_000);
            Calldata.Call call = new Calldata.Call(
                    vault.id().address(), VaultCalls.execute(order, vault.signatures(order)), 500_000);
            SignerLimits limits = new SignerLimits(100_000_000_000L, 1_000_000, Set.of(call.to()));
            try (SlotSigner signer = SlotSigner.open(
                    folder.resolve("real"),
                    List.of(KEY.onChain(31337)),
                    (slot, body) -> Optional.of(call),
                    limits,
                    CommitProbe.NONE)) {
                Attempt attempt = signed(signer.sign(request(0, "t", FEES, 1)));
                assertEquals(attempt.hash(), chain.node().send(Hex.bytes(attempt.raw())));
                assertTrue(chain.receipt(attempt.hash()).succeeded());
                assertEquals(BigInteger.valueOf(5_000_000), vault.balance(VaultOnChain.VENUE));
                Attempt noop = signed(signer.sign(new Request(slot(1), leg("u"), new TxBody.Noop(), FEES, 1)));
                chain.node().send(Hex.bytes(noop.raw()));
                assertTrue(noop.noop() && chain.receipt(noop.hash()).succeeded());
            }
        }
    }

    private String refusedWith(Calldata calldata) {
        try (SlotSigner signer = open(folder.resolve("limits"), calldata, CommitProbe.NONE)) {
            return refused(signer.sign(request(0, "t", FEES, 1)));
        }
    }

    private SlotSigner open(CommitProbe probe) {
        return open(folder.resolve("signer"), calls(), probe);
    }

    private static SlotSigner open(Path file, Calldata calldata, CommitProbe probe) {
        SignerLimits limits = new SignerLimits(100_000_000_000L, 1_000_000, Set.of(CONTRACT));
        return SlotSigner.open(file, List.of(KEY.onChain(31337)), calldata, limits, probe);
    }

    private static Calldata calls() {
        return (slot, body) -> Optional.of(new Calldata.Call(CONTRACT, "0x01", 50_000));
    }

    private static Request request(long nonce, String transfer, Fees fees, long fence) {
        return new Request(slot(nonce), leg(transfer), PAY, fees, fence);
    }

    private static SlotId slot(long nonce) {
        return new SlotId(LANE, nonce);
    }

    private static LegId leg(String transfer) {
        return new LegId(transfer, LegId.Kind.SOURCE, 1);
    }

    private static Attempt signed(Answer answer) {
        return assertInstanceOf(Answer.Signed.class, answer).attempt();
    }

    private static String refused(Answer answer) {
        return assertInstanceOf(Answer.Refused.class, answer).why();
    }
}
