package io.headrace.inference.api;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Move;
import java.math.BigDecimal;

/// An order to move collateral.
///
/// @param amount exact decimal
public record MoveAnswer(String from, String to, String amount, String asset) {
    static MoveAnswer of(Move move) {
        return new MoveAnswer(
                move.from(),
                move.to(),
                exact(move.amount()),
                move.amount().asset().symbol());
    }

    static String exact(TokenAmount amount) {
        return BigDecimal.valueOf(amount.units(), amount.asset().decimals()).toPlainString();
    }
}
