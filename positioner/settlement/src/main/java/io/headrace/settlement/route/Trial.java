package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.chain.vault.Abi;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks a chain whether it would take a call, before the call is signed: a claim that would revert costs
/// gas for nothing.
public final class Trial {
    private static final String ANYBODY = "0x0000000000000000000000000000000000000001";
    private static final Map<String, String> ERRORS = Stream.of(
                    "IsPaused()",
                    "Replayed(bytes32)",
                    "NotAPeer(uint256,address)",
                    "OtherDestination(uint256)",
                    "FeeTooHigh(uint256,uint256)",
                    "TooEarly(uint256)",
                    "NoSuchProposal(uint256)",
                    "NotProved(bytes32)",
                    "QuorumNotReached(uint256,uint256)",
                    "NotAnAttestor(address)",
                    "SignersNotAscending(address)")
            .collect(Collectors.toUnmodifiableMap(error -> Abi.topic(error).substring(0, 10), Function.identity()));

    private Trial() {}

    /// Ready when enough operators would take it; refused, by the contract's error, when enough say so
    /// alike.
    public static RouteState of(Witnesses chain, String contract, String calldata) {
        return chain.agreed((node, finalized) -> refusal(node, contract, calldata))
                .<RouteState>map(refusal ->
                        refusal.<RouteState>map(RouteState.Refused::new).orElseGet(RouteState.Ready::new))
                .orElseGet(() -> new RouteState.Silent(
                        "the nodes of chain " + chain.profile().chainId()));
    }

    private static Optional<String> refusal(ChainNode node, String contract, String calldata) {
        try {
            node.tryCall(ANYBODY, contract, calldata);
            return Optional.empty();
        } catch (RpcException e) {
            if (e.fault() != RpcFault.REVERTED) {
                throw e;
            }
            String selector = e.data().length() < 10 ? "" : e.data().substring(0, 10);
            return Optional.of(ERRORS.getOrDefault(selector, "the call reverts " + selector));
        }
    }
}
