package io.headrace.settlement.chain.rpc;

import java.math.BigInteger;
import java.util.List;

/// How a transaction went, as one node tells it.
///
/// @param feeWei gas used at the price it was charged, with what a rollup and its operator charge, wei
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
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

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
        BigInteger gas = answer.at("gasUsed").number();
        return gas.multiply(answer.at("effectiveGasPrice").number())
                .add(orZero(answer.at("l1Fee")))
                .add(operatorFee(answer, gas));
    }

    /// What the operator of an OP-stack rollup charges, by the rules of Isthmus, and of Jovian where the receipt
    /// has what Jovian added to it (specs.optimism.io, "Operator Fee"). Both figures are left out when zero.
    private static BigInteger operatorFee(Answer answer, BigInteger gas) {
        BigInteger scaled = gas.multiply(orZero(answer.at("operatorFeeScalar")));
        boolean jovian = !answer.at("daFootprintGasScalar").absent();
        return (jovian ? scaled.multiply(HUNDRED) : scaled.divide(MILLION))
                .add(orZero(answer.at("operatorFeeConstant")));
    }

    private static BigInteger orZero(Answer answer) {
        return answer.absent() ? BigInteger.ZERO : answer.number();
    }
}
