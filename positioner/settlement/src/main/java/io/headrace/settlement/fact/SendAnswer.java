package io.headrace.settlement.fact;

/// What came of handing signed bytes to nodes. No answer ever means "not sent" by itself.
///
/// @param words what was said, for the record
public record SendAnswer(Kind kind, String words) {
    /// One class for the many texts of node vendors.
    public enum Kind {
        /// A node took it.
        ACCEPTED,
        /// A node has it already: as good as taken.
        ALREADY_KNOWN,
        /// The slot is used: by these bytes, by another attempt of ours, or by a stranger. Look it up.
        NONCE_TOO_LOW,
        /// The pool wants a higher fee, for the slot or in all.
        UNDERPRICED,
        /// The sender cannot pay the gas. The sender waits; the transfer has not failed.
        INSUFFICIENT_FUNDS,
        /// The bytes can never be valid on this chain: signature, chain id, intrinsic gas, size.
        INVALID,
        /// Time ran out, the connection broke, the answer was not understood.
        AMBIGUOUS
    }
}
