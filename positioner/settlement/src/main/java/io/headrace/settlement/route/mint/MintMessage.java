package io.headrace.settlement.route.mint;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A message of the bridge, word by word as the contract encodes it.
///
/// @param source chain id
/// @param destination chain id
/// @param from the bridge that burned
/// @param most that may be kept of the amount, base units
public record MintMessage(
        BigInteger source,
        BigInteger destination,
        BigInteger nonce,
        String from,
        String recipient,
        BigInteger amount,
        BigInteger most) {
    private static final int WORDS = 7;
    private static final int BYTES = WORDS * 32;

    /// Reads a body; empty when it is none.
    public static Optional<MintMessage> of(String body) {
        try {
            byte[] bytes = Hex.bytes(body);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            List<BigInteger> words = Abi.numbers(bytes);
            return Optional.of(new MintMessage(
                    words.get(0),
                    words.get(1),
                    words.get(2),
                    Abi.address(words.get(3)),
                    Abi.address(words.get(4)),
                    words.get(5),
                    words.get(6)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
