package io.headrace.settlement.chain.rpc;

import java.math.BigInteger;

/// What is read of a block's header.
///
/// @param timestamp Unix seconds
/// @param stateRoot root of the accounts' trie after the block
/// @param baseFee wei a unit of gas; 0 on chains without one
public record Block(long number, String hash, String parentHash, long timestamp, String stateRoot, BigInteger baseFee) {
    static Block of(Answer answer) {
        Answer baseFee = answer.at("baseFeePerGas");
        return new Block(
                answer.at("number").count(),
                answer.at("hash").word(),
                answer.at("parentHash").word(),
                answer.at("timestamp").count(),
                answer.at("stateRoot").word(),
                baseFee.absent() ? BigInteger.ZERO : baseFee.number());
    }
}
