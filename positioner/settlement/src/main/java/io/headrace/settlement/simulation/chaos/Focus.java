package io.headrace.settlement.simulation.chaos;

import static io.headrace.settlement.simulation.chaos.FaultKind.ALL_MEMORY_LOST;
import static io.headrace.settlement.simulation.chaos.FaultKind.BRIDGE_REFUNDS;
import static io.headrace.settlement.simulation.chaos.FaultKind.CLAIMED_BY_OTHER;
import static io.headrace.settlement.simulation.chaos.FaultKind.DISK_FULL;
import static io.headrace.settlement.simulation.chaos.FaultKind.EMPTY_JOURNAL;
import static io.headrace.settlement.simulation.chaos.FaultKind.FEE_SPIKE;
import static io.headrace.settlement.simulation.chaos.FaultKind.FOREIGN_IN_OUR_SLOT;
import static io.headrace.settlement.simulation.chaos.FaultKind.KILL_AFTER_COMMIT;
import static io.headrace.settlement.simulation.chaos.FaultKind.KILL_BEFORE_COMMIT;
import static io.headrace.settlement.simulation.chaos.FaultKind.KILL_SWITCH;
import static io.headrace.settlement.simulation.chaos.FaultKind.NODE_HIDES;
import static io.headrace.settlement.simulation.chaos.FaultKind.NODE_LAGS;
import static io.headrace.settlement.simulation.chaos.FaultKind.OLD_BACKUP;
import static io.headrace.settlement.simulation.chaos.FaultKind.REORG;
import static io.headrace.settlement.simulation.chaos.FaultKind.REORG_LOSES_TX;
import static io.headrace.settlement.simulation.chaos.FaultKind.RESTART_STORM;
import static io.headrace.settlement.simulation.chaos.FaultKind.SEND_CALLED_INVALID;
import static io.headrace.settlement.simulation.chaos.FaultKind.SIGNER_REFUSES;

import java.util.List;

/// Kinds of fault that strike together, again and again, in some worlds. Drawn one by one they meet too seldom for
/// the transitions that need several of them.
enum Focus {
    LAGGARDS(NODE_LAGS, NODE_HIDES, REORG),
    HALTS(KILL_SWITCH, KILL_AFTER_COMMIT),
    GIVING_BACK(BRIDGE_REFUNDS, KILL_SWITCH, KILL_BEFORE_COMMIT, DISK_FULL),
    STRANGERS(FOREIGN_IN_OUR_SLOT, REORG, REORG_LOSES_TX),
    REFUSALS(SEND_CALLED_INVALID, FEE_SPIKE, FOREIGN_IN_OUR_SLOT),
    SIGNERS(SIGNER_REFUSES, FEE_SPIKE, CLAIMED_BY_OTHER, BRIDGE_REFUNDS),
    MEMORY(RESTART_STORM, ALL_MEMORY_LOST, EMPTY_JOURNAL, OLD_BACKUP);

    private final List<FaultKind> kinds;

    Focus(FaultKind... kinds) {
        this.kinds = List.of(kinds);
    }

    List<FaultKind> kinds() {
        return kinds;
    }
}
