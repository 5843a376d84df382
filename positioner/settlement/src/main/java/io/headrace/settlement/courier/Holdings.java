package io.headrace.settlement.courier;

import io.headrace.settlement.fact.HoldingView;
import java.util.List;

/// What nodes of the network hold by their chains' own word, to hold the books against.
public interface Holdings {
    /// Nobody can read any balance.
    Holdings NONE = new Holdings() {
        @Override
        public boolean reads(String node) {
            return false;
        }

        @Override
        public List<HoldingView> look(String node) {
            return List.of();
        }
    };

    /// Whether the balance of a node is one that only the desk's transfers change, and can be read.
    boolean reads(String node);

    /// What operators say; those that did not answer are left out.
    List<HoldingView> look(String node);
}
