package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.slot.LegId;

/// One state that a transfer was in.
///
/// @param atNanos desk time at which it came into it
/// @param leg the active leg, or the next one
/// @param reason why, where that needs saying; empty otherwise
/// @param proof what the state rests on: a block, a bridge's message, a venue's credit; empty where on nothing of
///     outside
public record LifeStep(State state, long atNanos, LegId leg, String reason, String proof) {}
