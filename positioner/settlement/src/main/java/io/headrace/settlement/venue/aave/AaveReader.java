package io.headrace.settlement.venue.aave;

import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.read.Reading;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import java.math.BigInteger;
import java.util.List;

/// Reads a reserve and one account of it at one block, in one call.
public final class AaveReader {
    private static final int MOST_DECIMALS = 36;

    private final Multicall multicall;

    /// @param account whose receipts and debt are meant: a vault
    public AaveReader(String multicall, AaveReserve reserve, String account) {
        this.multicall = new Multicall(multicall, questions(reserve, account));
    }

    /// What is asked, for a call that asks others too.
    public static List<Question> questions(AaveReserve reserve, String account) {
        return List.of(
                Question.of(reserve.pool(), "getReserveData", reserve.token()),
                Question.of(reserve.pool(), "getUserAccountData", account),
                Question.of(reserve.receipt(), "balanceOf", account),
                Question.of(reserve.receipt(), "scaledBalanceOf", account),
                Question.of(reserve.token(), "balanceOf", reserve.receipt()),
                Question.of(reserve.variableDebt(), "totalSupply"),
                Question.of(reserve.stableDebt(), "totalSupply"),
                Question.of(reserve.oracle(), "getAssetPrice", reserve.token()),
                Question.of(reserve.token(), "decimals"));
    }

    /// @throws io.headrace.settlement.chain.rpc.RpcException when any part is not answered
    public AaveState at(ChainNode node, String blockHash) {
        return state(multicall.at(node, blockHash));
    }

    /// What the answers to the questions say.
    ///
    /// @throws io.headrace.settlement.chain.rpc.RpcException when any part is not answered
    public static AaveState state(List<Reading> told) {
        Reading reserve = told.getFirst();
        Reading account = told.get(1);
        return new AaveState(
                new AaveState.Configuration(reserve.number(0)),
                reserve.number(1),
                told.get(2).number(0),
                told.get(3).number(0),
                told.get(4).number(0),
                told.get(5).number(0).add(told.get(6).number(0)),
                new AaveState.Account(account.number(0), account.number(1), account.number(3), account.number(5)),
                told.get(7).number(0),
                decimals(told.get(8)));
    }

    static int decimals(Reading told) {
        BigInteger decimals = told.number(0);
        if (decimals.compareTo(BigInteger.valueOf(MOST_DECIMALS)) > 0) {
            throw RpcException.malformed(told.node(), "a token with " + decimals + " decimals");
        }
        return decimals.intValueExact();
    }
}
