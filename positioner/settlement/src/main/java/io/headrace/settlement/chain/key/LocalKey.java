package io.headrace.settlement.chain.key;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;

/// A key in this process's memory, for development: production signs elsewhere. Shows its address only.
public final class LocalKey implements DigestSigner {
    private final Credentials credentials;

    LocalKey(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public String address() {
        return Hex.address(credentials.getAddress());
    }

    @Override
    public byte[] sign(byte[] digest) {
        Sign.SignatureData signature = Sign.signMessage(digest, credentials.getEcKeyPair(), false);
        byte[] bytes = Arrays.copyOf(signature.getR(), 65);
        System.arraycopy(signature.getS(), 0, bytes, 32, 32);
        bytes[64] = signature.getV()[0];
        return bytes;
    }

    /// The same key, signing transactions of one chain and refusing those of any other.
    public TxSigner onChain(long chainId) {
        return new OnChain(credentials, chainId);
    }

    /// The library's form of it. Its arguments stand in this order: tip, then maximum.
    static RawTransaction raw(Transaction transaction) {
        return RawTransaction.createTransaction(
                transaction.chainId(),
                BigInteger.valueOf(transaction.nonce()),
                BigInteger.valueOf(transaction.gas()),
                transaction.to(),
                BigInteger.ZERO,
                transaction.data(),
                transaction.tip(),
                transaction.maxFee());
    }

    private record OnChain(Credentials credentials, long chainId) implements TxSigner {
        @Override
        public String address() {
            return Hex.address(credentials.getAddress());
        }

        @Override
        public byte[] sign(Transaction transaction) {
            if (transaction.chainId() != chainId) {
                throw KeyFault.OTHER_CHAIN.at(
                        address(), "it is for chain " + transaction.chainId() + " and the key for " + chainId);
            }
            return TransactionEncoder.signMessage(raw(transaction), credentials);
        }

        @Override
        public String toString() {
            return "the key of " + address() + " on chain " + chainId;
        }
    }

    @Override
    public String toString() {
        return "the key of " + address();
    }
}
