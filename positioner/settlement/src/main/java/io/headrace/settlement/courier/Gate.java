package io.headrace.settlement.courier;

import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Passage;
import java.util.Optional;

/// Says whether a planned transfer may be begun: approved, held for a person, or rejected.
@FunctionalInterface
public interface Gate {
    LifeEvent judge(Life planned);

    /// What the vault would do with the order of one that was approved.
    default Passage passage(Life approved) {
        return new Passage.Open();
    }

    /// Why one that was approved may not be begun after all; empty when it may.
    default Optional<String> doubt(Life approved) {
        return Optional.empty();
    }
}
