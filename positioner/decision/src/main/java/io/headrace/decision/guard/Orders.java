package io.headrace.decision.guard;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Arithmetic on lists of orders.
final class Orders {
    /// Less than this, USD, is rounding and not a cut.
    static final double NOTHING_USD = 1e-5;

    private Orders() {}

    /// What a list sends from one node to another, USD.
    static double usd(List<Move> moves, String from, String to) {
        double sum = 0;
        for (Move move : moves) {
            sum += move.from().equals(from) && move.to().equals(to)
                    ? move.amount().tokens()
                    : 0;
        }
        return sum;
    }

    /// What a list sends from (or, else, to) the treasury, USD.
    static double usd(List<Move> moves, String treasury, boolean outward) {
        double sum = 0;
        for (Move move : moves) {
            sum += move.from().equals(treasury) == outward ? move.amount().tokens() : 0;
        }
        return sum;
    }

    /// Each order cut to what is allowed of it; nothing is rounded up.
    static List<Move> cut(List<Move> moves, ToDoubleFunction<Move> mostUsd) {
        List<Move> kept = new ArrayList<>(moves.size());
        for (Move move : moves) {
            double whole = move.amount().tokens();
            double most = mostUsd.applyAsDouble(move);
            if (most >= whole - NOTHING_USD) {
                kept.add(move);
            } else if (most > NOTHING_USD) {
                long units = (long) Math.floor(most / whole * move.amount().units());
                TokenAmount amount = new TokenAmount(move.amount().asset(), units);
                kept.add(new Move(move.from(), move.to(), amount));
            }
        }
        return kept;
    }
}
