package io.headrace.settlement.chain.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Many contracts' state in one call, of one block.
class MulticallTest {
    private static final LocalKey OWNER = LocalChain.account(0);
    private static LocalChain chain;
    private static String token;
    private static String multicall;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        assertEquals(Optional.empty(), Multicall.standing(chain.node(), Multicall.CANONICAL));
        multicall = chain.deploy(OWNER, Multicall.creation());
        token = chain.deploy(OWNER, "local/TestToken", "USD Coin", "USDC", 6, 0);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void itIsFoundWhereItStands() {
        assertEquals(Optional.of(multicall), Multicall.standing(chain.node(), Multicall.CANONICAL, multicall));
    }

    @Test
    void allAnswersAreOfTheBlockThatWasNamed() {
        Multicall both = new Multicall(multicall, List.of(supply(), supply()));
        String before = head();
        BigInteger had = chain.number(token, "totalSupply");
        chain.send(OWNER, token, Abi.call("mint", OWNER.address(), 1_000));
        assertEquals(List.of(had, had), numbers(both.at(chain.node(), before)));
        BigInteger more = had.add(BigInteger.valueOf(1_000));
        assertEquals(List.of(more, more), numbers(both.at(chain.node(), head())));
    }

    @Test
    void aBlockThatWasTakenBackIsNotReadFrom() {
        chain.client().call("anvil_mine", "0x3");
        String gone = head();
        chain.client().call("anvil_reorg", 2, List.of());
        Multicall one = new Multicall(multicall, List.of(supply()));
        assertThrows(RpcException.class, () -> one.at(chain.node(), gone));
        assertEquals(1, one.at(chain.node(), head()).size());
    }

    @Test
    void aContractThatFailsOrIsNoneSpoilsItsOwnAnswerOnly() {
        List<Question> questions = List.of(
                Question.of(token, "noSuchView"),
                Question.of("0x00000000000000000000000000000000000000ff", "totalSupply"),
                Question.of(token, "decimals"));
        List<Reading> told = new Multicall(multicall, questions).at(chain.node(), head());
        assertEquals(
                List.of(false, false, true),
                told.stream().map(Reading::answered).toList());
        assertEquals(BigInteger.valueOf(6), told.get(2).number(0));
        assertEquals(
                RpcFault.MALFORMED,
                assertThrows(RpcException.class, () -> told.getFirst().number(0))
                        .fault());
        assertThrows(RpcException.class, () -> told.get(2).number(1));
    }

    @Test
    void aNumberWithASignAndAnAddressAreReadFromAWord() {
        Node node = new Node("test", URI.create("http://localhost"));
        BigInteger minusOne = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        Reading reading = new Reading(node, supply(), true, List.of(minusOne, new BigInteger("00ff", 16)));
        assertEquals(BigInteger.ONE.negate(), reading.signed(0));
        assertEquals("0x" + "0".repeat(38) + "ff", reading.address(1));
        assertTrue(reading.flag(0));
    }

    /// Whatever comes back is read or refused, never an error of ours and never a number that was not sent.
    @Test
    void damagedAnswersAreReadOrRefused() {
        List<Question> questions = IntStream.range(0, 5).mapToObj(i -> supply()).collect(Collectors.toList());
        String calldata = Abi.callAs(
                "aggregate3((address,bool,bytes)[])",
                new org.web3j.abi.datatypes.DynamicArray<>(
                        org.web3j.abi.datatypes.DynamicStruct.class,
                        questions.stream()
                                .map(question -> new org.web3j.abi.datatypes.DynamicStruct(
                                        new org.web3j.abi.datatypes.Address(question.target()),
                                        new org.web3j.abi.datatypes.Bool(true),
                                        new org.web3j.abi.datatypes.DynamicBytes(Hex.bytes(question.calldata()))))
                                .toList()));
        byte[] whole = chain.node().view(multicall, calldata, BlockTag.LATEST);
        Random random = new Random(20261123);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = java.util.Arrays.copyOf(
                    whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int i = random.nextInt(6); i > 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += isRefused(damaged, questions) ? 1 : 0;
        }
        assertTrue(refused > 5_000, refused + " refused");
        assertFalse(isRefused(whole, questions));
    }

    private static boolean isRefused(byte[] bytes, List<Question> questions) {
        try {
            Answers answers = new Answers(chain.node().node(), bytes);
            answers.requireCount(questions.size());
            for (int i = 0; i < questions.size(); i++) {
                answers.reading(i, questions.get(i));
            }
            return false;
        } catch (RpcException e) {
            assertEquals(RpcFault.MALFORMED, e.fault());
            return true;
        }
    }

    private static Question supply() {
        return Question.of(token, "totalSupply");
    }

    private static List<BigInteger> numbers(List<Reading> told) {
        return told.stream().map(reading -> reading.number(0)).toList();
    }

    private static String head() {
        return chain.node().head().hash();
    }
}
