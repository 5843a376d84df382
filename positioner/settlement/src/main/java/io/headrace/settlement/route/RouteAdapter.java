package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.signer.Calldata;
import io.headrace.settlement.slot.TxBody;
import java.util.Optional;

/// One way from a vault to another chain. No method throws for what a node or a bridge does or fails to
/// do, [#arrival] excepted. Messages are given by the bridge's own key.
public interface RouteAdapter {
    Ends ends();

    /// What sending so much would bring now.
    Quote quote(long units);

    /// How it is sent.
    Departure departure(TxBody.Pay pay);

    /// How a message stands by all who know of it.
    RouteState state(String message);

    /// A message's use, if a node has it at its head.
    ///
    /// @throws io.headrace.settlement.chain.rpc.RpcException when the node does not answer
    Optional<Arrival> arrival(ChainNode node, String message);

    /// The call that claims; empty while it cannot be claimed, or by us never.
    Optional<Calldata.Call> claim(String message);

    /// The call that takes back; empty where nothing can be.
    Optional<Calldata.Call> recover(String message);
}
