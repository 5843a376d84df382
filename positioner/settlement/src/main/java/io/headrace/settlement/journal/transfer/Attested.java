package io.headrace.settlement.journal.transfer;

/// What one attestor said about a transfer.
///
/// @param attestor its address
/// @param words what it said, or why it said nothing, one sentence
/// @param saidNanos wall clock, nanoseconds since the epoch
public record Attested(String transfer, String attestor, boolean signed, String words, long saidNanos) {}
