package io.headrace.settlement.venue.exchange;

import java.util.Optional;

/// What to do next about one signed request, so that it is done once: only the venue's own ledger
/// says that it was done, only the end of its time says that it never will be, and in between
/// nothing but the same bytes is sent. Pure; whoever carries it keeps the bytes before they are
/// sent, and asks again after a crash with no verdict.
///
/// Times are the venue's: Unix milliseconds, or heights of its chain as the ledger's keeper knows
/// them.
///
/// @param takenUntil the venue takes the request no later
/// @param shownWithin what it took stands in its ledger after no more than this, not negative
/// @param takenIsDone whether a venue that takes a request has done it, and not only put it in line
public record Errand(long takenUntil, long shownWithin, boolean takenIsDone) {
    /// What comes next.
    public sealed interface Next {
        /// Send the same bytes, again if they were sent before.
        record Send() implements Next {}

        /// Look at the ledger later.
        record Look() implements Next {}

        /// It was done.
        record Done(LedgerEntry entry) implements Next {}

        /// It was not done and cannot be any more; another request may be signed.
        record Undone(String words) implements Next {}

        /// The venue took it and does not show it: a person has to ask the venue.
        record Unexplained(String words) implements Next {}
    }

    public Errand {
        if (shownWithin < 0 || takenUntil > Long.MAX_VALUE - shownWithin) {
            throw new IllegalArgumentException("an errand ends, and shows within a time that is not negative, was "
                    + takenUntil + ", " + shownWithin);
        }
    }

    /// @param found the request in a ledger that was read whole at `now`
    /// @param last what the venue answered last; empty when nothing was sent since the start
    /// @param now the venue's time at which the ledger was read
    public Next next(Optional<LedgerEntry> found, Optional<Verdict> last, long now) {
        if (found.isPresent()) {
            return new Next.Done(found.get());
        }
        if (now > takenUntil + shownWithin) {
            return takenIsDone && last.isPresent() && last.get() instanceof Verdict.Taken
                    ? new Next.Unexplained("the venue took the request and its ledger does not have it")
                    : new Next.Undone("the ledger does not have it, and the venue takes it no more");
        }
        if (now > takenUntil) {
            return new Next.Look();
        }
        return last.isEmpty() || again(last.get()) ? new Next.Send() : new Next.Look();
    }

    /// Whether the same bytes may fare better. A nonce that is used was ours: the ledger will say.
    private static boolean again(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Taken _ -> false;
            case Verdict.Unclear _ -> true;
            case Verdict.Refused refused ->
                switch (refused.reason()) {
                    case RATE_LIMITED, GATED, FEE_TOO_LOW -> true;
                    case INSUFFICIENT, NONCE_USED, WRONG_SIGNER, BELOW_MINIMUM, EXPIRED, OTHER -> false;
                };
        };
    }
}
