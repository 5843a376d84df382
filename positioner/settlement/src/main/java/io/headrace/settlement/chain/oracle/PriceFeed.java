package io.headrace.settlement.chain.oracle;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.proof.AgreedBlock;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.read.Reading;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An aggregator as Chainlink's are: `latestRoundData` and `decimals`.
///
/// @param decimals as the settings say; a feed that says otherwise is refused
/// @param maxAge oldest answer that counts: its heartbeat and a little more
public record PriceFeed(String address, int decimals, Duration maxAge) {
    private static final String LATEST = Abi.call("latestRoundData");
    private static final String DECIMALS = Abi.call("decimals");
    private static final int PARTS = 5;

    public PriceFeed {
        address = Hex.address(address);
        if (decimals < 0 || decimals > 36 || !maxAge.isPositive()) {
            throw new IllegalArgumentException(
                    "a feed has 0 to 36 decimals and a positive age, was " + decimals + ", " + maxAge);
        }
    }

    /// What the aggregator answered, word by word.
    record Round(BigInteger id, BigInteger answer, BigInteger updatedAt, BigInteger answeredIn, BigInteger decimals) {}

    /// The price at a block, as enough operators tell it alike.
    ///
    /// @param at a block they agree on: all are asked for its hash
    /// @param needed operators, at least 2
    /// @throws io.headrace.market.problem.ProblemException HR-4141 to HR-4145 when it is no price
    public OraclePrice agreed(List<ChainNode> nodes, AgreedBlock at, int needed) {
        Map<Round, Set<String>> voices = new HashMap<>();
        for (ChainNode node : nodes) {
            round(node, at.block().hash())
                    .ifPresent(round -> voices.computeIfAbsent(round, r -> new HashSet<>())
                            .add(node.node().operator()));
        }
        List<Round> enough = voices.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= Math.max(2, needed))
                .map(Map.Entry::getKey)
                .toList();
        if (enough.size() != 1) {
            throw OracleFault.NOT_AGREED.at(this, voices.size() + " versions of it are told, " + needed + " needed");
        }
        return price(enough.getFirst(), at.block().timestamp());
    }

    /// Whether a feed was told alike, and what it says is no price: another look would find the same.
    public static boolean isAnswered(ProblemException fault) {
        return EnumSet.complementOf(EnumSet.of(OracleFault.NOT_AGREED)).stream()
                .anyMatch(one -> one.is(fault.problem()));
    }

    /// What is asked of it, for a call that asks others too.
    public List<Question> questions() {
        return List.of(new Question(address, LATEST), new Question(address, DECIMALS));
    }

    /// The price in one node's answers to the questions: enough operators must give the same.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4141 to HR-4145 when it is no price
    /// @throws RpcException when the feed did not answer
    public OraclePrice price(List<Reading> told, Block at) {
        Reading latest = told.getFirst();
        Round round = new Round(
                latest.number(0),
                latest.signed(1),
                latest.number(3),
                latest.number(4),
                told.get(1).number(0));
        return price(round, at.timestamp());
    }

    private Optional<Round> round(ChainNode node, String blockHash) {
        try {
            BlockTag tag = new BlockTag.Hash(blockHash);
            List<BigInteger> words = Abi.numbers(node.view(address, LATEST, tag));
            BigInteger told = Abi.number(node.view(address, DECIMALS, tag));
            return words.size() == PARTS
                    ? Optional.of(new Round(words.get(0), signed(words.get(1)), words.get(3), words.get(4), told))
                    : Optional.empty();
        } catch (RpcException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What a round is worth at a block's time.
    OraclePrice price(Round round, long now) {
        BigInteger time = BigInteger.valueOf(now);
        if (!round.decimals().equals(BigInteger.valueOf(decimals))) {
            throw OracleFault.OTHER_DECIMALS.at(this, "it says " + round.decimals() + ", the settings " + decimals);
        }
        if (round.answer().signum() <= 0) {
            throw OracleFault.NO_PRICE.at(this, "round " + round.id() + " says " + round.answer());
        }
        boolean future = round.updatedAt().compareTo(time) > 0;
        if (round.updatedAt().signum() == 0 || future || round.answeredIn().compareTo(round.id()) < 0) {
            throw OracleFault.UNFINISHED.at(
                    this,
                    "round " + round.id() + " was answered in " + round.answeredIn() + " at " + round.updatedAt()
                            + ", the block is of " + now);
        }
        long age = time.subtract(round.updatedAt()).longValueExact();
        if (age > maxAge.toSeconds()) {
            throw OracleFault.STALE.at(this, age + " seconds, at most " + maxAge.toSeconds());
        }
        return new OraclePrice(
                new BigDecimal(round.answer(), decimals),
                round.id(),
                round.updatedAt().longValueExact());
    }

    private static BigInteger signed(BigInteger word) {
        return word.testBit(255) ? word.subtract(BigInteger.ONE.shiftLeft(256)) : word;
    }
}
