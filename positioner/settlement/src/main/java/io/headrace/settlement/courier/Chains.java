package io.headrace.settlement.courier;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.slot.Attempt;
import java.util.List;

/// The nodes of all chains. No method throws for what a node does or fails to do.
public interface Chains {
    /// Hands the stored bytes of an attempt to nodes, as the chain's broadcast policy wants it.
    SendAnswer send(LaneId lane, Attempt attempt);

    /// What each node says about a sender and some transactions; nodes that did not answer are left out.
    List<NodeView> look(LaneId lane, List<String> hashes);
}
