package io.headrace.settlement.journal;

import java.util.Optional;

/// A decision's bytes as the journal keeps them: what attestors are shown.
///
/// @param previous the decision before; empty for the first
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record PublishedRecord(byte[] decision, Optional<byte[]> previous, byte[] evidence) {}
