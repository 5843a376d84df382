package io.headrace.settlement.chain.key;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Hash;

/// One EIP-1559 transaction before it is signed.
///
/// @param to the account or contract called; empty to make a contract
/// @param maxFee most wei a unit of gas in all
/// @param tip most of it for the block's producer
/// @param data calldata, hex
public record Transaction(
        long chainId, long nonce, BigInteger maxFee, BigInteger tip, long gas, String to, String data) {
    public Transaction {
        if (chainId <= 0 || nonce < 0 || gas <= 0) {
            throw new IllegalArgumentException("chain id and gas must be positive and nonce not negative, were "
                    + chainId + ", " + gas + ", " + nonce);
        }
        if (tip.signum() < 0 || maxFee.signum() <= 0 || tip.compareTo(maxFee) > 0) {
            throw new IllegalArgumentException("fees need 0 <= tip <= max, were " + tip + ", " + maxFee);
        }
    }

    /// The hash by which nodes know signed bytes.
    public static String hash(byte[] raw) {
        return Hex.of(Hash.sha3(raw));
    }

    /// The address of the contract that a sender's transaction makes.
    public static String created(String sender, long nonce) {
        return Hex.address(ContractUtils.generateContractAddress(sender, BigInteger.valueOf(nonce)));
    }

    /// The empty payment of the sender to itself that closes a slot: same slot, nothing moves.
    public static Transaction noOp(long chainId, long nonce, BigInteger maxFee, BigInteger tip, String sender) {
        return new Transaction(chainId, nonce, maxFee, tip, 21_000, sender, "0x");
    }
}
