package io.headrace.settlement.chain.rpc;

import java.math.BigInteger;
import java.util.List;

/// How a transaction went, as one node tells it.
///
/// @param contract the contract it made; empty for none
public record TxReceipt(
        String txHash,
        long blockNumber,
        String blockHash,
        boolean succeeded,
        BigInteger gasUsed,
        String contract,
        List<Log> logs) {
    public TxReceipt {
        logs = List.copyOf(logs);
    }

    static TxReceipt of(Answer answer) {
        Answer contract = answer.at("contractAddress");
        return new TxReceipt(
                answer.at("transactionHash").word(),
                answer.at("blockNumber").count(),
                answer.at("blockHash").word(),
                answer.at("status").count() == 1,
                answer.at("gasUsed").number(),
                contract.absent() ? "" : contract.address(),
                answer.at("logs").list().stream().map(Log::of).toList());
    }
}
