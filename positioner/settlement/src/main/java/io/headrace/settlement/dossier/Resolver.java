package io.headrace.settlement.dossier;

import io.headrace.settlement.lifecycle.Resolution;

/// Whoever holds the lease and carries out what two persons decided.
@FunctionalInterface
public interface Resolver {
    /// A decision that the lifecycle refuses changes nothing.
    void resolve(String transferId, Resolution resolution);
}
