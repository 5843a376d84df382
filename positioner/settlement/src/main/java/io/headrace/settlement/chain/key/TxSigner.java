package io.headrace.settlement.chain.key;

/// Signs transactions of one address for one chain.
public interface TxSigner {
    /// In small letters.
    String address();

    long chainId();

    /// @return the raw bytes to send; their Keccak-256 is the transaction's hash
    byte[] sign(Transaction transaction);
}
