package io.headrace.settlement.venue.dydx;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// One transaction of dYdX's chain with one move, signed directly (SIGN_MODE_DIRECT). Its memo is
/// the transfer's id, its sequence the account's only slot: the same bytes are sent again, never
/// new ones on a doubt.
///
/// @param memo the transfer's id
/// @param signer who signs and in which slot
/// @param fee what it may cost
/// @param timeoutHeight last block that may hold it, positive
public record DydxTransaction(DydxMove move, String memo, Signer signer, Fee fee, long timeoutHeight) {
    private static final int COMPRESSED_KEY = 33;
    private static final int DIRECT = 1;

    /// @param publicKey compressed, hex of 33 bytes
    public record Signer(String chainId, String publicKey, long accountNumber, long sequence) {
        public Signer {
            if (HexFormat.of().parseHex(publicKey).length != COMPRESSED_KEY || chainId.isBlank()) {
                throw new IllegalArgumentException("a signer needs a chain and a compressed key of 33 bytes");
            }
        }
    }

    /// @param denom token the fee is paid in
    public record Fee(String denom, long amount, long gas) {}

    public DydxTransaction {
        if (memo.length() > 256 || timeoutHeight <= 0) {
            throw new IllegalArgumentException("a memo has at most 256 letters and a transaction ends at a height, had "
                    + memo.length() + ", " + timeoutHeight);
        }
    }

    /// What is signed: SHA-256 of the sign document, 32 bytes.
    public byte[] digest() {
        return sha256(new Wire()
                .bytes(1, body())
                .bytes(2, authority())
                .text(3, signer.chainId())
                .number(4, signer.accountNumber())
                .done());
    }

    /// What is sent.
    ///
    /// @param signature r and s, and what stands behind them is left out: 64 or 65 bytes
    public byte[] raw(byte[] signature) {
        if (signature.length != 64 && signature.length != 65) {
            throw new IllegalArgumentException("a signature has 64 bytes, had " + signature.length);
        }
        return new Wire()
                .bytes(1, body())
                .bytes(2, authority())
                .bytes(3, Arrays.copyOf(signature, 64))
                .done();
    }

    /// The hash by which chain and indexer know sent bytes: capital hex.
    public static String hash(byte[] raw) {
        return HexFormat.of().withUpperCase().formatHex(sha256(raw));
    }

    private byte[] body() {
        return new Wire()
                .message(1, any(move.typeUrl(), move.message()))
                .text(2, memo)
                .number(3, timeoutHeight)
                .done();
    }

    private byte[] authority() {
        Wire key = new Wire().bytes(1, HexFormat.of().parseHex(signer.publicKey()));
        Wire mode = new Wire().message(1, new Wire().number(1, DIRECT));
        Wire who = new Wire()
                .message(1, any("/cosmos.crypto.secp256k1.PubKey", key))
                .message(2, mode)
                .number(3, signer.sequence());
        Wire coin = new Wire().text(1, fee.denom()).text(2, Long.toString(fee.amount()));
        return new Wire()
                .message(1, who)
                .message(2, new Wire().message(1, coin).number(2, fee.gas()))
                .done();
    }

    private static Wire any(String typeUrl, Wire value) {
        return new Wire().text(1, typeUrl).message(2, value);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
