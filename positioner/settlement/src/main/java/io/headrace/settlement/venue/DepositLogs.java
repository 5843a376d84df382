package io.headrace.settlement.venue;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.fact.Effect;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what the adapters of venues say: money of a transfer reached the venue.
///
/// @param adapters the only contracts whose word counts
public record DepositLogs(Set<String> adapters) implements LogReader {
    /// The event's first topic.
    public static final String DEPOSITED = Abi.topic("Deposited(bytes32,address,uint256)");
    private static final int TOPICS = 3;

    public DepositLogs {
        adapters = adapters.stream().map(Hex::address).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Effect> read(Log log) {
        boolean ours = adapters.contains(log.address())
                && log.topics().size() == TOPICS
                && log.topics().getFirst().equals(DEPOSITED);
        if (!ours) {
            return Optional.empty();
        }
        List<BigInteger> words = Abi.numbers(Hex.bytes(log.data()));
        boolean readable = words.size() == 1 && words.getFirst().bitLength() < Long.SIZE;
        return readable
                ? Optional.of(new Effect.Deposited(
                        log.topics().get(1), words.getFirst().longValue()))
                : Optional.empty();
    }
}
