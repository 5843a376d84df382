package io.headrace.settlement.venue.aave;

import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.read.Reading;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import java.util.List;

/// The contracts of one reserve.
///
/// @param token what is lent
/// @param receipt its aToken
/// @param oracle the market's price oracle
public record AaveReserve(
        String pool, String token, String receipt, String stableDebt, String variableDebt, String oracle) {
    private static final int RECEIPT = 8; // places in getReserveData of Aave v3.0
    private static final int STABLE_DEBT = 9;
    private static final int VARIABLE_DEBT = 10;

    public AaveReserve {
        pool = Hex.address(pool);
        token = Hex.address(token);
        receipt = Hex.address(receipt);
        stableDebt = Hex.address(stableDebt);
        variableDebt = Hex.address(variableDebt);
        oracle = Hex.address(oracle);
    }

    /// Asks the pool for its contracts.
    ///
    /// @throws io.headrace.settlement.chain.rpc.RpcException when it does not answer, or has no such reserve
    public static AaveReserve found(ChainNode node, String multicall, String blockHash, String pool, String token) {
        List<Reading> first = new Multicall(
                        multicall,
                        List.of(Question.of(pool, "getReserveData", token), Question.of(pool, "ADDRESSES_PROVIDER")))
                .at(node, blockHash);
        Reading reserve = first.getFirst();
        Reading oracle = new Multicall(
                        multicall, List.of(Question.of(first.get(1).address(0), "getPriceOracle")))
                .at(node, blockHash)
                .getFirst();
        return new AaveReserve(
                pool,
                token,
                reserve.address(RECEIPT),
                reserve.address(STABLE_DEBT),
                reserve.address(VARIABLE_DEBT),
                oracle.address(0));
    }
}
