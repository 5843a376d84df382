package io.headrace.decision.program.desk;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Executable;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Price;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.Planner;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The scenario program as a policy: of every plan of transfers over the horizon it takes the one whose
/// expected cost over the scenarios is least, and orders its first step.
///
/// It keeps floors as order-up-to does. Order-up-to decides in its place, and says why, where a venue has no
/// forecast (then the rule), where capital does not cover every floor (it is divided at one level), and where
/// the solver finds no optimum in its iterations.
///
/// @param settings books, costs and the program's terms
/// @param fast decides where the program cannot
/// @param rule sets the floor
public record ProgramPolicy(DeskSettings settings, OrderUpToPolicy fast, ThresholdPolicy rule)
        implements Policy, Planner, Drafter {

    /// The policy of the settings.
    public ProgramPolicy(DeskSettings settings) {
        this(settings, new OrderUpToPolicy(settings), new ThresholdPolicy(settings.threshold()));
    }

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        return draft(state, outlook).moves();
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        return draft(state, outlook).seal(memory, state, outlook, nowNanos, toString());
    }

    @Override
    public Draft draft(NetworkState state, DemandOutlook outlook) {
        if (outlook.venues().stream().map(VenueOutlook::forecast).anyMatch(forecast -> forecast.isEmpty())) {
            return fast.draft(state, outlook);
        }
        if (!FirstStep.floorsHold(state, outlook, rule)) {
            return instead("capital does not cover every floor", state, outlook);
        }
        DeskProgram desk = new DeskProgram(settings, state, outlook);
        FirstStep step = FirstStep.of(desk, state, outlook, rule);
        ProgramParameters parameters = settings.predictive().program();
        return switch (ProgramSession.solve(desk, step, parameters.hurdle(), parameters.iterations())) {
            case ProgramAnswer.Plan plan -> drafted(desk, step, plan, state, outlook);
            case ProgramAnswer.None(String reason) -> instead(reason, state, outlook);
        };
    }

    private Draft instead(String reason, NetworkState state, DemandOutlook outlook) {
        Draft draft = fast.draft(state, outlook);
        String why = "order-up-to decides for the program: " + reason + "; " + draft.why();
        return new Draft(draft.decider(), why, draft.moves(), draft.reasons(), draft.rulePlan(), draft.budget());
    }

    private Draft drafted(
            DeskProgram desk, FirstStep step, ProgramAnswer.Plan plan, NetworkState state, DemandOutlook outlook) {
        double capital = plan.prices().getFirst().usdPerDay();
        return new Draft(
                        Decider.MODEL,
                        why(plan, plan.prices().getFirst()),
                        moves(desk, plan, state),
                        new ProgramReasons(desk, step, state, plan).all(),
                        rule.plan(state, outlook),
                        new Budget(0, Math.max(0, capital), plan.prices()))
                .advising(ProgramHedges.plan(desk, plan));
    }

    /// Returns first, then orders, each in network order.
    private static List<Move> moves(DeskProgram desk, ProgramAnswer.Plan plan, NetworkState state) {
        String treasury = state.treasury().node();
        List<Move> moves = new ArrayList<>();
        for (boolean returns : new boolean[] {true, false}) {
            for (int r = 0; r < plan.sentUsd().length; r++) {
                String from = desk.routes.get(r).from();
                TokenAmount amount = TokenAmount.usd(plan.sentUsd()[r]);
                if (from.equals(treasury) != returns && amount.isPositive()) {
                    moves.add(new Move(from, desk.routes.get(r).to(), amount));
                }
            }
        }
        return Executable.of(moves, treasury, node -> state.node(node).withdrawable());
    }

    private String why(ProgramAnswer.Plan plan, Price capital) {
        ProgramParameters.Loan loan = settings.predictive().program().loan();
        String worth = String.format(
                Locale.ROOT,
                "the program decides; one more USD of capital is worth %.1f %% a year",
                100 * capital.perYear());
        if (plan.borrowUsd() >= 1) {
            return String.format(
                    Locale.ROOT,
                    "%s after borrowing %,.0f USD at %.1f %%, which pays",
                    worth,
                    plan.borrowUsd(),
                    100 * loan.rateYear());
        }
        double idle = settings.costs().yieldRateYear();
        String against = capital.perYear() > loan.rateYear()
                ? String.format(Locale.ROOT, ", more than a loan's %.1f %%", 100 * loan.rateYear())
                : capital.perYear() > idle ? "" : ", no more than lying idle";
        return worth + against;
    }

    @Override
    public String toString() {
        return "ProgramPolicy[" + settings.predictive().program() + ", " + fast + ']';
    }
}
