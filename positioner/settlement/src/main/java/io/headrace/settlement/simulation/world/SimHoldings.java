package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The vaults' balances as nodes tell them, each at its own final block: there is one vault a chain.
record SimHoldings(Chaos chaos, Map<Long, SimChain> chains) implements Holdings {
    @Override
    public boolean reads(String node) {
        return node.startsWith("treasury@");
    }

    @Override
    public Map<String, List<HoldingView>> look(Set<String> nodes) {
        Map<String, List<HoldingView>> views = new TreeMap<>();
        new TreeSet<>(nodes).forEach(node -> views.put(node, look(node)));
        return views;
    }

    private List<HoldingView> look(String node) {
        SimChain chain = chains.get(Long.parseLong(node.substring(node.indexOf('@') + 1)));
        if (chain == null) {
            return List.of();
        }
        return chain.nodes.stream()
                .filter(answering -> answering.downTicks == 0)
                .map(answering -> view(chain, answering))
                .toList();
    }

    private HoldingView view(SimChain chain, SimNode node) {
        int block = (int) Math.min(node.finalized, chain.head());
        boolean lies = node.dishonest && chaos.fires(FaultKind.NODE_INVENTS, 0.1);
        long units = chain.stateAt(block).custody + (lies ? 7 : 0);
        return new HoldingView(node.operator, chain.id, chain.blocks.get(block).ref(), units);
    }
}
