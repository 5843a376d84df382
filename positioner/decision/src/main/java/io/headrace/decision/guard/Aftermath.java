package io.headrace.decision.guard;

import io.headrace.decision.guard.evidence.Assessment;
import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.VenueMemory;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.policy.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What safeguards remember of a decision once its moves are known.
final class Aftermath {
    private Aftermath() {}

    /// The accounts, with positions as these moves leave them.
    static List<VenueMemory> accounts(Assessment assessment, List<Move> moves) {
        List<VenueMemory> after = new ArrayList<>();
        for (VenueMemory account : assessment.accounts()) {
            TokenAmount position = account.position();
            for (Move move : moves) {
                position = move.to().equals(account.venue()) ? position.plus(move.amount()) : position;
                position = move.from().equals(account.venue()) ? position.minus(move.amount()) : position;
            }
            after.add(new VenueMemory(
                    account.venue(), account.reportedNanos(), account.haltedNanos(), position, account.losses()));
        }
        return after;
    }

    /// The ladder, with one more bit on whether the merge-reserve guard held orders back.
    static LadderMemory ladder(LadderMemory ladder, Optional<GuardMemory> guard) {
        long bit = guard.map(memory -> memory.share() < 1 ? 1L : 0L).orElse(0L);
        return new LadderMemory(
                ladder.rung(),
                ladder.sinceNanos(),
                ladder.candidate(),
                ladder.candidateSinceNanos(),
                (ladder.restrained() << 1) | bit,
                ladder.lastGood());
    }
}
