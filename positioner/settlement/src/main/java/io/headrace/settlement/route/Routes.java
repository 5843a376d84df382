package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.courier.Bridges;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.BridgeView.DeliveryView;
import io.headrace.settlement.fact.BridgeView.Status;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.slot.TxBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All routes of a desk behind the courier's port.
public final class Routes implements Bridges {
    private final Map<String, RouteAdapter> byName;

    /// @throws IllegalStateException when two have one name
    public Routes(List<RouteAdapter> routes) {
        byName = routes.stream()
                .collect(Collectors.toUnmodifiableMap(route -> route.ends().route(), Function.identity()));
    }

    public Optional<RouteAdapter> named(String route) {
        return Optional.ofNullable(byName.get(route));
    }

    /// How a message stands, with more words than the courier needs.
    public RouteState state(String messageId) {
        return found(messageId)
                .map(found -> found.route().state(found.key()))
                .orElseGet(() -> new RouteState.Contradicted("no route has the message " + messageId));
    }

    @Override
    public BridgeView look(TransferPlan plan, String messageId) {
        Optional<Found> found = found(messageId)
                .filter(one -> one.route().ends().route().equals(plan.route().name()));
        return found.map(one -> look(messageId, one, one.route().state(one.key())))
                .orElseGet(() -> new BridgeView(messageId, Status.UNKNOWN, List.of()));
    }

    private static BridgeView look(String messageId, Found found, RouteState state) {
        return new BridgeView(messageId, state.service(), deliveries(found), state.back());
    }

    /// The call of a claim or of taking back; empty while there is none, and for bodies that are not a
    /// bridge's.
    public Optional<Calldata.Call> call(TxBody body) {
        return switch (body) {
            case TxBody.Claim(String ignored, String message) ->
                found(message).flatMap(found -> found.route().claim(found.key()));
            case TxBody.Reverse(String ignored, String message) ->
                found(message).flatMap(found -> found.route().recover(found.key()));
            case TxBody.Pay ignored -> Optional.empty();
            case TxBody.Deposit ignored -> Optional.empty();
            case TxBody.Noop ignored -> Optional.empty();
        };
    }

    private record Found(RouteAdapter route, String key) {}

    private Optional<Found> found(String messageId) {
        return MessageId.of(messageId).flatMap(id -> named(id.route()).map(route -> new Found(route, id.key())));
    }

    private static List<DeliveryView> deliveries(Found found) {
        return found.route().ends().destination().ask((node, finalized) -> delivery(found, node)).stream()
                .map(told -> new DeliveryView(
                        told.operator(),
                        new BlockRef(told.finalized().number(), told.finalized().hash()),
                        told.what()))
                .toList();
    }

    private static Optional<Delivery> delivery(Found found, ChainNode node) {
        return found.route().arrival(node, found.key()).map(came -> new Delivery(came.block(), came.units()));
    }
}
