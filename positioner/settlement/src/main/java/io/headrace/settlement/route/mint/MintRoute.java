package io.headrace.settlement.route.mint;

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
import io.headrace.settlement.route.Trial;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.route.mint.AttestationService.Answer;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.slot.TxBody;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Burns here, and mints there what attesters of the bridge have signed. Anybody may deliver; when
/// nobody does, we do. There is no way back: what is late stays in flight until it is attested.
public final class MintRoute implements RouteAdapter {
    private static final long DEPARTURE_GAS = 400_000;
    private static final long CLAIM_GAS = 300_000;
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
    private static final String DELIVER = "deliver(bytes,bytes[])";
    private final Ends ends;
    private final Contracts contracts;
    private final DeliveryLogs deliveries;
    private final AttestationService service;
    private final Duration usual;

    /// @param adapter the vault's door to the bridge
    /// @param source the bridge that burns
    /// @param destination the bridge that mints
    /// @param recipient who is minted to, fixed in the adapter
    public record Contracts(String adapter, String source, String destination, String recipient) {
        public Contracts {
            adapter = Hex.address(adapter);
            source = Hex.address(source);
            destination = Hex.address(destination);
            recipient = Hex.address(recipient);
        }
    }

    /// @param usual how long it may take before it counts as late
    public MintRoute(
            String name,
            Witnesses source,
            Witnesses destination,
            Contracts contracts,
            AttestationService service,
            Duration usual) {
        this.contracts = contracts;
        this.deliveries = new DeliveryLogs(name, contracts.destination(), contracts.recipient());
        this.ends = new Ends(
                name,
                source,
                destination,
                contracts.adapter(),
                new OutboundLogs(name, contracts.adapter()),
                deliveries);
        this.service = service;
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
        if (!open) {
            return new Quote.Closed("the bridge is paused, or too few nodes answer");
        }
        Optional<BigInteger> kept = Sightings.number(ends.destination(), contracts.destination(), "feeBps")
                .map(bps -> BigInteger.valueOf(units).multiply(bps).divide(WHOLE));
        return kept.filter(fee -> fee.compareTo(BigInteger.valueOf(units)) < 0)
                .<Quote>map(fee -> new Quote.Offered(units - fee.longValue(), DEPARTURE_GAS + CLAIM_GAS))
                .orElseGet(() -> new Quote.Closed("the bridge would keep all of it, or too few nodes answer"));
    }

    /// What may be kept of the amount is what the plan can spare.
    @Override
    public Departure departure(TxBody.Pay pay) {
        return Departure.abroad(contracts.adapter(), Abi.encoded(pay.units() - pay.minReceived()));
    }

    @Override
    public RouteState state(String message) {
        Optional<Arrival> arrived = Sightings.arrived(this, message);
        if (arrived.isPresent()) {
            return new RouteState.Delivered(arrived.get().by(), arrived.get().units());
        }
        return switch (service.of(message)) {
            case Answer.Silent() -> new RouteState.Silent("the attestation service");
            case Answer.Pending() -> Sightings.waiting(ends, message, usual, "its attestation");
            case Answer.Complete complete -> attested(message, complete);
        };
    }

    private RouteState attested(String message, Answer.Complete complete) {
        return objection(message, complete.body())
                .<RouteState>map(RouteState.Contradicted::new)
                .orElseGet(() -> Trial.of(ends.destination(), contracts.destination(), deliver(complete)));
    }

    /// What in a body is not what our adapter sent.
    private Optional<String> objection(String message, String body) {
        Optional<MintMessage> read = MintMessage.of(body);
        if (read.isEmpty() || !Abi.keccak(Hex.bytes(body)).equals(message)) {
            return Optional.of("the service answers with another message");
        }
        MintMessage told = read.get();
        boolean ours = told.recipient().equals(contracts.recipient())
                && told.from().equals(contracts.source())
                && told.source().equals(chain(ends.source()))
                && told.destination().equals(chain(ends.destination()));
        return ours ? Optional.empty() : Optional.of("the message leads elsewhere: " + told);
    }

    private static BigInteger chain(Witnesses chain) {
        return BigInteger.valueOf(chain.profile().chainId());
    }

    private static String deliver(Answer.Complete complete) {
        List<byte[]> signatures = complete.signatures().stream().map(Hex::bytes).toList();
        return Abi.callAs(DELIVER, Hex.bytes(complete.body()), signatures);
    }

    @Override
    public Optional<Arrival> arrival(ChainNode node, String message) {
        return deliveries.find(node, ends.destination(), message);
    }

    @Override
    public Optional<Calldata.Call> claim(String message) {
        return service.of(message) instanceof Answer.Complete complete
                        && objection(message, complete.body()).isEmpty()
                ? Optional.of(new Calldata.Call(contracts.destination(), deliver(complete), CLAIM_GAS))
                : Optional.empty();
    }

    @Override
    public Optional<Calldata.Call> recover(String message) {
        return Optional.empty();
    }
}
