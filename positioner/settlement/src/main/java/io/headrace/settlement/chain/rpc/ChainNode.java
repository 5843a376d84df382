package io.headrace.settlement.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One node's word on its chain, typed. Every method may throw [RpcException]; an empty answer means
/// that the node does not know, which proves nothing.
public final class ChainNode implements AutoCloseable {
    private static final int TOGETHER = 100; // what providers allow in one exchange
    private static final long MOST_BLOCKS = 10_000; // of one question about logs, likewise
    private static final long YOUNG = 2 * MOST_BLOCKS; // blocks below the head whose logs may still change or come
    private static final int MOST_QUERIES = 4_096;
    private final RpcClient client;
    private final Map<LogQuery, Read> read = new LinkedHashMap<>() { // guarded by itself
                @Override
                protected boolean removeEldestEntry(Map.Entry<LogQuery, Read> eldest) {
                    return size() > MOST_QUERIES;
                }
            };

    /// What old blocks said.
    ///
    /// @param next the first that was not read
    private record Read(long next, List<FoundLog> found) {}

    public ChainNode(RpcClient client) {
        this.client = client;
    }

    public Node node() {
        return client.node();
    }

    public long chainId() {
        return ask(Question.chainId());
    }

    public Optional<Block> block(BlockTag tag) {
        return ask(Question.block(tag));
    }

    public Block head() {
        return block(BlockTag.LATEST)
                .orElseThrow(() -> new RpcException(RpcFault.MALFORMED, node(), "there is no latest block"));
    }

    /// The node's newest block and the chain it says it is of, by one exchange.
    ///
    /// @return empty when it is of another chain
    public Optional<Block> head(long chainId) {
        Question<Long> chain = Question.chainId();
        Question<Optional<Block>> newest = Question.block(BlockTag.LATEST);
        List<Answer> answers = askAll(List.of(chain.unread(), newest.unread()));
        return chain.reader().apply(answers.getFirst()) == chainId
                ? newest.reader().apply(answers.getLast())
                : Optional.empty();
    }

    /// How many transactions of `account` there are up to `tag`: its next nonce there.
    public long transactionCount(String account, BlockTag tag) {
        return ask(Question.transactionCount(account, tag));
    }

    /// What a view of `contract` answers.
    public byte[] view(String contract, String calldata, BlockTag tag) {
        return ask(Question.view(contract, calldata, tag)).bytes();
    }

    /// The code that stands at an address; empty when it is no contract.
    public byte[] code(String address, BlockTag tag) {
        return ask(Question.code(address, tag));
    }

    /// The code at each of some addresses, in their order.
    public List<byte[]> codes(List<String> addresses, BlockTag tag) {
        return askAll(
                addresses.stream().map(address -> Question.code(address, tag)).toList());
    }

    /// What a call would give back if `sender` made it now; fails with `REVERTED` and its data when it
    /// would revert.
    public byte[] tryCall(String sender, String contract, String calldata) {
        return ask("eth_call", Map.of("from", sender, "to", contract, "data", calldata), BlockTag.PENDING.parameter())
                .bytes();
    }

    public Optional<TxReceipt> receipt(String txHash) {
        return ask(Question.receipt(txHash));
    }

    /// Whether the node has the transaction, in its pool or in a block.
    public boolean knows(String txHash) {
        return ask(Question.knows(txHash));
    }

    /// The logs of a contract, oldest first; what was not asked for is left out. A range that begins
    /// later than the chain is read in portions that every provider answers. Up to the newest block,
    /// old portions are read once: who ran out of time goes on there when asked again.
    public List<FoundLog> logs(LogQuery query) {
        boolean bounded = query.from() instanceof BlockTag.Number(long from) && from > 0;
        return bounded ? portions(query) : portion(query);
    }

    private List<FoundLog> portions(LogQuery query) {
        long first = ((BlockTag.Number) query.from()).number();
        boolean open = !(query.to() instanceof BlockTag.Number);
        long last = query.to() instanceof BlockTag.Number(long to) ? to : head().number();
        Read known = open ? known(query, first) : new Read(first, List.of());
        List<FoundLog> found = new ArrayList<>(known.found());
        for (long from = known.next(); from <= last; from += MOST_BLOCKS) {
            long to = Math.min(last, from + MOST_BLOCKS - 1);
            found.addAll(portion(query.within(from, to)));
            if (open && to < last - YOUNG) {
                keep(query, new Read(to + 1, List.copyOf(found)));
            }
        }
        return found;
    }

    private Read known(LogQuery query, long first) {
        synchronized (read) {
            return read.getOrDefault(query, new Read(first, List.of()));
        }
    }

    private void keep(LogQuery query, Read more) {
        synchronized (read) {
            read.merge(query, more, (one, other) -> one.next() > other.next() ? one : other);
        }
    }

    private List<FoundLog> portion(LogQuery query) {
        return ask("eth_getLogs", query.parameter()).list().stream()
                .map(FoundLog::of)
                .filter(found -> found.log().isOf(query.contract(), query.topics()))
                .toList();
    }

    /// Hands signed bytes over; gives the hash the node answered.
    public String send(byte[] signed) {
        return ask("eth_sendRawTransaction", Hex.of(signed)).word();
    }

    /// The account and slots of `account` with the nodes of the tries that lead to them, at one block.
    public Answer proof(String account, List<String> slots, BlockTag tag) {
        return ask(Question.proof(account, slots, tag));
    }

    public <T> T ask(Question<T> question) {
        return question.reader()
                .apply(ask(question.method(), question.parameters().toArray()));
    }

    /// Answers to questions that travel together, a hundred in one exchange, in their order.
    public <T> List<T> askAll(List<Question<T>> questions) {
        List<T> answers = new ArrayList<>(questions.size());
        for (int from = 0; from < questions.size(); from += TOGETHER) {
            List<Question<T>> some = questions.subList(from, Math.min(questions.size(), from + TOGETHER));
            List<JsonNode> results = client.callAll(some);
            for (int i = 0; i < some.size(); i++) {
                Question<T> question = some.get(i);
                answers.add(question.reader().apply(new Answer(node(), question.method(), results.get(i))));
            }
        }
        return answers;
    }

    private Answer ask(String method, Object... parameters) {
        return new Answer(node(), method, client.call(method, parameters));
    }

    @Override
    public void close() {
        client.close();
    }
}
