package io.headrace.settlement.lifecycle;

import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.slot.LegId;

/// From a plan to a slot: nothing is signed here.
final class Beginning {
    private static final String RUNS_YET =
            "given up; whoever saw its order may run it until its deadline, and its money stays promised till then";

    static final String UNSEEN = "given back, for too few operators say the same of its vault";

    private Beginning() {}

    /// Persons who were told why it waits are told nothing more.
    static Step expired(View view) {
        String said = view.life().reason();
        Step step = view.becomes(State.EXPIRED);
        return said.isEmpty() && !view.isHalted()
                ? step.paging("neither its vault nor its attestors let it begin before it expired")
                : step.with(step.life().because(said));
    }

    static Step approved(View view) {
        return view.life().state() == State.PLANNED ? view.becomes(State.APPROVED) : view.stays();
    }

    static Step held(View view, String why) {
        State state = view.life().state();
        return state == State.PLANNED || state == State.APPROVED
                ? view.becomes(State.HELD).paging(why)
                : view.stays();
    }

    /// Its vault would turn it down now: it waits until it would not, or expires.
    static Step shut(View view, String why) {
        return view.life().state() == State.PLANNED ? view.waits(why) : view.stays();
    }

    static Step rejected(View view, String why) {
        return view.life().state() == State.PLANNED
                ? view.becomes(State.REJECTED).paging(why)
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
            return view.passage() instanceof Passage.Unseen ? paging(givenUp(view), UNSEEN) : givenUp(view);
        }
        return switch (view.passage()) {
            case Passage.Open() -> view.begun(LegId.Kind.SOURCE);
            case Passage.Unseen() -> view.stays();
            case Passage.Shut(String why) -> view.waits(why);
            case Passage.Dead(String why) -> paging(givenUp(view), why);
        };
    }

    private static Step givenUp(View view) {
        return view.life().leg().no() == 0 ? released(view) : lapsing(view);
    }

    /// Adds to what was said before.
    static Step paging(Step step, String why) {
        String said = step.life().reason();
        return step.paging(said.isEmpty() ? why : why + "; " + said);
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
