package io.headrace.settlement.chain.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.chain.rpc.TxReceipt;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The compiled vault on a real chain, called with what Java encodes and signs.
class VaultOnChainTest {
    private static LocalChain chain;
    private static VaultOnChain vault;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        vault = VaultOnChain.deploy(chain);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void theDigestInJavaIsTheContracts() {
        VaultOrder order =
                vault.payment(1, 5).expecting(List.of(vault.balanceBetween(0, 7), vault.balanceBetween(1, 2)));
        byte[] contracts = chain.node().view(vault.id().address(), VaultCalls.digestOf(order), BlockTag.LATEST);
        assertArrayEquals(contracts, OrderDigest.of(order, vault.id()));
    }

    @Test
    void anAttestedTransferMovesTheMoneyOnce() {
        VaultOrder order = vault.payment(2, 1_000).expecting(List.of(vault.balanceBetween(1_000, Long.MAX_VALUE)));
        BigInteger before = vault.balance(VaultOnChain.VENUE);
        TxReceipt receipt = vault.run(order);
        assertTrue(receipt.succeeded());
        assertEquals(before.add(BigInteger.valueOf(1_000)), vault.balance(VaultOnChain.VENUE));

        RpcException replay = assertThrows(RpcException.class, () -> vault.ask(order));
        assertEquals(RpcFault.REVERTED, replay.fault());
        assertEquals(
                "AlreadyExecuted",
                VaultRefusal.named(replay.data()).orElseThrow().name());
        assertEquals(before.add(BigInteger.valueOf(1_000)), vault.balance(VaultOnChain.VENUE));
    }
}
