package io.headrace.settlement.chain.rpc;

import java.util.List;

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

    static Log of(Answer answer) {
        return new Log(
                answer.at("address").address(),
                answer.at("topics").list().stream().map(Answer::word).toList(),
                Hex.of(answer.at("data").bytes()),
                answer.at("logIndex").count());
    }
}
