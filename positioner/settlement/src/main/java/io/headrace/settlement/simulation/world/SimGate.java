package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Gate;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;

/// What policy and the vaults say of a payment that is to begin.
final class SimGate implements Gate {
    private final Chaos chaos;
    private int policySleeps;

    SimGate(Chaos chaos) {
        this.chaos = chaos;
    }

    @Override
    public LifeEvent judge(Life planned) {
        if (policySleeps-- > 0) {
            return new LifeEvent.Tick();
        }
        if (chaos.fires(FaultKind.POLICY_SILENT, 0.03)) {
            policySleeps = 40;
        }
        if (chaos.fires(FaultKind.HELD_BY_POLICY, 0.15)) {
            return new LifeEvent.Held("the policy wants a person");
        }
        if (chaos.fires(FaultKind.VAULT_SHUT, 0.1)) {
            return new LifeEvent.Shut("the vault is paused");
        }
        return chaos.fires(FaultKind.REJECTED_BY_POLICY, 0.03)
                ? new LifeEvent.Rejected("not wanted any more")
                : new LifeEvent.Approved();
    }

    @Override
    public Passage passage(Life approved) {
        if (chaos.fires(FaultKind.VAULT_UNSEEN, 0.03)) {
            return new Passage.Unseen();
        }
        if (chaos.fires(FaultKind.VAULT_SHUT, 0.03)) {
            return new Passage.Shut("the vault is short: nothing is left");
        }
        return chaos.fires(FaultKind.VAULT_CHANGED, 0.01)
                ? new Passage.Dead("the vault was changed after the order was signed")
                : new Passage.Open();
    }
}
