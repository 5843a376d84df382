package io.headrace.settlement.chain.rpc;

import java.math.BigInteger;
import java.util.List;

/// How a transaction went, as one node tells it.
///
/// @param feeWei gas used at the price it was charged, with what a rollup charges for its data, wei
/// @param contract the contract it made; empty for none
public record TxReceipt(
        String txHash,
        long blockNumber,
        String blockHash,
        boolean succeeded,
        BigInteger gasUsed,
        BigInteger feeWei,
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
                fee(answer),
                contract.absent() ? "" : contract.address(),
                answer.at("logs").list().stream().map(Log::of).toList());
    }

    private static BigInteger fee(Answer answer) {
        Answer data = answer.at("l1Fee"); // rollups of the OP stack
        BigInteger gas = answer.at("gasUsed")
                .number()
                .multiply(answer.at("effectiveGasPrice").number());
        return data.absent() ? gas : gas.add(data.number());
    }
}
