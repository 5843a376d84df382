package io.headrace.training.promote;

/// Who is in charge before a promotion.
public sealed interface Champion {
    /// Nobody.
    record None() implements Champion {}

    /// A model that can be served.
    record Present(Contender contender) implements Champion {}

    /// A model that the service refuses, so that nobody is in charge.
    ///
    /// @param reason why
    record Unservable(String reason) implements Champion {}
}
