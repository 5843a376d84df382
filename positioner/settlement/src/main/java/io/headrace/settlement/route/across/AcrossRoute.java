package io.headrace.settlement.route.across;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.route.Arrival;
import io.headrace.settlement.route.Departure;
import io.headrace.settlement.route.Ends;
import io.headrace.settlement.route.OutboundLogs;
import io.headrace.settlement.route.Quote;
import io.headrace.settlement.route.RouteAdapter;
import io.headrace.settlement.route.RouteState;
import io.headrace.settlement.route.Sightings;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.route.Words;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.slot.TxBody;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongUnaryOperator;

/// A deposit with Across. The message is the pool's own hash of the deposit, under which the other side
/// marks the fill; nothing is claimed by us, and what nobody fills comes back to the departure's purse.
public final class AcrossRoute implements RouteAdapter {
    private static final String DEPOSIT_MADE = Abi.topic("DepositMade(bytes32,uint256,uint256)");
    private static final long DEPARTURE_GAS = 600_000;
    private final Ends ends;
    private final Contracts contracts;
    private final AcrossFills fills;
    private final LongUnaryOperator asked;
    private final Duration usual;
    private final ConcurrentMap<String, Deposit> deposits = new ConcurrentHashMap<>(); // final at their source

    /// @param token that leaves, on the source
    public record Contracts(String adapter, String token, String source, String destination) {
        public Contracts {
            adapter = Hex.address(adapter);
            token = Hex.address(token);
            source = Hex.address(source);
            destination = Hex.address(destination);
        }
    }

    /// @param deadline Unix seconds of the destination
    private record Deposit(BigInteger id, BigInteger deadline) {}

    /// @param asked what relayers keep of an amount, base units
    /// @param usual how long it may take before it counts as late
    public AcrossRoute(
            String name,
            Witnesses source,
            Witnesses destination,
            Contracts contracts,
            LongUnaryOperator asked,
            Duration usual) {
        this.contracts = contracts;
        this.fills = new AcrossFills(
                name, contracts.destination(), destination.profile().chainId());
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
        boolean open = Sightings.isZero(ends.source(), contracts.source(), "pausedDeposits")
                && Sightings.isZero(ends.destination(), contracts.destination(), "pausedFills");
        long receives = units - asked.applyAsLong(units);
        return open && receives > 0
                ? new Quote.Offered(receives, DEPARTURE_GAS)
                : new Quote.Closed("the pool is paused, relayers ask for all of it, or too few nodes answer");
    }

    @Override
    public Departure departure(TxBody.Pay pay) {
        return Departure.abroad(contracts.adapter(), Abi.encoded(pay.minReceived()));
    }

    @Override
    public RouteState state(String message) {
        Optional<Deposit> deposit = deposit(message);
        if (deposit.isEmpty()) {
            return new RouteState.Silent("the nodes of the source, or they do not know the deposit");
        }
        Optional<Arrival> arrived = Sightings.arrived(this, message);
        if (arrived.isPresent()) {
            return new RouteState.Delivered(arrived.get().by(), arrived.get().units());
        }
        Optional<RouteState> back = refunded(message).map(RouteState.Refundable::new);
        return expired(deposit.get())
                ? Sightings.returned(
                        ends,
                        message,
                        back.orElseGet(() -> new RouteState.Expired("its money, which the bridge gives back")))
                : back.orElseGet(() -> Sightings.waiting(ends, message, usual, "a relayer"));
    }

    /// What left, when no less lies in the message's purse: the bridge gives back all or nothing, and
    /// anybody may send dust to a purse.
    private Optional<Long> refunded(String message) {
        return Sightings.departed(ends, message)
                .flatMap(found -> Words.units(found.log(), 0))
                .filter(left -> Sightings.cameBack(ends, contracts.token(), message, left));
    }

    /// Whether no block to come may hold a fill.
    private boolean expired(Deposit deposit) {
        return ends.destination()
                .agreed((node, finalized) ->
                        BigInteger.valueOf(finalized.timestamp()).compareTo(deposit.deadline()) > 0)
                .orElse(false);
    }

    private Optional<Deposit> deposit(String message) {
        Deposit known = deposits.get(message);
        if (known != null) {
            return Optional.of(known);
        }
        LogQuery query = ends.source().logs(contracts.adapter(), DEPOSIT_MADE, message);
        Optional<Deposit> found = ends.source()
                .agreed((node, finalized) -> node.logs(query).stream()
                        .filter(log -> log.blockNumber() <= finalized.number())
                        .findFirst()
                        .flatMap(AcrossRoute::read))
                .flatMap(deposit -> deposit);
        found.ifPresent(deposit -> deposits.put(message, deposit));
        return found;
    }

    private static Optional<Deposit> read(FoundLog found) {
        List<BigInteger> words = Words.of(found.log());
        return words.size() == 2 ? Optional.of(new Deposit(words.get(0), words.get(1))) : Optional.empty();
    }

    @Override
    public Optional<Arrival> arrival(ChainNode node, String message) {
        return deposit(message).flatMap(deposit -> fills.find(node, ends, message, deposit.id()));
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
