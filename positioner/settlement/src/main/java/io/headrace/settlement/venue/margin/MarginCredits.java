package io.headrace.settlement.venue.margin;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.venue.CreditSource;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What the venue credited for a transfer, by its event: a credit has an id of its own, and the transfer's beside it.
///
/// @param account our account there
/// @param since first block that can hold one: the account's birth
public record MarginCredits(String venue, String account, long since) implements CreditSource {
    private static final String CREDITED = Abi.topic("Credited(bytes32,bytes32,address,uint256)");

    public MarginCredits {
        venue = Hex.address(venue);
        account = Hex.address(account);
    }

    @Override
    public Optional<CreditView.Credited> credit(ChainNode node, long finalBlock, String transferId) {
        if (finalBlock < since) {
            return Optional.empty();
        }
        List<String> topics = List.of(CREDITED, "", transferId, Abi.topicOf(account));
        List<FoundLog> found =
                node.logs(new LogQuery(venue, topics, new BlockTag.Number(since), new BlockTag.Number(finalBlock)));
        if (found.size() > 1) {
            throw RpcException.malformed(node.node(), "transfer " + transferId + " was credited twice");
        }
        return found.stream().findFirst().map(log -> credited(node, log, transferId));
    }

    private static CreditView.Credited credited(ChainNode node, FoundLog found, String transferId) {
        BigInteger units = Abi.number(Hex.bytes(found.log().data()));
        if (units.bitLength() >= Long.SIZE || found.log().topics().size() != 4) {
            throw RpcException.malformed(node.node(), "a credit of another shape");
        }
        return new CreditView.Credited(found.log().topics().get(1), transferId, units.longValue());
    }
}
