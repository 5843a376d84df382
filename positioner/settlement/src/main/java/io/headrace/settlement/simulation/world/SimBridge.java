package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Bridges;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.BridgeView.DeliveryView;
import io.headrace.settlement.fact.BridgeView.Returned;
import io.headrace.settlement.fact.BridgeView.Status;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All bridges: messages that became final at their source, on their way to a destination.
final class SimBridge implements Bridges {
    private final Chaos chaos;
    private final Map<Long, SimChain> chains;
    private final Map<String, TransferPlan> plans;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<Long, Integer> read = new HashMap<>();
    private long ticks;

    SimBridge(Chaos chaos, Map<Long, SimChain> chains, Map<String, TransferPlan> plans) {
        this.chaos = chaos;
        this.chains = chains;
        this.plans = plans;
    }

    /// A message and its fate.
    private static final class Message {
        final TransferPlan plan;
        final SimChain destination;
        final long left;
        final long units;
        final long readyTick;
        boolean relayed;
        boolean refundable;
        boolean lost;

        Message(TransferPlan plan, SimChain destination, long left, long fee, long readyTick) {
            this.plan = plan;
            this.destination = destination;
            this.left = left;
            this.units = left - fee;
            this.readyTick = readyTick;
        }
    }

    void tick() {
        ticks++;
        chains.values().forEach(this::readSource);
        messages.forEach(this::move);
    }

    private void readSource(SimChain chain) {
        int from = Math.min(read.getOrDefault(chain.id, 0), chain.finalHead());
        for (int number = from; number <= chain.finalHead(); number++) {
            for (var receipt : chain.blocks.get(number).receipts()) {
                Optional<Effect.Paid> paid = receipt.effect(Effect.Paid.class);
                receipt.effect(Effect.MessageSent.class)
                        .ifPresent(sent -> messages.computeIfAbsent(
                                sent.messageId(),
                                id -> message(paid.orElseThrow().transferId(), sent.units())));
            }
        }
        read.put(chain.id, chain.finalHead());
    }

    private Message message(String transferId, long units) {
        TransferPlan plan = Optional.ofNullable(plans.get(transferId)).orElseThrow();
        long delay = 2 + chaos.below(8) + (chaos.fires(FaultKind.BRIDGE_LATE, 0.15) ? 30 + chaos.below(120) : 0);
        long fee = chaos.fires(FaultKind.BRIDGE_SHORT, 0.05) ? units / 20 : units / 1000;
        Message message = new Message(plan, destination(plan), units, fee, ticks + delay);
        boolean claimed = plan.route().bridge() == Bridge.CLAIMED;
        message.relayed = !claimed || chaos.fires(FaultKind.CLAIMED_BY_OTHER, 0.2);
        message.lost = chaos.fires(FaultKind.BRIDGE_LOSES, 0.01);
        return message;
    }

    static long destinationChain(TransferPlan plan) {
        return Long.parseLong(plan.to().substring(plan.to().indexOf('@') + 1));
    }

    private SimChain destination(TransferPlan plan) {
        return Optional.ofNullable(chains.get(destinationChain(plan))).orElseThrow();
    }

    private void move(String id, Message message) {
        boolean used = message.destination.state().used.containsKey(id);
        if (used || message.lost || ticks < message.readyTick) {
            return;
        }
        if (!message.refundable && chaos.fires(FaultKind.BRIDGE_REFUNDS, 0.004) && neverUsed(id, message)) {
            message.refundable = true;
        }
        boolean waits = message.plan.route().bridge() == Bridge.CLAIMED && !chaos.chance(0.1);
        if (message.relayed && !message.refundable && !waits && !message.destination.isDelivering(id)) {
            message.destination.deliver(new SimChain.BridgeDelivery(id, message.units));
        }
    }

    /// Whether no block, not even one a reorg may bring back, has it.
    private static boolean neverUsed(String id, Message message) {
        return !message.destination.isDelivering(id)
                && !message.destination.state().used.containsKey(id);
    }

    /// What arrives by a claim; empty when the claim is reverted.
    Optional<Long> claim(String id, ChainState state) {
        Message message = messages.get(id);
        if (message == null || message.refundable || message.lost || ticks < message.readyTick) {
            return Optional.empty();
        }
        return state.used.containsKey(id) ? Optional.empty() : Optional.of(message.units);
    }

    /// What comes back, which is all that left; empty when the message was or can be delivered.
    Optional<Long> refund(String id, ChainState state) {
        Message message = messages.get(id);
        if (message == null || !message.refundable || state.refunds.containsKey(id)) {
            return Optional.empty();
        }
        return Optional.of(message.left);
    }

    TransferPlan plan(String id) {
        return Optional.ofNullable(messages.get(id)).orElseThrow().plan;
    }

    boolean isLost(String id) {
        Message message = messages.get(id);
        return message != null && message.lost;
    }

    @Override
    public BridgeView look(TransferPlan plan, String messageId) {
        SimChain chain = destination(plan);
        List<DeliveryView> nodes = new ArrayList<>();
        for (SimNode node : chain.nodes) {
            if (node.downTicks == 0) {
                nodes.add(view(chain, node, messageId));
            }
        }
        return new BridgeView(messageId, service(messageId), nodes, returned(plan, messageId));
    }

    private Optional<Returned> returned(TransferPlan plan, String messageId) {
        SimChain source =
                Optional.ofNullable(chains.get(plan.route().source().chainId())).orElseThrow();
        return Optional.ofNullable(source.stateAt(source.finalHead()).refunds.get(messageId))
                .map(units -> new Returned("outsider-" + messageId, units));
    }

    private DeliveryView view(SimChain chain, SimNode node, String messageId) {
        int head = Math.max(0, chain.head() - node.lag);
        BlockRef last = chain.blocks.get((int) Math.min(node.finalized, head)).ref();
        Optional<Delivery> used = Optional.ofNullable(chain.stateAt(head).used.get(messageId));
        if (node.dishonest && chaos.fires(FaultKind.NODE_INVENTS, 0.05)) {
            used = Optional.of(new Delivery(chain.blocks.getFirst().ref(), 7));
        }
        return new DeliveryView(node.operator, last, used);
    }

    private Status service(String id) {
        if (chaos.fires(FaultKind.BRIDGE_SILENT, 0.1)) {
            return Status.UNKNOWN;
        }
        if (chaos.fires(FaultKind.BRIDGE_CLAIMS_DELIVERED, 0.03)) {
            return Status.DELIVERED;
        }
        if (chaos.fires(FaultKind.BRIDGE_CLAIMS_REFUND, 0.02)) {
            return Status.REFUNDABLE;
        }
        Message message = messages.get(id);
        if (message == null || message.lost || ticks < message.readyTick) {
            return Status.WAITING;
        }
        if (message.refundable) {
            return Status.REFUNDABLE;
        }
        return message.destination.state().used.containsKey(id) ? Status.DELIVERED : Status.READY;
    }
}
