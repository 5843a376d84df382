package io.headrace.settlement.attest;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import java.util.Optional;

/// Makes a published decision again from what it was made from, by the attestor's own policy.
///
/// @param policy built from the attestor's own copy of the settings and models
record Reproduction(Policy policy, Tolerance tolerance) {
    /// Why the claimed move does not follow; empty when it does. The name of a transfer comes from the
    /// whole decision, so that the same moves told in other words would be paid once more: without a
    /// tolerance only the very decision is signed for.
    Optional<String> objection(Published published, int index) {
        Decision claimed = published.decision();
        if (index < 0 || index >= claimed.moves().size()) {
            return Optional.of("the decision has no move " + index);
        }
        Decision mine = again(published);
        if (!mine.inputsDigest().equals(claimed.inputsDigest())) {
            return Optional.of("the decision was not made from what was published");
        }
        if (DecisionCodec.digest(mine).equals(DecisionCodec.digest(claimed))) {
            return Optional.empty();
        }
        boolean sameOne = mine.sequence() == claimed.sequence()
                && mine.previousDigest().equals(claimed.previousDigest())
                && mine.moves().size() == claimed.moves().size();
        if (!sameOne) {
            return Optional.of("my own decision has another number, or follows on another");
        }
        return moves(mine, claimed, index)
                .or(() -> tolerance.isExact()
                        ? Optional.of(
                                "my own decision says the same moves in other words: its transfers would be others")
                        : Optional.empty());
    }

    private Decision again(Published published) {
        Evidence evidence = published.evidence();
        return policy.decide(
                published.before(),
                evidence.state(),
                evidence.outlook(),
                published.decision().nowNanos());
    }

    private Optional<String> moves(Decision mine, Decision claimed, int index) {
        Move wanted = claimed.moves().get(index);
        if (index >= mine.moves().size()) {
            return Optional.of("my own decision does not move " + wanted.amount() + " to " + wanted.to());
        }
        Move own = mine.moves().get(index);
        boolean same = own.from().equals(wanted.from())
                && own.to().equals(wanted.to())
                && own.terms().equals(wanted.terms())
                && own.amount().asset().equals(wanted.amount().asset())
                && tolerance.near(own.amount().units(), wanted.amount().units());
        return same
                ? Optional.empty()
                : Optional.of("my own decision moves " + own.amount() + " to " + own.to() + ", claimed are "
                        + wanted.amount() + " to " + wanted.to());
    }
}
