package io.headrace.settlement.dossier;

import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.slot.LegId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why persons may not decide something about a transfer, in words. The lifecycle refuses the same by itself; here it
/// says why.
public final class Objection {
    private Objection() {}

    /// What a transfer's evidence has against a decision; empty when it may be taken.
    public static Optional<String> to(Resolution.Kind kind, Life life) {
        return switch (life.state()) {
            case HELD -> held(kind);
            case STRANDED ->
                kind == Resolution.Kind.WRITE_OFF
                        ? Optional.empty()
                        : Optional.of("it is STRANDED: it goes on by itself when the money shows, or is written off"
                                + " (WRITE_OFF)");
            case MANUAL_REVIEW -> reviewed(kind, life);
            default ->
                Optional.of("it is " + life.state() + " and waits for nobody; persons decide about HELD,"
                        + " MANUAL_REVIEW and STRANDED");
        };
    }

    /// What persons may decide about a transfer now; empty when it waits for nobody.
    public static List<Resolution.Kind> open(Life life) {
        List<Resolution.Kind> open = new ArrayList<>();
        for (Resolution.Kind kind : Resolution.Kind.values()) {
            if (to(kind, life).isEmpty()) {
                open.add(kind);
            }
        }
        return open;
    }

    /// Whether a transfer waits for persons.
    public static boolean waits(Life life) {
        return life.state() == State.HELD || life.state() == State.MANUAL_REVIEW;
    }

    private static Optional<String> held(Resolution.Kind kind) {
        return switch (kind) {
            case RELEASE, REJECT -> Optional.empty();
            default -> Optional.of("it is HELD and was never begun: RELEASE or REJECT it");
        };
    }

    private static Optional<String> reviewed(Resolution.Kind kind, Life life) {
        Evidence known = life.evidence();
        boolean left = known.paid() > 0;
        boolean credited = !known.creditId().isEmpty();
        String paid = "the chain shows that " + known.paid() + " base units left at finality";
        String gave = "the venue credited it already (" + known.creditId() + ')';
        return switch (kind) {
            case RETRY -> retried(life, left, credited, paid, gave);
            case FAIL -> left ? Optional.of(paid) : Optional.empty();
            case STRAND, AWAIT_CREDIT -> onItsWay(left, credited, gave);
            case ACCEPT ->
                credited ? Optional.empty() : Optional.of("no venue credited anything that could be accepted");
            case RELEASE, REJECT, WRITE_OFF ->
                Optional.of("it is in MANUAL_REVIEW: RETRY, FAIL, STRAND, AWAIT_CREDIT or ACCEPT");
        };
    }

    private static Optional<String> retried(Life life, boolean left, boolean credited, String paid, String gave) {
        if (credited) {
            return Optional.of(gave);
        }
        boolean again = left && life.leg().kind() == LegId.Kind.SOURCE;
        return again ? Optional.of(paid + ": done again it would be paid twice") : Optional.empty();
    }

    private static Optional<String> onItsWay(boolean left, boolean credited, String gave) {
        if (credited) {
            return Optional.of(gave);
        }
        return left ? Optional.empty() : Optional.of("nothing is known to have left, so nothing can be on its way");
    }
}
