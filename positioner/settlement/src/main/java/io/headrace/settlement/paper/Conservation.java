package io.headrace.settlement.paper;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.WorldState;

/// The law that money is neither made nor lost: balances plus what is in flight equal the start plus all
/// flows. Checked at every step, also in production.
final class Conservation {
    private Conservation() {}

    /// @throws IllegalStateException when the books break the law
    static void require(WorldState books, TokenAmount start, TokenAmount flows) {
        TokenAmount owed = start.plus(flows);
        if (!books.total().equals(owed)) {
            throw new IllegalStateException("money must be conserved: on hand " + books.onHand() + " and "
                    + books.inFlight().size() + " transfers in flight make " + books.total() + ", but start " + start
                    + " and flows " + flows + " make " + owed);
        }
    }
}
