package io.headrace.decision.settings;

import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.risk.RiskParameters;
import io.headrace.decision.settings.risk.TrancheTerms;
import io.headrace.decision.settings.risk.WithdrawalParameters;
import java.util.List;
import java.util.Optional;

/// Which predictive policy decides, and on what terms.
///
/// @param program the program's terms
/// @param hedging offsets it may plan
/// @param tranches of the desk's margin; a venue without any is one cross account
/// @param risk how parameters follow the forecasts' width; empty where they stand still
/// @param withdrawal how cautiously withdrawability is forecast; empty where it stays as it is now
public record Predictive(
        PolicyKind policy,
        ProgramParameters program,
        HedgeParameters hedging,
        List<TrancheTerms> tranches,
        Optional<RiskParameters> risk,
        Optional<WithdrawalParameters> withdrawal) {
    public static final Predictive DEFAULT = new Predictive(PolicyKind.ORDER_UP_TO, ProgramParameters.DEFAULT);

    public Predictive {
        tranches = TrancheTerms.requireApart(tranches);
    }

    /// A policy that plans no offsets, with fixed parameters, for accounts that are one.
    public Predictive(PolicyKind policy, ProgramParameters program) {
        this(policy, program, HedgeParameters.NONE, List.of(), Optional.empty(), Optional.empty());
    }

    /// The program on its own terms.
    public static Predictive program(ProgramParameters parameters) {
        return new Predictive(PolicyKind.PROGRAM, parameters);
    }

    public Predictive withProgram(ProgramParameters changed) {
        return new Predictive(policy, changed, hedging, tranches, risk, withdrawal);
    }

    public Predictive withHedging(HedgeParameters changed) {
        return new Predictive(policy, program, changed, tranches, risk, withdrawal);
    }

    public Predictive withTranches(List<TrancheTerms> changed) {
        return new Predictive(policy, program, hedging, changed, risk, withdrawal);
    }

    public Predictive withRisk(Optional<RiskParameters> changed) {
        return new Predictive(policy, program, hedging, tranches, changed, withdrawal);
    }

    public Predictive withWithdrawal(WithdrawalParameters changed) {
        return new Predictive(policy, program, hedging, tranches, risk, Optional.of(changed));
    }
}
