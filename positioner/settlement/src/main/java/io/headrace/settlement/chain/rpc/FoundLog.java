package io.headrace.settlement.chain.rpc;

/// A log and where it stands.
///
/// @param txHash the transaction in which it was said
public record FoundLog(long blockNumber, String blockHash, String txHash, Log log) {
    static FoundLog of(Answer answer) {
        return new FoundLog(
                answer.at("blockNumber").count(),
                answer.at("blockHash").word(),
                answer.at("transactionHash").word(),
                Log.of(answer));
    }
}
