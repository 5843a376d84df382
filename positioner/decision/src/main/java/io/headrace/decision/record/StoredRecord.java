package io.headrace.decision.record;

import java.util.Optional;

/// A record as it is kept: bytes that were not looked at yet.
///
/// @param where it is kept, for people: a row or a line
/// @param index what the journal files it under; empty in a file
/// @param decision as [DecisionCodec] wrote it
/// @param evidence as [EvidenceCodec] wrote it; empty where none is kept
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record StoredRecord(String where, Optional<Index> index, byte[] decision, Optional<byte[]> evidence) {
    /// What a journal says of a record beside its bytes.
    public record Index(long sequence, long nowNanos, String digest) {}
}
