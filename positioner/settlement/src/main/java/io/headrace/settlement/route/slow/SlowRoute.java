package io.headrace.settlement.route.slow;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.route.Arrival;
import io.headrace.settlement.route.DeliveryLogs;
import io.headrace.settlement.route.Departure;
import io.headrace.settlement.route.Ends;
import io.headrace.settlement.route.OutboundLogs;
import io.headrace.settlement.route.Quote;
import io.headrace.settlement.route.RouteAdapter;
import io.headrace.settlement.route.RouteState;
import io.headrace.settlement.route.Sightings;
import io.headrace.settlement.route.Trial;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.slot.TxBody;
import java.time.Duration;
import java.util.Optional;

/// Locks here; there it is proved against a root that has stood unchallenged, and given. All of it
/// arrives, late. There is no way back: a root that was challenged is waited for again.
public final class SlowRoute implements RouteAdapter {
    private static final long DEPARTURE_GAS = 400_000;
    private static final long CLAIM_GAS = 500_000;
    private final Ends ends;
    private final Contracts contracts;
    private final DeliveryLogs deliveries;
    private final SlowProofs proofs;
    private final Duration usual;

    /// @param source the bridge that locks
    /// @param destination the bridge that gives
    /// @param recipient who is given it, fixed in the adapter
    public record Contracts(String adapter, String source, String destination, String recipient) {
        public Contracts {
            adapter = Hex.address(adapter);
            source = Hex.address(source);
            destination = Hex.address(destination);
            recipient = Hex.address(recipient);
        }
    }

    /// @param usual how long it may take before it counts as late
    public SlowRoute(String name, Witnesses source, Witnesses destination, Contracts contracts, Duration usual) {
        this.contracts = contracts;
        this.deliveries = new DeliveryLogs(name, contracts.destination(), contracts.recipient());
        this.ends = new Ends(
                name,
                source,
                destination,
                contracts.adapter(),
                new OutboundLogs(name, contracts.adapter()),
                deliveries);
        this.proofs = new SlowProofs(source, destination, contracts.source(), contracts.destination());
        this.usual = usual;
    }

    @Override
    public Ends ends() {
        return ends;
    }

    @Override
    public Quote quote(long units) {
        boolean open = Sightings.isZero(ends.source(), contracts.source(), "paused")
                && Sightings.isZero(ends.destination(), contracts.destination(), "paused");
        return open
                ? new Quote.Offered(units, DEPARTURE_GAS + CLAIM_GAS)
                : new Quote.Closed("the bridge is paused, or too few nodes answer");
    }

    @Override
    public Departure departure(TxBody.Pay pay) {
        return Departure.abroad(contracts.adapter(), "0x");
    }

    @Override
    public RouteState state(String message) {
        Optional<Arrival> arrived = Sightings.arrived(this, message);
        if (arrived.isPresent()) {
            return new RouteState.Delivered(arrived.get().by(), arrived.get().units());
        }
        return proofs.finalizing(message)
                .map(call -> Trial.of(ends.destination(), contracts.destination(), call))
                .orElseGet(() -> Sightings.waiting(ends, message, usual, "a root that covers it"));
    }

    @Override
    public Optional<Arrival> arrival(ChainNode node, String message) {
        return deliveries.find(node, ends.destination(), message);
    }

    @Override
    public Optional<Calldata.Call> claim(String message) {
        return proofs.finalizing(message).map(call -> new Calldata.Call(contracts.destination(), call, CLAIM_GAS));
    }

    @Override
    public Optional<Calldata.Call> recover(String message) {
        return Optional.empty();
    }
}
