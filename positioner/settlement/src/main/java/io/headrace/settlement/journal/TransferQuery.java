package io.headrace.settlement.journal;

import io.headrace.settlement.transfer.TransferState;
import java.util.Optional;

/// Which transfers to read.
///
/// @param limit the most to return, positive
/// @param beforeId only transfers older than this one; an id that does not exist gives an empty page
/// @param state only transfers in this state
public record TransferQuery(int limit, Optional<String> beforeId, Optional<TransferState> state) {
    public TransferQuery {
        if (limit <= 0) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
    }

    /// The newest transfers, whatever their state.
    public static TransferQuery newest(int limit) {
        return new TransferQuery(limit, Optional.empty(), Optional.empty());
    }

    public TransferQuery before(String id) {
        return new TransferQuery(limit, Optional.of(id), state);
    }

    public TransferQuery in(TransferState wanted) {
        return new TransferQuery(limit, beforeId, Optional.of(wanted));
    }
}
