package io.headrace.settlement.lifecycle;

import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.slot.LegId;

/// What two persons may decide. What the evidence contradicts is refused, whoever asks.
final class Resolving {
    private Resolving() {}

    static Step resolved(View view, Resolution resolution) {
        Step step = switch (view.life().state()) {
            case HELD -> held(view, resolution);
            case MANUAL_REVIEW -> reviewed(view, resolution);
            case STRANDED -> stranded(view, resolution);
            default -> view.stays();
        };
        return step.life() == view.life()
                ? step.doing(new Command.Page(view.life().id(), "refused: " + resolution))
                : step.with(step.life().because(resolution.kind() + ": " + resolution.why()));
    }

    private static Step held(View view, Resolution resolution) {
        return switch (resolution.kind()) {
            case RELEASE -> view.becomes(State.APPROVED);
            case REJECT -> view.becomes(State.REJECTED);
            default -> view.stays();
        };
    }

    private static Step stranded(View view, Resolution resolution) {
        return resolution.kind() == Resolution.Kind.WRITE_OFF
                ? view.becomes(State.WRITTEN_OFF)
                        .booking(new Entry.WriteOff(view.life().id()))
                : view.stays();
    }

    private static Step reviewed(View view, Resolution resolution) {
        boolean left = view.life().evidence().paid() > 0;
        boolean credited = !view.life().evidence().creditId().isEmpty();
        return switch (resolution.kind()) {
            case RETRY -> credited ? view.stays() : again(view, left);
            case FAIL -> left ? view.stays() : Beginning.lapsing(view);
            case STRAND -> left && !credited ? view.becomes(State.STRANDED) : view.stays();
            case AWAIT_CREDIT -> left && !credited ? view.becomes(State.CREDIT_WAIT) : view.stays();
            case ACCEPT -> credited ? view.becomes(State.RECONCILED) : view.stays();
            default -> view.stays();
        };
    }

    private static Step again(View view, boolean left) {
        LegId.Kind kind = view.life().leg().kind();
        return switch (kind) {
            case SOURCE -> left ? view.stays() : back(view, State.RESERVED, kind);
            case CLAIM -> back(view, State.BRIDGE_READY, kind);
            case DEPOSIT -> back(view, State.DELIVERED, kind);
            case REVERSE -> back(view, State.STRANDED, kind);
        };
    }

    private static Step back(View view, State state, LegId.Kind kind) {
        return view.stays().with(view.to(state).awaiting(kind));
    }
}
