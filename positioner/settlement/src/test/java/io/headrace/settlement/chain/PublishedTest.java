package io.headrace.settlement.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What others published is deployed as they published it.
class PublishedTest {
    @Test
    void librariesArePutWhereTheyBelong() {
        String gap = "__$0123456789012345678901234567890123$__";
        Published contract = new Published("User", "0x60" + gap + "61" + gap, Map.of("Library", List.of(1, 22)));
        String address = "00000000000000000000000000000000000000aa";
        assertEquals("0x60" + address + "61" + address, contract.linked(Map.of("Library", "0x" + address)));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> contract.linked(Map.of()))
                .getMessage()
                .contains("Library"));
    }

    @Test
    void aPublishedContractRunsOnALocalChain() {
        Published provider = Published.of("@aave/core-v3", "PoolAddressesProvider");
        try (LocalChain chain = LocalChain.start(31337)) {
            LocalKey owner = LocalChain.account(0);
            String creation = provider.linked(Map.of()) + Abi.creationArguments("market", owner.address());
            String address = chain.deploy(owner, creation);
            assertEquals(new BigInteger(owner.address().substring(2), 16), chain.number(address, "owner"));
        }
    }
}
