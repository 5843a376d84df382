package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.fact.Effect;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.web3j.crypto.Hash;

/// Reads what one vault says: an executed order is a payment of what really left, by the id it was signed with.
///
/// @param vault the only contract whose word counts
public record VaultLogs(VaultId vault) implements LogReader {
    /// First topic of an executed order; its id is the second.
    public static final String EXECUTED = Hash.sha3String("Executed(bytes32,address,address,uint256,uint256)");
    private static final int TOPICS = 4;
    private static final int BYTES = 64; // what was spent, and what was received

    @Override
    public Optional<Effect> read(Log log) {
        boolean ours = log.address().equals(vault.address())
                && log.topics().size() == TOPICS
                && log.topics().getFirst().equals(EXECUTED);
        if (!ours) {
            return Optional.empty();
        }
        byte[] data = Hex.bytes(log.data());
        if (data.length != BYTES) {
            return Optional.empty(); // no vault says that: one node does
        }
        List<BigInteger> words = Abi.numbers(data);
        return words.getFirst().bitLength() < Long.SIZE
                ? Optional.of(
                        new Effect.Paid(log.topics().get(1), words.getFirst().longValue()))
                : Optional.empty();
    }
}
