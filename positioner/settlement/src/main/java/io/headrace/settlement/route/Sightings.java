package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.signer.Calldata;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// What all routes ask alike of their two chains.
public final class Sightings {
    private static final long RECOVERY_GAS = 600_000;

    private Sightings() {}

    /// The log with which a message left, at finality, by enough operators.
    public static Optional<FoundLog> departed(Ends ends, String message) {
        LogQuery query = ends.source().logs(ends.adapter(), OutboundLogs.DEPARTED, message);
        return ends.source()
                .agreed((node, finalized) -> node.logs(query).stream()
                        .filter(log -> log.blockNumber() <= finalized.number())
                        .findFirst())
                .flatMap(found -> found);
    }

    /// A message's use, by enough operators, at their heads.
    public static Optional<Arrival> arrived(RouteAdapter route, String message) {
        return route.ends()
                .destination()
                .agreed((node, finalized) -> route.arrival(node, message))
                .flatMap(found -> found);
    }

    /// Whether at least so much lies in a departure's purse on the source, at finality, by enough
    /// operators. How much lies there exactly, anybody could have them tell differently by a unit in
    /// each block.
    public static boolean cameBack(Ends ends, String token, String message, long units) {
        String purseOf = Abi.call("purseOf", message);
        return ends.source()
                .agreed((node, finalized) -> {
                    BlockTag at = new BlockTag.Number(finalized.number());
                    String purse = Abi.address(Abi.number(node.view(ends.adapter(), purseOf, at)));
                    BigInteger there = Abi.number(node.view(token, Abi.call("balanceOf", purse), at));
                    return there.compareTo(BigInteger.valueOf(units)) >= 0;
                })
                .orElse(false);
    }

    /// Returned, when what left was brought from its purse into the vault, whoever asked for it. Less
    /// than that is dust, which anybody may send and bring.
    ///
    /// @param otherwise how the message stands when it was not
    public static RouteState returned(Ends ends, String message, RouteState otherwise) {
        Optional<Long> left = departed(ends, message).flatMap(found -> Words.units(found.log(), 0));
        LogQuery query = ends.source().logs(ends.adapter(), OutboundLogs.RECOVERED, message);
        return left.flatMap(least -> ends.source()
                        .agreed((node, finalized) -> node.logs(query).stream()
                                .filter(log -> log.blockNumber() <= finalized.number())
                                .flatMap(log -> returned(log).stream())
                                .filter(back -> back.units() >= least)
                                .findFirst()))
                .map(back -> back.<RouteState>map(Function.identity()).orElse(otherwise))
                .orElseGet(() -> new RouteState.Silent("the nodes of the source"));
    }

    private static Optional<RouteState.Returned> returned(FoundLog found) {
        return Words.units(found.log(), 0).map(units -> new RouteState.Returned(found.txHash(), units));
    }

    /// The call that brings a purse into the vault.
    public static Calldata.Call recovery(Ends ends, String message) {
        return new Calldata.Call(ends.adapter(), Abi.call("recover", message), RECOVERY_GAS);
    }

    /// What enough operators answer alike to a view, at their heads.
    public static Optional<BigInteger> number(Witnesses chain, String contract, String function) {
        return chain.agreed((node, finalized) -> Abi.number(node.view(contract, Abi.call(function), BlockTag.LATEST)));
    }

    /// Whether enough operators say that a flag is not set.
    public static boolean isZero(Witnesses chain, String contract, String flag) {
        return number(chain, contract, flag).filter(set -> set.signum() == 0).isPresent();
    }

    /// Waiting, or late, by the clock of the source chain: since the message left.
    ///
    /// @param usual how long the route may take
    public static RouteState waiting(Ends ends, String message, Duration usual, String what) {
        LogQuery query = ends.source().logs(ends.adapter(), OutboundLogs.DEPARTED, message);
        Duration since = ends.source().ask((node, finalized) -> elapsed(node, query)).stream()
                .map(Witnesses.Told::what)
                .reduce((one, other) -> one.compareTo(other) < 0 ? one : other)
                .orElse(Duration.ZERO);
        return since.compareTo(usual) > 0 ? new RouteState.Late(what, since) : new RouteState.Waiting(what);
    }

    private static Duration elapsed(ChainNode node, LogQuery query) {
        return node.logs(query).stream()
                .findFirst()
                .flatMap(log -> node.block(new BlockTag.Number(log.blockNumber())))
                .map(block -> Duration.ofSeconds(Math.max(0, node.head().timestamp() - block.timestamp())))
                .orElse(Duration.ZERO);
    }
}
