package io.headrace.settlement.local;

import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.local.LocalPlan.Way;
import io.headrace.settlement.route.slow.MessageTree;
import java.util.ArrayList;
import java.util.List;

/// Tells the destination of one slow way the root of all that is locked and final at its source. For
/// one thread.
final class LocalProposer {
    private static final String LOCKED = Abi.topic("Locked(bytes32,uint256,bytes)");
    private static final long DEPTH = 2;
    private final Way way;
    private final Deployer destination;
    private final FreshLogs locked;
    private final List<String> messages = new ArrayList<>();
    private int proposed;

    /// @param destination with the proposer's key
    LocalProposer(Way way, Deployer source, Deployer destination) {
        this.way = way;
        this.destination = destination;
        this.locked = new FreshLogs(source.node(), way.sourceBridge(), LOCKED, DEPTH);
    }

    /// Does what there is to do.
    void round() {
        locked.take().forEach(found -> messages.add(found.log().topics().get(1)));
        if (messages.size() > proposed) {
            proposed = messages.size();
            destination.send(way.destinationBridge(), Abi.call("propose", new MessageTree(messages).root(), proposed));
        }
    }
}
