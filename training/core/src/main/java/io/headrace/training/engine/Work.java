package io.headrace.training.engine;

import java.io.Serializable;

/// A pure function that can be sent to another machine: the same bytes give the same answer everywhere.
/// Implementations are enums, so that only a name is sent.
public interface Work extends Serializable {
    /// @param shared what all pieces of one run have in common; the same array for all of them on one machine
    /// @param piece what this one is about
    byte[] run(byte[] shared, byte[] piece);
}
