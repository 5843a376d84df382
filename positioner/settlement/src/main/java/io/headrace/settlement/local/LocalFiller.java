package io.headrace.settlement.local;

import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.local.LocalPlan.Kind;
import io.headrace.settlement.local.LocalPlan.Way;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Fills the orders of one way with money of its own when they leave it enough, and is paid at the
/// origin once the attesters have told the fill there. For one thread.
final class LocalFiller {
    private static final String OPEN = Abi.topic("Open(bytes32,(address,uint256,uint32,uint32,bytes32,"
            + "(bytes32,uint256,bytes32,uint256)[],(bytes32,uint256,bytes32,uint256)[],(uint256,bytes32,bytes)[]))");
    private static final int ORIGIN_DATA_BYTES = 8 * 32;
    private static final int AMOUNT_OUT = 6;
    private static final int STAGE = 0;
    private static final int AMOUNT_IN = 3;
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
    private static final BigInteger MONEY = BigInteger.valueOf(50_000_000_000_000L);
    private final Way way;
    private final Deployer source;
    private final Deployer destination;
    private final FreshLogs opened;
    private final Deque<Order> orders = new ArrayDeque<>();

    /// @param data what the origin tells the destination, hex
    private record Order(String id, String data) {}

    /// @param source with the filler's key
    /// @param destination with the filler's key
    LocalFiller(Way way, Deployer source, Deployer destination) {
        this.way = way;
        this.source = source;
        this.destination = destination;
        this.opened = new FreshLogs(source.node(), way.sourceBridge(), OPEN, 0);
    }

    /// Gives the filler money for a way.
    ///
    /// @param destination with the filler's key
    static void equip(Way way, Deployer destination, String token) {
        destination.send(token, Abi.call("mint", destination.key().address(), MONEY));
        destination.send(token, Abi.call("approve", way.destinationBridge(), MONEY));
    }

    /// Does what there is to do.
    void round() {
        opened.take().forEach(log -> orders.add(order(log)));
        while (!orders.isEmpty()) {
            Order order = orders.peek();
            boolean worth = isWorthIt(order); // asked again when the node does not answer
            orders.remove();
            if (worth) {
                fill(order);
            }
        }
    }

    private static Order order(FoundLog found) {
        String data = found.log().data(); // ends with what the destination is told
        return new Order(found.log().topics().get(1), "0x" + data.substring(data.length() - 2 * ORIGIN_DATA_BYTES));
    }

    private boolean isWorthIt(Order order) {
        List<BigInteger> held =
                Abi.numbers(source.node().view(way.sourceBridge(), Abi.call("held", order.id()), BlockTag.LATEST));
        BigInteger in = held.get(AMOUNT_IN);
        BigInteger asked = in.multiply(BigInteger.valueOf(Kind.FILLED.feeBps)).divide(WHOLE);
        BigInteger out = Abi.numbers(Hex.bytes(order.data())).get(AMOUNT_OUT);
        return held.get(STAGE).equals(BigInteger.ONE) && in.subtract(out).compareTo(asked) >= 0;
    }

    private void fill(Order order) {
        String filler = destination.key().address();
        byte[] payTo = Hex.bytes(Abi.encoded(filler));
        destination.send(
                way.destinationBridge(),
                Abi.callAs("fill(bytes32,bytes,bytes)", order.id(), Hex.bytes(order.data()), payTo));
        byte[] digest =
                source.node().view(way.sourceBridge(), Abi.call("fillDigest", order.id(), filler), BlockTag.LATEST);
        List<byte[]> signatures = LocalNet.BRIDGE_KEYS.stream()
                .map(LocalNet::known)
                .sorted(Comparator.comparing(LocalKey::address)) // as the contract wants them
                .map(key -> key.sign(digest))
                .toList();
        source.send(way.sourceBridge(), Abi.callAs("settle(bytes32,address,bytes[])", order.id(), filler, signatures));
    }
}
