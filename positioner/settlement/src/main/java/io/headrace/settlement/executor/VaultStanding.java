package io.headrace.settlement.executor;

import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.chain.rpc.Answer;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Question;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a vault would let pass on one of its lanes at this moment, by the word of enough operators, each of whom reads
/// all of it at one block.
///
/// @param seconds the middle of what they call their newest block's time, Unix time
/// @param whole what may leave in the token over all lanes
/// @param lane what may leave on the lane
public record VaultStanding(Rules rules, long seconds, Bucket whole, Bucket lane) {
    private static final int QUESTIONS = 5; // of a way
    private static final int LIMIT = 3; // numbers: capacity, window, left
    static final long YEAR = 365 * 86_400L; // seconds

    /// What changes only with the vault's configuration: operators must say the same.
    ///
    /// @param kind of the lane: 0 is closed, 1 pays an account, 2 calls an adapter
    public record Rules(BigInteger epoch, boolean paused, BigInteger kind, Limit whole, Limit lane) {
        private static final BigInteger ADAPTER = BigInteger.TWO;

        /// Whether the lane is open at all.
        public boolean listed() {
            return kind.signum() != 0;
        }

        public boolean listsAdapter() {
            return kind.equals(ADAPTER);
        }
    }

    /// @param capacity most at once, base units
    /// @param window seconds of a full refill
    public record Limit(BigInteger capacity, BigInteger window) {}

    /// A limit and what is left of it.
    public record Bucket(Limit limit, BigInteger left) {
        /// In how many seconds an amount may pass that is not beyond the capacity; a year for anything later, as where
        /// much more is under way than the bucket ever holds.
        long secondsUntil(BigInteger amount) {
            BigInteger lacks = amount.subtract(left).max(BigInteger.ZERO);
            BigInteger capacity = limit.capacity().max(BigInteger.ONE);
            return lacks.multiply(limit.window())
                    .add(capacity)
                    .subtract(BigInteger.ONE)
                    .divide(capacity)
                    .min(BigInteger.valueOf(YEAR))
                    .longValueExact();
        }

        Bucket without(BigInteger promised) {
            return new Bucket(limit, left.subtract(promised));
        }
    }

    /// One way out of a vault.
    ///
    /// @param destination account or adapter
    public record Way(VaultId vault, String asset, String destination) {}

    /// What one operator says.
    private record Said(Rules rules, long seconds, BigInteger whole, BigInteger lane) {}

    /// Empty when too few operators answer, or say the same.
    public static Optional<VaultStanding> of(Voices chain, Way way) {
        return Optional.ofNullable(of(chain, List.of(way)).get(way));
    }

    /// By way, of vaults of one chain: each node is asked by two exchanges, however many ways there are. Ways of which
    /// too few operators say the same are left out.
    public static Map<Way, VaultStanding> of(Voices chain, List<Way> ways) {
        Map<Way, VaultStanding> standings = new HashMap<>();
        if (ways.isEmpty()) {
            return standings;
        }
        Collection<List<Said>> said = chain.ask(node -> said(node, ways));
        for (int i = 0; i < ways.size(); i++) {
            int at = i;
            of(said.stream().map(all -> all.get(at)).toList(), chain.needed())
                    .ifPresent(standing -> standings.put(ways.get(at), standing));
        }
        return standings;
    }

    private static Optional<VaultStanding> of(List<Said> said, int needed) {
        return Voices.agreed(said.stream().map(Said::rules).toList(), needed)
                .map(rules -> agreed(
                        rules,
                        said.stream().filter(one -> one.rules().equals(rules)).toList(),
                        needed));
    }

    private static VaultStanding agreed(Rules rules, List<Said> said, int needed) {
        long[] times = said.stream().mapToLong(Said::seconds).sorted().toArray();
        return new VaultStanding(
                rules,
                times[(times.length - 1) / 2], // of two the earlier one: a signature may not live too long
                new Bucket(rules.whole(), vouched(said.stream().map(Said::whole), needed)),
                new Bucket(rules.lane(), vouched(said.stream().map(Said::lane), needed)));
    }

    /// The most that enough operators say is left, or more: heads differ by a block, and what is left with them.
    private static BigInteger vouched(Stream<BigInteger> left, int needed) {
        return left.sorted(Comparator.reverseOrder()).toList().get(needed - 1);
    }

    /// @throws RpcException when the node does not answer all of it, or has no vault there
    private static List<Said> said(ChainNode node, List<Way> ways) {
        Block head = node.head(ways.getFirst().vault().chainId())
                .orElseThrow(() -> RpcException.malformed(node.node(), "no newest block, or one of another chain"));
        BlockTag at = new BlockTag.Hash(head.hash());
        List<Answer> answers = node.askAll(
                ways.stream().flatMap(way -> questions(way, at).stream()).toList());
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            List<Answer> of = answers.subList(i * QUESTIONS, (i + 1) * QUESTIONS);
            said.add(said(head, of.stream().map(VaultStanding::numbers).toList()));
        }
        return said;
    }

    private static List<Question<Answer>> questions(Way way, BlockTag at) {
        return Stream.of(
                        Abi.call("epoch"),
                        Abi.call("paused"),
                        Abi.call("kindOf", way.asset(), way.destination()),
                        Abi.call("assetLimit", way.asset()),
                        Abi.call("laneLimit", way.asset(), way.destination()))
                .map(call -> Question.view(way.vault().address(), call, at))
                .toList();
    }

    /// An answer without what was asked for is one of no vault.
    private static List<BigInteger> numbers(Answer answer) {
        List<BigInteger> numbers = Abi.numbers(answer.bytes());
        if (numbers.isEmpty()) {
            throw answer.malformed("no vault stands there");
        }
        return numbers;
    }

    private static Said said(Block head, List<List<BigInteger>> told) {
        List<BigInteger> whole = told.get(QUESTIONS - 2);
        List<BigInteger> lane = told.get(QUESTIONS - 1);
        if (whole.size() != LIMIT || lane.size() != LIMIT) {
            throw new IllegalArgumentException("a limit has 3 numbers, were " + whole + ", " + lane);
        }
        Rules rules = new Rules(
                told.getFirst().getFirst(),
                told.get(1).getFirst().signum() != 0,
                told.get(2).getFirst(),
                new Limit(whole.get(0), whole.get(1)),
                new Limit(lane.get(0), lane.get(1)));
        return new Said(rules, head.timestamp(), whole.get(2), lane.get(2));
    }
}
