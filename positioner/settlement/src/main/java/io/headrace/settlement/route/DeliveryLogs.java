package io.headrace.settlement.route;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.fact.Effect;
import java.util.Optional;

/// Reads what a bridge of ours says on the destination.
///
/// @param bridge the only contract whose word counts
/// @param recipient who must have been given it: a delivery to anybody else is none of this route
public record DeliveryLogs(String route, String bridge, String recipient) implements LogReader {
    public static final String DELIVERED = Abi.topic("Delivered(bytes32,address,address,uint256)");
    private static final int TOPICS = 4;

    public DeliveryLogs {
        bridge = Hex.address(bridge);
        recipient = Hex.address(recipient);
    }

    @Override
    public Optional<Effect> read(Log log) {
        return isOurs(log)
                ? Words.units(log, 0)
                        .map(units -> new Effect.MessageReceived(
                                new MessageId(route, log.topics().get(1)).toString(), units))
                : Optional.empty();
    }

    /// The use of a message, if the node has it.
    public Optional<Arrival> find(ChainNode node, Witnesses destination, String message) {
        return node.logs(destination.logs(bridge, DELIVERED, message)).stream()
                .filter(found -> isOurs(found.log()))
                .flatMap(found -> arrival(found).stream())
                .findFirst();
    }

    private boolean isOurs(Log log) {
        return log.address().equals(bridge)
                && log.topics().size() == TOPICS
                && log.topics().getFirst().equals(DELIVERED)
                && log.topics().get(3).equals(Abi.topicOf(recipient));
    }

    private static Optional<Arrival> arrival(FoundLog found) {
        String by = "0x" + found.log().topics().get(2).substring(26);
        return Words.units(found.log(), 0).map(units -> Arrival.of(found, by, units));
    }
}
