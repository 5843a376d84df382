package io.headrace.settlement.venue.aave;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.venue.CreditSource;
import io.headrace.settlement.venue.DepositLogs;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What Aave credited for a transfer: the pool's own `Supply` in the transaction in which our adapter named the
/// transfer. Found by the transfer's id, never by a change of balance.
///
/// @param adapter our way into the reserve
/// @param account whose receipts they are: the vault
/// @param since first block that can hold one: the adapter's birth
public record AaveCredits(AaveReserve reserve, String adapter, String account, long since) implements CreditSource {
    private static final String SUPPLY = Abi.topic("Supply(address,address,address,uint256,uint16)");

    public AaveCredits {
        adapter = Hex.address(adapter);
        account = Hex.address(account);
    }

    @Override
    public Optional<CreditView.Credited> credit(ChainNode node, long finalBlock, String transferId) {
        if (finalBlock < since) {
            return Optional.empty();
        }
        List<FoundLog> named = node.logs(new LogQuery(
                adapter,
                List.of(DepositLogs.DEPOSITED, transferId),
                new BlockTag.Number(since),
                new BlockTag.Number(finalBlock)));
        if (named.size() > 1) {
            throw RpcException.malformed(node.node(), "transfer " + transferId + " was deposited twice");
        }
        return named.stream().findFirst().flatMap(found -> supplied(node, found, transferId));
    }

    private Optional<CreditView.Credited> supplied(ChainNode node, FoundLog named, String transferId) {
        return node.receipt(named.txHash())
                .filter(TxReceipt::succeeded)
                .filter(receipt -> receipt.blockHash().equals(named.blockHash()))
                .flatMap(receipt -> receipt.logs().stream()
                        .filter(log -> log.index() < named.log().index() && isOurs(log))
                        .reduce((earlier, later) -> later))
                .map(log -> new CreditView.Credited(named.txHash() + "#" + log.index(), transferId, amount(node, log)));
    }

    private boolean isOurs(Log log) {
        return log.address().equals(reserve.pool())
                && log.topics().size() == 4
                && log.topics().getFirst().equals(SUPPLY)
                && log.topics().get(1).equals(Abi.topicOf(reserve.token()))
                && log.topics().get(2).equals(Abi.topicOf(account));
    }

    private static long amount(ChainNode node, Log log) {
        List<BigInteger> words = Abi.numbers(Hex.bytes(log.data()));
        if (words.size() != 2 || words.get(1).bitLength() >= Long.SIZE) {
            throw RpcException.malformed(node.node(), "a Supply event of another shape");
        }
        return words.get(1).longValue();
    }
}
