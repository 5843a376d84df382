package io.headrace.settlement.chain.key;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/// Who signed a digest, and signatures in the one form that contracts take (s in the lower half of the
/// curve's order, EIP-2).
public final class Recovery {
    private static final int LENGTH = 65;
    private static final int FIRST_V = 27;

    private Recovery() {}

    /// The address whose key gave a signature; empty when the bytes are no signature of anybody. The
    /// twin that anybody can make of a signature (s in the upper half) is none: the vault takes it for
    /// none, and would undo the order.
    ///
    /// @param signature r, s and v (27 or 28), 65 bytes
    public static Optional<String> signer(byte[] digest, byte[] signature) {
        if (signature.length != LENGTH || signature[64] < FIRST_V || signature[64] > FIRST_V + 1) {
            return Optional.empty();
        }
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        return new ECDSASignature(r, s).isCanonical()
                ? address(signature[64] - FIRST_V, r, s, digest)
                : Optional.empty();
    }

    /// Makes r, s and v of what a key store gives, for a digest that a pinned address should have
    /// signed.
    ///
    /// @param der an ASN.1 sequence of r and s; s may lie in the upper half
    /// @return empty when it is none, or not that address's
    static Optional<byte[]> ofDer(byte[] der, byte[] digest, String address) {
        try {
            ASN1Sequence pair = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            ECDSASignature low = new ECDSASignature(
                            ASN1Integer.getInstance(pair.getObjectAt(0)).getPositiveValue(),
                            ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue())
                    .toCanonicalised();
            for (int id = 0; id < 2; id++) {
                if (address(id, low.r, low.s, digest).equals(Optional.of(address))) {
                    return Optional.of(bytes(low.r, low.s, FIRST_V + id));
                }
            }
            return Optional.empty();
        } catch (java.io.IOException | RuntimeException e) {
            return Optional.empty(); // no sequence of two numbers
        }
    }

    private static Optional<String> address(int id, BigInteger r, BigInteger s, byte[] digest) {
        try {
            BigInteger key = Sign.recoverFromSignature(id, new ECDSASignature(r, s), digest);
            return key == null ? Optional.empty() : Optional.of(Hex.address("0x" + Keys.getAddress(key)));
        } catch (RuntimeException e) {
            return Optional.empty(); // r is no point of the curve
        }
    }

    private static byte[] bytes(BigInteger r, BigInteger s, int v) {
        byte[] signature = new byte[LENGTH];
        word(r, signature, 0);
        word(s, signature, 32);
        signature[64] = (byte) v;
        return signature;
    }

    private static void word(BigInteger number, byte[] into, int at) {
        byte[] raw = number.toByteArray();
        int skip = Math.max(0, raw.length - 32); // a leading zero for the sign
        System.arraycopy(raw, skip, into, at + 32 - (raw.length - skip), raw.length - skip);
    }
}
