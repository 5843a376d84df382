package io.headrace.settlement.courier;

import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import java.util.Optional;

/// Says whether a planned transfer may be begun: approved, held for a person, or rejected.
@FunctionalInterface
public interface Gate {
    LifeEvent judge(Life planned);

    /// Why one that was approved may not be begun after all; empty when it may.
    default Optional<String> doubt(Life approved) {
        return Optional.empty();
    }
}
