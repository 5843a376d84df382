package io.headrace.settlement.chain.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.RpcException;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Wrong orders before a real vault: each is refused by name, and no balance moves.
class VaultRefusalTest {
    private static LocalChain chain;
    private static VaultOnChain vault;
    private static VaultOnChain feeVault;
    private BigInteger before;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        vault = VaultOnChain.deploy(chain);
        feeVault = VaultOnChain.deploy(chain, 6, 10);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @BeforeEach
    void remember() {
        before = vault.balance(vault.id().address());
    }

    @AfterEach
    void nothingMoved() {
        assertEquals(before, vault.balance(vault.id().address()));
    }

    @Test
    void signaturesForAnotherChainReleaseNothing() {
        VaultOrder order = vault.payment(1, 5);
        byte[] elsewhere = OrderDigest.of(order, new VaultId(42161, vault.id().address()));
        List<byte[]> signatures = VaultOnChain.ATTESTORS.subList(0, 2).stream()
                .sorted(java.util.Comparator.comparing(LocalKey::address))
                .map(key -> key.sign(elsewhere))
                .toList();
        String why = refusal(vault, order, signatures);
        assertTrue(List.of("NotAnAttestor", "SignersNotAscending").contains(why), why);
    }

    @Test
    void anUnlistedAndALookAlikeAddressGetNothing() {
        String lookAlike = VaultOnChain.VENUE.replace("ee001", "ee0O1".replace('O', '2'));
        for (String wrong : List.of(lookAlike, VaultOnChain.RELAYER.address())) {
            VaultOrder right = vault.payment(2, 5);
            VaultOrder order = VaultOrder.payment(
                    right.id(), right.epoch(), right.asset(), right.amount(), wrong, right.deadline());
            assertEquals("NotListed", refusal(vault, order, vault.signatures(order)));
        }
    }

    @Test
    void anAmountWithTheDecimalsOfAnotherTokenIsOverItsLimit() {
        VaultOrder order = vault.payment(3, 5_000_000_000_000_000_000L); // 5 dollars, were there 18 decimals
        assertEquals("OverAssetLimit", refusal(vault, order, vault.signatures(order)));
    }

    @Test
    void aTokenThatKeepsAFeeIsNotPaid() {
        VaultOrder order = feeVault.payment(4, 5_000_000);
        assertEquals("ReceivedTooLittle", refusal(feeVault, order, feeVault.signatures(order)));
    }

    @Test
    void anExpiredAndAFarDeadlineAreRefused() {
        assertEquals("Expired", refusal(until(chain.time() - 1)));
        assertEquals("DeadlineTooFar", refusal(until(chain.time() + 2 * 86_400)));
    }

    @Test
    void aStrangerAndTooFewAttestorsReleaseNothing() {
        VaultOrder order = vault.payment(6, 5);
        List<LocalKey> strangers = List.of(VaultOnChain.ATTESTORS.getFirst(), VaultOnChain.OWNER);
        assertEquals("NotAnAttestor", refusal(vault, order, vault.signatures(order, strangers)));
        List<LocalKey> one = VaultOnChain.ATTESTORS.subList(0, 1);
        assertEquals("QuorumNotReached", refusal(vault, order, vault.signatures(order, one)));
    }

    @Test
    void aRevokedAttestorReleasesNothing() {
        try (LocalChain other = LocalChain.start(31337)) {
            VaultOnChain here = VaultOnChain.deploy(other);
            String revoked = VaultOnChain.ATTESTORS.getFirst().address();
            other.send(VaultOnChain.GUARDIAN, here.id().address(), Abi.call("dismiss", revoked));
            VaultOrder order = here.payment(7, 5);
            assertEquals("NotAnAttestor", refusal(here, order, here.signatures(order)));
        }
    }

    @Test
    void aStateTheAttestorsDidNotSeeStopsTheOrder() {
        VaultOrder order = vault.payment(8, 5).expecting(List.of(vault.balanceBetween(0, 1)));
        assertEquals("Unexpected", refusal(vault, order, vault.signatures(order)));
    }

    @Test
    void oneAttestorAloneIsRefusedBeforeAnythingIsDeployed() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new VaultBirth(
                        VaultOnChain.OWNER.address(),
                        VaultOnChain.GUARDIAN.address(),
                        java.time.Duration.ofDays(1),
                        List.of(VaultOnChain.ATTESTORS.getFirst().address()),
                        1,
                        List.of(),
                        List.of()));
    }

    @Test
    void everyRefusalOfTheVaultHasItsWords() {
        assertFalse(VaultRefusal.named("0x").isPresent());
        assertEquals("the call reverts with no reason", VaultRefusal.sentence(""));
        assertEquals("the call reverts with 0x12345678", VaultRefusal.sentence("0x12345678"));
    }

    private static VaultOrder until(long deadline) {
        VaultOrder right = vault.payment(5, 5);
        return VaultOrder.payment(
                right.id(), right.epoch(), right.asset(), right.amount(), right.destination(), deadline);
    }

    private static String refusal(VaultOrder order) {
        return refusal(vault, order, vault.signatures(order));
    }

    private static String refusal(VaultOnChain where, VaultOrder order, List<byte[]> signatures) {
        RpcException refused = assertThrows(RpcException.class, () -> where.ask(order, signatures));
        return VaultRefusal.named(refused.data()).orElseThrow().name();
    }
}
