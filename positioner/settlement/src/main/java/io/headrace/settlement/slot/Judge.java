package io.headrace.settlement.slot;

import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.NodeView;
import java.util.List;
import java.util.Optional;

/// Makes facts about money out of what single nodes say.
public interface Judge {
    /// What the views agree on about a lane; empty when there are too few of them.
    Optional<LaneVerdict> judge(Lane lane, List<NodeView> views);

    /// The final delivery of a message, if enough nodes of the destination say so; what the bridge's own service
    /// says does not count.
    Optional<Delivery> delivery(BridgeView bridge);
}
