package io.headrace.settlement.venue.margin;

import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.read.Reading;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.Withdrawable.Bound;
import java.math.BigInteger;

/// A venue and one account of it, at one block; base units.
///
/// @param held all that the venue has
/// @param own the account's collateral
/// @param margin what its position binds at the last price
/// @param open what the venue would let go now, by its own word
public record MarginState(BigInteger held, BigInteger own, BigInteger margin, BigInteger open, Gate gate) {
    /// What the venue lets through, in the contract's order.
    public enum Gate {
        OPEN,
        NO_WITHDRAWALS,
        CLOSED
    }

    public static Question question(String venue, String account) {
        return Question.of(venue, "state", account);
    }

    /// @throws RpcException when the answer is not the venue's
    public static MarginState of(Reading told) {
        int gate = told.number(4).bitLength() > 8 ? -1 : told.number(4).intValue();
        if (gate < 0 || gate >= Gate.values().length) {
            throw RpcException.malformed(told.node(), "a gate that there is not: " + told.number(4));
        }
        return new MarginState(told.number(0), told.number(1), told.number(2), told.number(3), Gate.values()[gate]);
    }

    /// The venue's own word, with the reason found from the parts.
    public Withdrawable withdrawable() {
        if (gate != Gate.OPEN) {
            return Withdrawable.GATED;
        }
        Withdrawable reckoned = new Withdrawable(own, Bound.OWN)
                .atMost(own.subtract(margin), Bound.HEALTH)
                .atMost(held, Bound.LIQUIDITY);
        return reckoned.atMost(open, Bound.PRICE);
    }
}
