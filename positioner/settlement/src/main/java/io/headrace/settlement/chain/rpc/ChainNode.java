package io.headrace.settlement.chain.rpc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One node's word on its chain, typed. Every method may throw [RpcException]; an empty answer means that the
/// node does not know, which proves nothing.
public final class ChainNode implements AutoCloseable {
    private final RpcClient client;

    public ChainNode(RpcClient client) {
        this.client = client;
    }

    public Node node() {
        return client.node();
    }

    public long chainId() {
        return ask("eth_chainId").count();
    }

    public Optional<Block> block(BlockTag tag) {
        Answer answer = tag instanceof BlockTag.Hash(String hash)
                ? ask("eth_getBlockByHash", hash, false)
                : ask("eth_getBlockByNumber", tag.parameter(), false);
        return answer.absent() ? Optional.empty() : Optional.of(Block.of(answer));
    }

    public Block head() {
        return block(BlockTag.LATEST)
                .orElseThrow(() -> new RpcException(RpcFault.MALFORMED, node(), "there is no latest block"));
    }

    /// How many transactions of `account` there are up to `tag`: its next nonce there.
    public long transactionCount(String account, BlockTag tag) {
        return ask("eth_getTransactionCount", account, tag.parameter()).count();
    }

    /// What a view of `contract` answers.
    public byte[] view(String contract, String calldata, BlockTag tag) {
        return ask("eth_call", Map.of("to", contract, "data", calldata), tag.parameter())
                .bytes();
    }

    /// What a call would give back if `sender` made it now; fails with `REVERTED` and its data when it would revert.
    public byte[] tryCall(String sender, String contract, String calldata) {
        return ask("eth_call", Map.of("from", sender, "to", contract, "data", calldata), BlockTag.PENDING.parameter())
                .bytes();
    }

    public Optional<TxReceipt> receipt(String txHash) {
        Answer answer = ask("eth_getTransactionReceipt", txHash);
        return answer.absent() || answer.at("blockHash").absent()
                ? Optional.empty()
                : Optional.of(TxReceipt.of(answer));
    }

    /// Whether the node has the transaction, in its pool or in a block.
    public boolean knows(String txHash) {
        return !ask("eth_getTransactionByHash", txHash).absent();
    }

    /// The logs of a contract, oldest first.
    public List<FoundLog> logs(LogQuery query) {
        return ask("eth_getLogs", query.parameter()).list().stream()
                .map(FoundLog::of)
                .toList();
    }

    /// Hands signed bytes over; gives the hash the node answered.
    public String send(byte[] signed) {
        return ask("eth_sendRawTransaction", Hex.of(signed)).word();
    }

    /// The account and slots of `account` with the nodes of the tries that lead to them, at one block.
    public Answer proof(String account, List<String> slots, BlockTag tag) {
        return ask("eth_getProof", account, slots, tag.parameter());
    }

    private Answer ask(String method, Object... parameters) {
        return new Answer(node(), method, client.call(method, parameters));
    }

    @Override
    public void close() {
        client.close();
    }
}
