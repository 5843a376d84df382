package io.headrace.settlement.courier;

import io.headrace.settlement.fact.HoldingView;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What nodes of the network hold by their chains' own word, to hold the books against.
public interface Holdings {
    /// Nobody can read any balance.
    Holdings NONE = new Holdings() {
        @Override
        public boolean reads(String node) {
            return false;
        }

        @Override
        public Map<String, List<HoldingView>> look(Set<String> nodes) {
            return Map.of();
        }
    };

    /// Whether the balance of a node is one that only the desk's transfers change, and can be read.
    boolean reads(String node);

    /// What operators say of each node, and of nodes of one chain all at one block; those that did not answer are
    /// left out.
    Map<String, List<HoldingView>> look(Set<String> nodes);
}
