package io.headrace.decision.guard.evidence;

/// What may move to and from one venue, and why not more.
///
/// @param by who said so first of those that closed most: `venue`, `price`, `loss`, `balance` or `route`;
///     empty when nothing is closed
/// @param why one sentence; empty when nothing is closed
public record Clearance(String venue, Inflow in, Outflow out, String by, String why) {
    /// What may be sent to a venue.
    public enum Inflow {
        /// whatever is decided
        FREE,
        /// no more than the rule sends
        RULE,
        /// nothing: the destination itself is in doubt
        NONE
    }

    /// What may leave a venue.
    public enum Outflow {
        /// whatever is decided
        FREE,
        /// nothing
        NONE,
        /// everything, and at once
        EVACUATE
    }

    static Clearance free(String venue) {
        return new Clearance(venue, Inflow.FREE, Outflow.FREE, "", "");
    }

    public boolean isFree() {
        return in == Inflow.FREE && out == Outflow.FREE;
    }

    /// Both at once: whatever one of them closes is closed, and evidence for an evacuation stands.
    Clearance and(Clearance other) {
        if (other.isFree()) {
            return this;
        }
        Inflow less = in.compareTo(other.in) >= 0 ? in : other.in;
        Outflow most = out.compareTo(other.out) >= 0 ? out : other.out;
        boolean says = isFree() || less != in || most != out;
        return new Clearance(venue, less, most, says ? other.by : by, says ? other.why : why);
    }
}
