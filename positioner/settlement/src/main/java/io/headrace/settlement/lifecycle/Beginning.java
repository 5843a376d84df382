package io.headrace.settlement.lifecycle;

import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.slot.LegId;

/// From a plan to a slot: nothing is signed here.
final class Beginning {
    private static final String RUNS_YET =
            "given up; whoever saw its order may run it until its deadline, and its money stays promised till then";

    private Beginning() {}

    static Step approved(View view) {
        return view.life().state() == State.PLANNED ? view.becomes(State.APPROVED) : view.stays();
    }

    static Step held(View view, String why) {
        State state = view.life().state();
        return state == State.PLANNED || state == State.APPROVED
                ? view.becomes(State.HELD).paging(why)
                : view.stays();
    }

    static Step rejected(View view, String why) {
        return view.life().state() == State.PLANNED
                ? view.stays().with(view.to(State.REJECTED).because(why))
                : view.stays();
    }

    /// Promises the money, when it is there and the limits allow it.
    static Step reserve(View view) {
        TransferPlan plan = view.life().plan();
        if (view.expired()) {
            return view.becomes(State.EXPIRED);
        }
        if (!view.mayBegin()) {
            return view.stays();
        }
        long room = view.terms().outstandingUnits() - view.ledger().outstanding();
        if (plan.units() > room || plan.units() > view.ledger().available(plan.from())) {
            return view.becomes(State.HELD).paging("not enough at " + plan.from() + ", or over the limit");
        }
        return view.becomes(State.RESERVED).booking(new Entry.Reserve(plan.id(), plan.from(), plan.units()));
    }

    static Step slot(View view) {
        if (view.expired() || view.waitedFor(view.terms().waits().reserveNanos())) {
            return view.life().leg().no() == 0 ? released(view) : lapsing(view);
        }
        return view.begun(LegId.Kind.SOURCE);
    }

    /// Nobody but us ever saw its order.
    static Step released(View view) {
        return view.becomes(State.RELEASED).booking(new Entry.Void(view.life().id()));
    }

    /// Gives up what anybody may still run who saw its order.
    static Step lapsing(View view) {
        return view.stays()
                .with(view.to(State.LAPSING).awaiting(LegId.Kind.SOURCE).because(RUNS_YET));
    }
}
