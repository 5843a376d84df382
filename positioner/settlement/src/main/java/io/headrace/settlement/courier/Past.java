package io.headrace.settlement.courier;

/// How far the history of the books was followed.
///
/// @param length rows up to there; 0 before the first
/// @param head hash of the last of them, or what the first one follows on; empty when nothing was followed
public record Past(long length, String head) {
    /// Of a service that never read its books.
    public static final Past NOTHING = new Past(0, "");
}
