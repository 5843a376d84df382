package io.headrace.market.venue.withdrawal;

/// How much one rule lets out.
///
/// @param usd most that may leave, USD, not negative; infinite where the rule only delays; 0 where
///     it is not known
/// @param known false when the rule was not told what it must know: then nothing is promised
/// @param reason the rule in a few words
public record WithdrawalLimit(double usd, boolean known, String reason) {
    static WithdrawalLimit upTo(double usd, String reason) {
        return new WithdrawalLimit(Math.max(0, usd), true, reason);
    }

    static WithdrawalLimit none(String reason) {
        return new WithdrawalLimit(Double.POSITIVE_INFINITY, true, reason);
    }

    static WithdrawalLimit unknown(VenueMeasure missing) {
        return new WithdrawalLimit(
                0, false, "not known: " + missing.name().toLowerCase(java.util.Locale.ROOT) + " was not told");
    }
}
