package io.headrace.settlement.lifecycle;

/// What the vault that pays would do with a transfer's order if it came now.
public sealed interface Passage {
    /// It would let it pass, by all that is known.
    record Open() implements Passage {}

    /// Nobody has looked, or too few say the same: nothing is signed before they do.
    record Unseen() implements Passage {}

    /// Not now, and it may by itself. What stands before the first colon names the kind of waiting: persons are
    /// told once of each.
    record Shut(String why) implements Passage {}

    /// This order never will.
    record Dead(String why) implements Passage {}
}
