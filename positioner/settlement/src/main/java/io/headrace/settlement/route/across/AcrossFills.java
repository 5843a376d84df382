package io.headrace.settlement.route.across;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.route.Arrival;
import io.headrace.settlement.route.Ends;
import io.headrace.settlement.route.MessageId;
import io.headrace.settlement.route.Words;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Fills as the destination's pool tells them. Anybody may fill anything: what was filled counts for a
/// deposit only when all that is in the fill has the deposit's own hash.
///
/// @param pool the only contract whose word counts
/// @param destination chain id
record AcrossFills(String route, String pool, long destination) implements LogReader {
    private static final String FILLED =
            Abi.topic("FilledRelay(bytes32,bytes32,uint256,uint256,uint256,uint256,uint256,uint32,uint32,bytes32,"
                    + "bytes32,bytes32,bytes32,bytes32,(bytes32,bytes32,uint256,uint8))");
    private static final int TOPICS = 4;
    private static final int WORDS = 15;
    // where they stand in the event
    private static final int INPUT_TOKEN = 0;
    private static final int OUTPUT_TOKEN = 1;
    private static final int INPUT = 2;
    private static final int OUTPUT = 3;
    private static final int FILL_DEADLINE = 5;
    private static final int EXCLUSIVE_UNTIL = 6;
    private static final int EXCLUSIVE = 7;
    private static final int DEPOSITOR = 8;
    private static final int RECIPIENT = 9;
    private static final int MESSAGE = 10;
    private static final int GIVEN = 13;

    AcrossFills {
        pool = Hex.address(pool);
    }

    @Override
    public Optional<Effect> read(Log log) {
        return hash(log)
                .<Effect>flatMap(hash -> units(log)
                        .map(units -> new Effect.MessageReceived(new MessageId(route, hash).toString(), units)));
    }

    /// The fill of a deposit, if the node has it.
    Optional<Arrival> find(ChainNode node, Ends ends, String message, BigInteger deposit) {
        String origin = Words.word(BigInteger.valueOf(ends.source().profile().chainId()));
        LogQuery query = ends.destination().logs(pool, FILLED, origin, Words.word(deposit));
        return node.logs(query).stream()
                .filter(found -> hash(found.log()).equals(Optional.of(message)))
                .flatMap(found -> arrival(found).stream())
                .findFirst();
    }

    private static Optional<Arrival> arrival(FoundLog found) {
        String by = "0x" + found.log().topics().get(3).substring(26);
        return units(found.log()).map(units -> Arrival.of(found, by, units));
    }

    /// What the recipient was given.
    private static Optional<Long> units(Log log) {
        return Words.units(log, GIVEN);
    }

    /// The key of the deposit that a fill is for; empty for other logs, and for fills with a message,
    /// which no deposit of ours has.
    private Optional<String> hash(Log log) {
        List<BigInteger> words = Words.of(log);
        boolean fill = log.address().equals(pool)
                && log.topics().size() == TOPICS
                && log.topics().getFirst().equals(FILLED)
                && words.size() == WORDS
                && words.get(MESSAGE).signum() == 0;
        if (!fill) {
            return Optional.empty();
        }
        BigInteger origin = Hex.number(log.topics().get(1));
        BigInteger deposit = Hex.number(log.topics().get(2));
        Object relay = Abi.tuple(
                Words.word(words.get(DEPOSITOR)),
                Words.word(words.get(RECIPIENT)),
                Words.word(words.get(EXCLUSIVE)),
                Words.word(words.get(INPUT_TOKEN)),
                Words.word(words.get(OUTPUT_TOKEN)),
                words.get(INPUT),
                words.get(OUTPUT),
                origin,
                deposit,
                words.get(FILL_DEADLINE),
                words.get(EXCLUSIVE_UNTIL),
                new byte[0]);
        return Optional.of(Abi.keccak(Hex.bytes(Abi.encoded(relay, destination))));
    }
}
