package io.headrace.settlement.fact;

/// What a venue says about the deposit of one transfer, asked for by its key and never by a change of balance.
public sealed interface CreditView {
    /// The venue did not answer: nothing is known.
    record Silent() implements CreditView {}

    /// It answered and has no such credit.
    record None() implements CreditView {}

    /// @param creditId the venue's own id of the credit
    /// @param transferId the key it carries
    /// @param units what was credited, base units
    record Credited(String creditId, String transferId, long units) implements CreditView {}
}
