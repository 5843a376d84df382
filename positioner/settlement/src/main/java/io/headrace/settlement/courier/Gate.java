package io.headrace.settlement.courier;

import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;

/// Says whether a planned transfer may be begun: approved, held for a person, or rejected.
@FunctionalInterface
public interface Gate {
    LifeEvent judge(Life planned);
}
