package io.headrace.settlement.chain.rpc;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One question to a node and how its answer is read.
public record Question<T>(String method, List<Object> parameters, Function<Answer, T> reader) {
    public Question {
        parameters = List.copyOf(parameters);
    }

    /// The same question with its answer as it came, for questions of several kinds that travel
    /// together.
    public Question<Answer> unread() {
        return new Question<>(method, parameters, Function.identity());
    }

    public static Question<Long> chainId() {
        return new Question<>("eth_chainId", List.of(), Answer::count);
    }

    /// The block of a tag; empty when the node has none.
    public static Question<Optional<Block>> block(BlockTag tag) {
        Function<Answer, Optional<Block>> reader =
                answer -> answer.absent() ? Optional.empty() : Optional.of(Block.of(answer));
        return tag instanceof BlockTag.Hash(String hash)
                ? new Question<>("eth_getBlockByHash", List.of(hash, false), reader)
                : new Question<>("eth_getBlockByNumber", List.of(tag.parameter(), false), reader);
    }

    /// The account and slots of `account` with the nodes of the tries that lead to them, at one block.
    public static Question<Answer> proof(String account, List<String> slots, BlockTag tag) {
        return new Question<>("eth_getProof", List.of(account, slots, tag.parameter()), Function.identity());
    }

    /// How many transactions of `account` there are up to `tag`: its next nonce there.
    public static Question<Long> transactionCount(String account, BlockTag tag) {
        return new Question<>("eth_getTransactionCount", List.of(account, tag.parameter()), Answer::count);
    }

    /// What an account has of the chain's own asset at a block, wei.
    public static Question<BigInteger> balance(String account, BlockTag tag) {
        return new Question<>("eth_getBalance", List.of(account, tag.parameter()), Answer::number);
    }

    /// What a view of `contract` answers.
    public static Question<Answer> view(String contract, String calldata, BlockTag tag) {
        return new Question<>(
                "eth_call", List.of(Map.of("to", contract, "data", calldata), tag.parameter()), Function.identity());
    }

    /// The code that stands at an address; empty when it is no contract.
    public static Question<byte[]> code(String address, BlockTag tag) {
        return new Question<>("eth_getCode", List.of(address, tag.parameter()), Answer::bytes);
    }

    /// The gas that making a contract would take now.
    ///
    /// @param creation its bytecode with the constructor's arguments, hex
    public static Question<BigInteger> gasToMake(String sender, String creation) {
        return new Question<>("eth_estimateGas", List.of(Map.of("from", sender, "data", creation)), Answer::number);
    }

    /// How a transaction went; empty while it is in no block the node knows.
    public static Question<Optional<TxReceipt>> receipt(String txHash) {
        return new Question<>(
                "eth_getTransactionReceipt",
                List.of(txHash),
                answer -> answer.absent() || answer.at("blockHash").absent()
                        ? Optional.empty()
                        : Optional.of(TxReceipt.of(answer)));
    }

    /// Whether the node has a transaction, in its pool or in a block.
    public static Question<Boolean> knows(String txHash) {
        return new Question<>("eth_getTransactionByHash", List.of(txHash), answer -> !answer.absent());
    }
}
