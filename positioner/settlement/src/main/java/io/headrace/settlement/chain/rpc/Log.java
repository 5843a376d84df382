package io.headrace.settlement.chain.rpc;

import java.util.List;
import java.util.stream.IntStream;

/// What a contract said in a transaction.
///
/// @param address the contract
/// @param topics the event's hash, then its indexed parts, 32 bytes each
/// @param data the other parts, hex
/// @param index place in the block
public record Log(String address, List<String> topics, String data, long index) {
    public Log {
        topics = List.copyOf(topics);
    }

    /// Whether it is of this contract and begins with these topics, of which an empty one may be anything.
    boolean isOf(String contract, List<String> wanted) {
        return address.equals(contract)
                && topics.size() >= wanted.size()
                && IntStream.range(0, wanted.size())
                        .allMatch(i -> wanted.get(i).isEmpty() || wanted.get(i).equals(topics.get(i)));
    }

    static Log of(Answer answer) {
        return new Log(
                answer.at("address").address(),
                answer.at("topics").list().stream().map(Answer::word).toList(),
                Hex.of(answer.at("data").bytes()),
                answer.at("logIndex").count());
    }
}
