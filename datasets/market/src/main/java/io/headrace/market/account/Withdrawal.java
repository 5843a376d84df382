package io.headrace.market.account;

/// What may leave a bucket.
///
/// @param usd USD, at least 0 and at most what is free; 0 where it is not known
/// @param known false when a rule of a venue was not told what it must know: nothing is promised
/// @param binding which limit holds, in a few words
/// @param delaySeconds what the venues add to any withdrawal
public record Withdrawal(double usd, boolean known, String binding, long delaySeconds) {}
