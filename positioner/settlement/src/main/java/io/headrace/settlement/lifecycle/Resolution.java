package io.headrace.settlement.lifecycle;

/// What persons decided about a transfer that cannot go on by itself.
///
/// @param by who decided
/// @param second who confirmed; another person
public record Resolution(Kind kind, String by, String second, String why) {
    /// How it goes on.
    public enum Kind {
        /// A held transfer may be begun.
        RELEASE,
        /// A held transfer is given up.
        REJECT,
        /// The active step is done again, in a new slot: the old one is used up by something else.
        RETRY,
        /// It is given up: nothing moved, and nothing will unless somebody still runs its order.
        FAIL,
        /// The money is on its way and late.
        STRAND,
        /// The venue is asked again.
        AWAIT_CREDIT,
        /// What the venue credited stands, although it is not what was expected.
        ACCEPT,
        /// The money is lost.
        WRITE_OFF
    }

    public Resolution {
        if (by.isBlank() || second.isBlank() || by.equals(second) || why.isBlank()) {
            throw new IllegalArgumentException(
                    "a resolution needs two persons and a reason, was by '" + by + "' and '" + second + "': " + why);
        }
    }
}
