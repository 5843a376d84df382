package io.headrace.settlement.chain.read;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Artifact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;

/// The same questions to many contracts, asked in one call of Multicall3's `aggregate3`: what they answer is of one
/// block. The calldata is made once.
///
/// Safe for many threads.
public final class Multicall {
    /// Where it stands on most chains.
    public static final String CANONICAL = "0xca11bde05977b3631167028862be2a173976ca11";

    private static final int CONSTRUCTOR = 32; // bytes that put the rest in place, and take no arguments

    private final String contract;
    private final List<Question> questions;
    private final String calldata;

    /// @param contract where Multicall3 stands on this chain
    /// @param questions at least one
    public Multicall(String contract, List<Question> questions) {
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("at least one question is needed");
        }
        this.contract = Hex.address(contract);
        this.questions = List.copyOf(questions);
        this.calldata = calldata(questions);
    }

    public List<Question> questions() {
        return questions;
    }

    /// What makes a Multicall3 where there is none.
    public static String creation() {
        return Artifact.published("Multicall3").bytecode();
    }

    /// What stands on a chain once it was made.
    public static byte[] runtime() {
        byte[] creation = Hex.bytes(creation());
        return Arrays.copyOfRange(creation, CONSTRUCTOR, creation.length);
    }

    /// The first of some addresses where there is code now; empty when there is none.
    public static java.util.Optional<String> standing(ChainNode node, String... candidates) {
        return Stream.of(candidates)
                .filter(candidate -> node.code(candidate, BlockTag.LATEST).length > 0)
                .findFirst();
    }

    /// What they answer at one block, in the order of the questions. A contract that reverts spoils its own answer
    /// only.
    ///
    /// @param blockHash of a block that the node holds to be part of its chain; any other is an error
    /// @throws io.headrace.settlement.chain.rpc.RpcException when the node does not answer, or not what was asked
    public List<Reading> at(ChainNode node, String blockHash) {
        byte[] answer = node.view(contract, calldata, new BlockTag.Hash(blockHash));
        Answers answers = new Answers(node.node(), answer);
        List<Reading> readings = new ArrayList<>(questions.size());
        answers.requireCount(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            readings.add(answers.reading(i, questions.get(i)));
        }
        return readings;
    }

    private static String calldata(List<Question> questions) {
        List<DynamicStruct> calls = questions.stream()
                .map(question -> new DynamicStruct(
                        new Address(question.target()),
                        new Bool(true),
                        new DynamicBytes(Hex.bytes(question.calldata()))))
                .toList();
        return Abi.callAs("aggregate3((address,bool,bytes)[])", new DynamicArray<>(DynamicStruct.class, calls));
    }
}
