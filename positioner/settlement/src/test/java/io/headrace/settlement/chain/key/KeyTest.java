package io.headrace.settlement.chain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.fact.Fees;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Sign;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;
import org.web3j.utils.Numeric;

/// Keys open once, sign what they are pinned to, and show nothing.
class KeyTest {
    private static final BigInteger KEY =
            new BigInteger("59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d", 16); // anvil's second
    private static final String ADDRESS = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
    private static final String ELSEWHERE = "0x00000000000000000000000000000000000ee001";

    @Test
    void aKeystoreOpensForItsPasswordAndAddressOnly(@TempDir Path folder) throws IOException, CipherException {
        Path file = folder.resolve(
                WalletUtils.generateWalletFile("correct horse", ECKeyPair.create(KEY), folder.toFile(), false));
        assertEquals(ADDRESS, Keystore.open(file, "correct horse", ADDRESS).address());
        assertEquals("HR-4121", refusal(() -> Keystore.open(file, "correct horse", ELSEWHERE)));
        assertEquals("HR-4122", refusal(() -> Keystore.open(file, "wrong", ADDRESS)));
        Path noise = Files.writeString(folder.resolve("noise.json"), "{\"crypto\": 5}");
        assertEquals("HR-4122", refusal(() -> Keystore.open(noise, "x", ADDRESS)));
        assertEquals("HR-4122", refusal(() -> Keystore.open(folder.resolve("none"), "x", ADDRESS)));
    }

    @Test
    void aKeyShowsItsAddressOnly() {
        LocalKey key = Keystore.known(KEY);
        String shown = key + " " + key.onChain(5) + " " + key.onChain(5).getClass();
        assertFalse(shown.contains(KEY.toString(16)) || shown.contains(KEY.toString()), shown);
        assertEquals("the key of " + ADDRESS, key.toString());
    }

    /// Anybody can make the twin of a signature. The vault refuses it, so one attestor could undo every
    /// release with it.
    @Test
    void theTwinOfASignatureIsNone() {
        byte[] digest = Hash.sha3(new byte[] {7});
        byte[] signature = Keystore.known(KEY).sign(digest);
        assertEquals(Optional.of(ADDRESS), Recovery.signer(digest, signature));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = Numeric.toBytesPadded(Sign.CURVE_PARAMS.getN().subtract(s), 32);
        byte[] twin = signature.clone();
        System.arraycopy(other, 0, twin, 32, 32);
        twin[64] = (byte) (signature[64] == 27 ? 28 : 27);
        assertEquals(Optional.empty(), Recovery.signer(digest, twin));
    }

    @Test
    void aKeySignsForItsOwnChainOnly() {
        assertEquals("HR-4120", refusal(() -> Keystore.known(KEY).onChain(5).sign(transaction(1))));
    }

    @Test
    void noGasAndATipAboveTheMaximumAreNoTransaction() {
        refused(0, 1, 1);
        refused(-1, 1, 1);
        refused(50_000, 0, 0);
        refused(50_000, 1, 2); // the library takes the two in another order than most
        assertThrows(IllegalArgumentException.class, () -> new Fees(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Fees(1, 2));
    }

    private static void refused(long gas, long max, long tip) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Transaction(1, 0, BigInteger.valueOf(max), BigInteger.valueOf(tip), gas, ELSEWHERE, "0x"));
    }

    @Test
    void aRemoteSignerGivesTheSameBytesAsTheKey() {
        try (LocalChain chain = LocalChain.start(31337)) {
            RemoteKey remote = new RemoteKey(chain.client(), ADDRESS, 31337);
            byte[] signed = remote.sign(transaction(31337));
            assertArrayEquals(Keystore.known(KEY).onChain(31337).sign(transaction(31337)), signed);
            chain.receipt(chain.node().send(signed));
            assertEquals(1, chain.node().transactionCount(ADDRESS, BlockTag.LATEST));
            assertEquals("HR-4120", refusal(() -> remote.sign(transaction(1))));
            assertEquals(
                    "HR-4124", refusal(() -> new RemoteKey(chain.client(), ELSEWHERE, 31337).sign(transaction(31337))));
        }
    }

    private static Transaction transaction(long chainId) {
        return new Transaction(
                chainId,
                0,
                BigInteger.valueOf(3_000_000_000L),
                BigInteger.valueOf(1_000_000_000L),
                50_000,
                ELSEWHERE,
                "0x1234");
    }

    private static String refusal(org.junit.jupiter.api.function.Executable signing) {
        return assertThrows(ProblemException.class, signing).problem().code();
    }
}
