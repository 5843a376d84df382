import io.headrace.settlement.chain.DelayProxy;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.read.HeadStates;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.watch.HeadBell;
import io.headrace.settlement.venue.margin.MarginState;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Uint256;

/// Time from a new block to the decoded state of 50 contracts at that block: five values each, one of them a
/// balance of a token, one reckoned from a price. The block is asked for on a connection of its own: it is mined when that is
/// answered. The websocket and the read go through a wire that adds its delay each way.
public final class ChainState {
    private static final int CONTRACTS = 50;
    private static final LocalKey OWNER = LocalChain.account(0);
    private static final Duration LONG = Duration.ofSeconds(10);

    private ChainState() {}

    public static void main(String[] args) throws InterruptedException {
        int blocks = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        try (LocalChain chain = LocalChain.start(31337)) {
            Multicall multicall = venues(chain);
            for (int round = 1; round <= 3; round++) {
                for (int roundTrip : new int[] {0, 20}) {
                    measure(chain, multicall, roundTrip, blocks, round);
                }
            }
        }
    }

    private static Multicall venues(LocalChain chain) {
        String token = chain.deploy(OWNER, "local/TestToken", "USD Coin", "USDC", 6, 0);
        String oracle = chain.deploy(OWNER, "local/TestAggregator", 8, 5_000_000_000_000L);
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < CONTRACTS; i++) {
            DynamicArray<StaticStruct> tiers = new DynamicArray<>(
                    StaticStruct.class,
                    List.of(new StaticStruct(new Uint256(most()), new Uint256(250))));
            String venue = chain.deploy(
                    OWNER, "local/MarginVenue", token, oracle, OWNER.address(), 0, 3_600, tiers);
            questions.add(MarginState.question(venue, OWNER.address()));
        }
        return new Multicall(chain.deploy(OWNER, Multicall.creation()), questions);
    }

    private static BigInteger most() {
        return BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    }

    private static void measure(LocalChain chain, Multicall multicall, int roundTrip, int blocks, int round)
            throws InterruptedException {
        try (DelayProxy wire = DelayProxy.to(chain.anvil().uri(), Duration.ofMillis(roundTrip).dividedBy(2));
                HeadBell bell = new HeadBell(wire.uri("ws"), LONG);
                ChainNode node = new ChainNode(new RpcClient(new Node("wire", wire.uri("http")), RpcLimits.USUAL))) {
            HeadStates states = new HeadStates(node, bell, multicall);
            bell.connect();
            while (bell.await(Duration.ofMillis(200)).isEmpty()) {
                chain.client().call("evm_mine");
            }
            long[] asked = new long[blocks];
            long[] mined = new long[blocks];
            for (int i = -100; i < blocks; i++) { // the first hundred are not counted
                long before = System.nanoTime();
                chain.client().call("evm_mine");
                long there = System.nanoTime();
                HeadStates.AtBlock read = states.next(LONG).orElseThrow();
                long decoded = read.readings().stream().map(MarginState::of).filter(state -> state.held().signum() >= 0)
                        .count();
                long after = System.nanoTime();
                if (decoded != CONTRACTS || !read.blockHash().equals(chain.node().head().hash())) {
                    throw new IllegalStateException("read " + decoded + " contracts at another block");
                }
                if (i >= 0) {
                    asked[i] = after - before;
                    mined[i] = after - there;
                }
            }
            print("mined", roundTrip, round, mined);
            print("asked for", roundTrip, round, asked);
        }
    }

    private static void print(String from, int roundTrip, int round, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "round %d, %2d ms round trip added, from block %-9s to state: p50 %6.2f ms  p90 %6.2f ms  p99 %6.2f ms  (%d blocks, %d contracts)%n",
                round,
                roundTrip,
                from,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 9 / 10] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos.length,
                CONTRACTS);
    }
}
