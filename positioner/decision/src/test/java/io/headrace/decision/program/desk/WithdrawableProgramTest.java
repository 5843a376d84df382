package io.headrace.decision.program.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.decision.hedge.HedgeDesk;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.program.scenario.ProgramScenario;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WithdrawableProgramTest {
    @Test
    void whatAVenueWillNotLetOutIsHeldFromTheNextPeriodOn() {
        HedgeDesk desk = new HedgeDesk(List.of("a", "b"), 1, List.of(), 1e6)
                .venue("a", 6e6, 1_000_000)
                .venue("b", -6e6, 1_000_000);
        DemandOutlook outlook = desk.outlook();
        DemandOutlook told = outlook.with(List.of(
                outlook.venues().get(0).withdrawing(OptionalDouble.of(.25)),
                outlook.venues().get(1)));
        ProgramScenario scenario = new DeskProgram(
                        desk.settings().withPredictive(Predictive.program(ProgramParameters.DEFAULT)),
                        desk.state(),
                        told)
                .data
                .scenarios()
                .getFirst();
        assertEquals(0, scenario.heldUsd()[0][0], "now it can all be withdrawn");
        assertEquals(750_000, scenario.heldUsd()[0][1], 1e-6);
        assertEquals(0, scenario.heldUsd()[1][1]);
    }
}
