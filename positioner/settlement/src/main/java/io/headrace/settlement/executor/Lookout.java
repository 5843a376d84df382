package io.headrace.settlement.executor;

import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.courier.Chains;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks at all senders at once just before the courier asks for each: one exchange with a node instead of one for
/// every sender. What it did not look for is asked directly.
final class Lookout implements Chains {
    private final NodeChains nodes;
    private Map<LaneId, Seen> seen = Map.of();

    private record Seen(Set<String> hashes, List<NodeView> views) {}

    Lookout(NodeChains nodes) {
        this.nodes = nodes;
    }

    /// Looks at senders and at what is open in them; serves each view once.
    void look(Collection<Lane> lanes) {
        Map<LaneId, List<String>> asked = new HashMap<>();
        lanes.forEach(lane -> asked.put(
                lane.id(),
                lane.open().stream().flatMap(slot -> slot.hashes().stream()).toList()));
        Map<LaneId, List<NodeView>> views = nodes.lookAll(asked);
        Map<LaneId, Seen> fresh = new HashMap<>();
        asked.forEach((lane, hashes) ->
                fresh.put(lane, new Seen(new HashSet<>(hashes), views.getOrDefault(lane, List.of()))));
        seen = fresh;
    }

    @Override
    public List<NodeView> look(LaneId lane, List<String> hashes) {
        Seen known = seen.get(lane);
        if (known == null || !known.hashes().containsAll(hashes)) {
            return nodes.look(lane, hashes);
        }
        seen.remove(lane);
        return known.views();
    }

    @Override
    public SendAnswer send(LaneId lane, Attempt attempt) {
        return nodes.send(lane, attempt);
    }
}
