package io.headrace.settlement.chain.rpc;

/// Why a node did not do what it was asked, one class for the many texts of node vendors.
public enum RpcFault {
    /// No connection was made: the node heard nothing.
    NOT_CONNECTED,
    /// The connection broke. The node may have heard the question.
    UNREACHABLE,
    /// The answer did not come in time.
    TIMEOUT,
    /// Asked too often; nothing was done.
    RATE_LIMITED,
    /// HTTP said something else than 200.
    HTTP,
    /// The answer is too large, no JSON, or not what JSON-RPC and the method allow.
    MALFORMED,
    /// The pool or the chain has these bytes already.
    ALREADY_KNOWN,
    /// The sender's nonce is used: by these bytes or by others.
    NONCE_TOO_LOW,
    /// The nonce is beyond what the node keeps.
    NONCE_TOO_HIGH,
    /// The fee is too low, for the pool or to replace what stands in the slot.
    UNDERPRICED,
    /// The sender cannot pay for gas and value.
    INSUFFICIENT_FUNDS,
    /// The bytes can never be valid on this chain: signature, chain id, intrinsic gas, size, type.
    INVALID,
    /// The call reverted; the data says why.
    REVERTED,
    /// The node does not know the method.
    UNSUPPORTED,
    /// Anything else the node said.
    OTHER
}
