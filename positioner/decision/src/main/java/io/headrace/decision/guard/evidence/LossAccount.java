package io.headrace.decision.guard.evidence;

import io.headrace.decision.memory.Moved;
import io.headrace.decision.network.TokenAmount;
import java.util.ArrayList;
import java.util.List;

/// What a venue lost in the last day, net of gains: a gain first makes good what was lost last.
final class LossAccount {
    private static final long DAY = 86_400_000_000_000L;

    private LossAccount() {}

    /// @param before losses up to the last decision
    /// @param gained what the position changed by without our moving anything, negative for a loss
    static List<Moved> after(List<Moved> before, TokenAmount gained, long nowNanos) {
        List<Moved> losses = new ArrayList<>();
        for (Moved loss : before) {
            if (loss.nanos() > nowNanos - DAY) {
                losses.add(loss);
            }
        }
        TokenAmount none = TokenAmount.zero(gained.asset());
        if (gained.compareTo(none) < 0) {
            losses.add(new Moved(nowNanos, none.minus(gained)));
            return losses;
        }
        TokenAmount left = gained;
        while (left.isPositive() && !losses.isEmpty()) {
            Moved last = losses.removeLast();
            TokenAmount made = last.amount().min(left);
            left = left.minus(made);
            if (last.amount().compareTo(made) > 0) {
                losses.add(new Moved(last.nanos(), last.amount().minus(made)));
            }
        }
        return losses;
    }

    static double usd(List<Moved> losses) {
        double sum = 0;
        for (Moved loss : losses) {
            sum += loss.amount().tokens();
        }
        return sum;
    }
}
