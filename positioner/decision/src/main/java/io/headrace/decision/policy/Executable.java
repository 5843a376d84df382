package io.headrace.decision.policy;

import io.headrace.decision.network.TokenAmount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a list of orders can really move. Both policies and the world apply it, so a decision never says more
/// than will happen.
public final class Executable {
    private Executable() {}

    /// Cuts orders to what is there: a return takes at most what its venue may still give; when the treasury
    /// cannot pay all orders, all of them are scaled by one factor (whole units, the odd units to the first
    /// orders, so that no dust stays behind). Orders that come to nothing are dropped.
    ///
    /// @param treasury the treasury's name
    /// @param available the most that may leave a node now
    public static List<Move> of(List<Move> orders, String treasury, Function<String, TokenAmount> available) {
        List<Move> moves = new ArrayList<>(orders.size());
        TokenAmount payable = available.apply(treasury);
        TokenAmount ordered = payable.minus(payable);
        for (Move order : orders) {
            if (order.from().equals(treasury)) {
                ordered = ordered.plus(order.amount());
            }
        }
        boolean scaled = ordered.compareTo(payable) > 0;
        long odd = scaled ? odd(orders, treasury, payable, ordered) : 0;
        for (Move order : orders) {
            TokenAmount amount = order.amount();
            if (!order.from().equals(treasury)) {
                amount = amount.min(available.apply(order.from()).minus(leaving(moves, order.from(), payable)));
            } else if (scaled) {
                amount = new TokenAmount(amount.asset(), share(order, payable, ordered) + (odd > 0 ? 1 : 0));
                odd--;
            }
            if (amount.isPositive()) {
                moves.add(new Move(order.from(), order.to(), amount));
            }
        }
        return moves;
    }

    private static TokenAmount leaving(List<Move> moves, String from, TokenAmount unit) {
        TokenAmount sum = TokenAmount.zero(unit.asset());
        for (Move move : moves) {
            if (move.from().equals(from)) {
                sum = sum.plus(move.amount());
            }
        }
        return sum;
    }

    private static long odd(List<Move> orders, String treasury, TokenAmount payable, TokenAmount ordered) {
        long odd = payable.units();
        for (Move order : orders) {
            odd -= order.from().equals(treasury) ? share(order, payable, ordered) : 0;
        }
        return odd;
    }

    private static long share(Move order, TokenAmount payable, TokenAmount ordered) {
        return BigInteger.valueOf(order.amount().units())
                .multiply(BigInteger.valueOf(payable.units()))
                .divide(BigInteger.valueOf(ordered.units()))
                .longValueExact();
    }
}
