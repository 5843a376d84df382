package io.headrace.decision.guard;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Terms;
import io.headrace.decision.settings.safeguard.DiscretionParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Puts terms on moves, so that who sees one coming cannot gain by being there first: it departs a while later,
/// by a seed others do not know; it expires; and it is not carried out on other balances, or for less, than it
/// was decided on.
final class Discretion {
    private Discretion() {}

    /// @param sequence of the decision: each has its own delays
    static List<Move> on(List<Move> moves, NetworkState state, DiscretionParameters parameters, long sequence) {
        SplittableRandom random = new SplittableRandom(parameters.seed() ^ (sequence * 0x9E3779B97F4A7C15L));
        List<Move> sent = new ArrayList<>(moves.size());
        for (Move move : moves) {
            long delay = parameters.jitterNanos() == 0 ? 0 : random.nextLong(parameters.jitterNanos() + 1);
            sent.add(move.on(terms(move, state, parameters, state.asOfNanos() + delay)));
        }
        return sent;
    }

    private static Terms terms(Move move, NetworkState state, DiscretionParameters parameters, long notBefore) {
        NodeState to = state.node(move.to());
        TokenAmount room = share(to.onHand().max(move.amount()), parameters.balanceTolerance());
        return new Terms(
                notBefore,
                Math.addExact(notBefore, parameters.expiryNanos()),
                move.amount(),
                to.onHand().plus(room),
                move.amount().minus(share(move.amount(), parameters.slippage())));
    }

    private static TokenAmount share(TokenAmount amount, double share) {
        return new TokenAmount(amount.asset(), (long) Math.floor(share * amount.units()));
    }
}
