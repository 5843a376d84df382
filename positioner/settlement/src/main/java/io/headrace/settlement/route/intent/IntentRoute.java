package io.headrace.settlement.route.intent;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.route.Arrival;
import io.headrace.settlement.route.DeliveryLogs;
import io.headrace.settlement.route.Departure;
import io.headrace.settlement.route.Ends;
import io.headrace.settlement.route.OutboundLogs;
import io.headrace.settlement.route.Quote;
import io.headrace.settlement.route.RouteAdapter;
import io.headrace.settlement.route.RouteState;
import io.headrace.settlement.route.Sightings;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.slot.TxBody;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/// An ERC-7683 order. The message is the order's id. A filler delivers; what nobody filled can be taken
/// back when the origin's time for it has come.
public final class IntentRoute implements RouteAdapter {
    private static final long DEPARTURE_GAS = 600_000;
    private static final int STAGE = 0;
    private static final int FILL_DEADLINE = 1;
    private static final int AMOUNT = 3;
    private static final int WORDS = 4;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger OPEN = BigInteger.ONE;
    private static final BigInteger GIVEN_BACK = BigInteger.valueOf(3);
    private final Ends ends;
    private final Contracts contracts;
    private final DeliveryLogs fills;
    private final LongUnaryOperator asked;
    private final Duration usual;

    /// @param token that leaves, on the source
    /// @param origin settler
    /// @param destination settler
    /// @param recipient who is to be paid, fixed in the adapter
    public record Contracts(String adapter, String token, String origin, String destination, String recipient) {
        public Contracts {
            adapter = Hex.address(adapter);
            token = Hex.address(token);
            origin = Hex.address(origin);
            destination = Hex.address(destination);
            recipient = Hex.address(recipient);
        }
    }

    /// @param asked what fillers keep of an amount, base units
    /// @param usual how long it may take before it counts as late
    public IntentRoute(
            String name,
            Witnesses source,
            Witnesses destination,
            Contracts contracts,
            LongUnaryOperator asked,
            Duration usual) {
        this.contracts = contracts;
        this.fills = new DeliveryLogs(name, contracts.destination(), contracts.recipient());
        this.ends = new Ends(
                name, source, destination, contracts.adapter(), new OutboundLogs(name, contracts.adapter()), fills);
        this.asked = asked;
        this.usual = usual;
    }

    @Override
    public Ends ends() {
        return ends;
    }

    @Override
    public Quote quote(long units) {
        boolean open = Sightings.isZero(ends.source(), contracts.origin(), "paused")
                && Sightings.isZero(ends.destination(), contracts.destination(), "paused");
        long receives = units - asked.applyAsLong(units);
        return open && receives > 0
                ? new Quote.Offered(receives, DEPARTURE_GAS)
                : new Quote.Closed("a settler is paused, fillers ask for all of it, or too few nodes answer");
    }

    @Override
    public Departure departure(TxBody.Pay pay) {
        return Departure.abroad(contracts.adapter(), Abi.encoded(pay.minReceived()));
    }

    @Override
    public RouteState state(String message) {
        Optional<Optional<Arrival>> told = ends.destination().agreed((node, finalized) -> arrival(node, message));
        Optional<Arrival> arrived = told.flatMap(found -> found);
        if (arrived.isPresent()) {
            return new RouteState.Delivered(arrived.get().by(), arrived.get().units());
        }
        return held(message)
                .map(held -> told.isEmpty() && held.canExpire()
                        ? new RouteState.Silent("the nodes of the destination") // it may be filled there
                        : held(message, held))
                .orElseGet(() -> new RouteState.Silent("the nodes of the source"));
    }

    private RouteState held(String message, Held held) {
        RouteState refundable =
                new RouteState.Refundable(held.order().get(AMOUNT).min(MOST).longValue());
        if (held.order().get(STAGE).equals(GIVEN_BACK)) {
            return Sightings.returned(ends, message, refundable);
        }
        if (held.canExpire()) {
            return refundable;
        }
        if (!held.order().get(STAGE).equals(OPEN)) {
            return new RouteState.Contradicted("the origin has no such order, or has paid a filler that did not fill");
        }
        return held.isOver()
                ? new RouteState.Expired("the end of the time in which a fill may still be told")
                : Sightings.waiting(ends, message, usual, "a filler");
    }

    /// What the origin holds of an order.
    ///
    /// @param isOver whether its deadline has passed
    /// @param canExpire whether the time for taking it back has come
    private record Held(List<BigInteger> order, boolean isOver, boolean canExpire) {}

    /// At finality.
    private Optional<Held> held(String message) {
        return ends.source().agreed((node, finalized) -> {
            BlockTag at = new BlockTag.Number(finalized.number());
            List<BigInteger> order = Abi.numbers(node.view(contracts.origin(), Abi.call("held", message), at));
            if (order.size() != WORDS) {
                throw new IllegalArgumentException("an order has 4 words, was " + order.size());
            }
            BigInteger grace = Abi.number(node.view(contracts.origin(), Abi.call("grace"), at));
            BigInteger deadline = order.get(FILL_DEADLINE);
            BigInteger now = BigInteger.valueOf(finalized.timestamp());
            boolean open = order.get(STAGE).equals(OPEN);
            return new Held(order, open && now.compareTo(deadline) > 0, open && now.compareTo(deadline.add(grace)) > 0);
        });
    }

    @Override
    public Optional<Arrival> arrival(ChainNode node, String message) {
        return fills.find(node, ends.destination(), message);
    }

    @Override
    public Optional<Calldata.Call> claim(String message) {
        return Optional.empty();
    }

    @Override
    public Optional<Calldata.Call> recover(String message) {
        return Optional.of(Sightings.recovery(ends, message));
    }
}
