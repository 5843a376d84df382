package io.headrace.decision.guard;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.guard.evidence.Assessment;
import io.headrace.decision.guard.evidence.Clearance;
import io.headrace.decision.guard.evidence.Clearance.Outflow;
import io.headrace.decision.guard.evidence.Evidence;
import io.headrace.decision.guard.input.Checked;
import io.headrace.decision.guard.input.InputCheck;
import io.headrace.decision.guard.input.Unread;
import io.headrace.decision.guard.ladder.Footing;
import io.headrace.decision.guard.ladder.Influence;
import io.headrace.decision.guard.ladder.Ladder;
import io.headrace.decision.guard.limit.Limits;
import io.headrace.decision.guard.withdrawal.Withdrawability;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.memory.WithdrawalMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.tranche.Tranches;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Executable;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The policy of a desk: `limits( evidence( merge-reserve( ladder( predictive, rule ) ) ) )`.
///
/// The ladder is innermost: it says who drafts orders, and on which forecasts. What evidence closes is closed
/// before the merge-reserve guard counts, so that it counts what will happen; it is closed once more after it,
/// for the guard may have added orders of its own. Limits come last: they cut, whoever asked. What is cut after
/// the guard counted is counted again; orders that keep the inequality keep the bound, others suspend it.
///
/// Whatever it is given it answers with a decision; see [InputCheck].
public final class DeskPolicy implements Policy {
    private static final String TREASURY = DeskSettings.TREASURY;

    private final Drafter predictive;
    private final ThresholdPolicy rule;
    private final Safeguards safeguards;
    private final Optional<MergeReserve> reserve;
    private final Unread unread;
    private final InputCheck inputs;
    private final Evidence evidence;
    private final Ladder ladder;
    private final Limits limits;
    private final Restriction restriction;
    private final Tranches tranches;
    private final Withdrawability withdrawability;

    /// @param predictive drafts from forecasts
    public DeskPolicy(Drafter predictive, ThresholdPolicy rule, DeskSettings settings) {
        this.predictive = predictive;
        this.rule = rule;
        safeguards = settings.safeguards();
        reserve = settings.guard().map(guard -> new MergeReserve(rule, guard, settings));
        unread = new Unread(settings);
        inputs = new InputCheck(settings);
        evidence = new Evidence(safeguards);
        ladder = new Ladder(settings);
        limits = new Limits(safeguards.limits());
        restriction = new Restriction(rule, settings);
        tranches = new Tranches(settings);
        withdrawability = new Withdrawability(settings);
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        Draft.Situation situation = new Draft.Situation(memory, state, outlook, nowNanos);
        Checked checked = inputs.check(unread.counted(state, memory.guard()), tranches.applied(outlook), nowNanos);
        return checked.hold()
                .map(why -> new HoldPolicy(why, checked.said()).decide(situation, toString()))
                .orElseGet(() -> decided(situation, checked));
    }

    private Decision decided(Draft.Situation situation, Checked checked) {
        SafetyMemory safety = situation.memory().safety();
        long now = situation.nowNanos();
        Assessment assessment = evidence.assess(safety, checked.state(), now);
        Influence.Capped capped = Influence.cap(checked.outlook(), safeguards.influence());
        Cap cap = cap(checked, assessment);
        Footing footing = ladder.footing(safety.ladder(), capped.outlook(), cap.rung, cap.why, now);
        NetworkState closed = Restriction.closed(checked.state(), assessment);
        DemandOutlook served =
                restriction.served(withdrawability.told(footing.outlook(), safety.withdrawals()), closed, assessment);
        Draft draft = drafted(footing, closed, served)
                .restrained(checked.said())
                .restrained(capped.restraints())
                .restrained(Wording.tranches(tranches.binding(situation.outlook())));
        draft = draft.beside(rule.plan(closed, checked.outlook()));
        draft = restriction.consented(draft, closed, served, footing.rung());
        draft = restriction.cleared(draft, assessment);
        List<Move> rest = footing.rung().isBelow(Rung.GUARDED) ? List.of() : draft.rulePlan();
        Guarded guarded = guarded(situation, checked, closed, assessment, new Ordered(draft, rest));
        Limits.Cut cut = limits.cut(guarded.draft.moves(), guarded.draft.rulePlan(), checked.state(), safety.limits());
        List<Move> moves = executable(evacuated(cut.moves(), checked.state(), assessment), checked.state());
        Optional<GuardMemory> guard = recounted(guarded, moves, assessment);
        Draft last = guarded.draft
                .moving(moves)
                .restrained(cut.restraints())
                .advising(guarded.draft.hedges().without(venue -> isDoubted(assessment, venue)));
        last = evacuations(last, assessment, moves);
        After after = new After(guard, withdrawability.after(safety.withdrawals(), closed));
        return sealed(situation, assessment, footing, last, after);
    }

    /// What to remember of guard and withdrawals.
    private record After(Optional<GuardMemory> guard, List<WithdrawalMemory> withdrawals) {}

    private Decision sealed(
            Draft.Situation situation, Assessment assessment, Footing footing, Draft draft, After remembered) {
        Draft told = Wording.told(draft, situation.state());
        List<Move> moves = safeguards
                .discretion()
                .map(terms -> Discretion.on(
                        draft.moves(),
                        situation.state(),
                        terms,
                        situation.memory().sequence()))
                .orElse(draft.moves());
        SafetyMemory after = new SafetyMemory(
                Optional.of(Aftermath.ladder(footing.memory(), remembered.guard)),
                limits.after(situation.memory().safety().limits(), draft.moves(), TREASURY, situation.nowNanos()),
                Aftermath.accounts(assessment, draft.moves()),
                assessment.priced(),
                remembered.withdrawals);
        return told.moving(moves).seal(situation, toString(), remembered.guard, after);
    }

    /// The best rung that may decide.
    private record Cap(Rung rung, String why) {}

    private static Cap cap(Checked checked, Assessment assessment) {
        Operator operator = checked.state().circumstances().operator();
        String said = operator.reason().isBlank() ? "" : " (" + operator.reason() + ')';
        if (operator.state() == OperatorState.HALTED) {
            return new Cap(Rung.HOLD, "the desk is halted by its operator" + said);
        }
        if (operator.state() == OperatorState.PAUSED) {
            return new Cap(Rung.RULE, "the desk is paused by its operator" + said);
        }
        if (!checked.left().isEmpty()) {
            return new Cap(Rung.RULE, String.join(", ", checked.left()) + " cannot be decided for");
        }
        boolean blind = checked.state().circumstances().unknown().stream()
                .anyMatch(balance -> balance.node().equals(TREASURY));
        return blind
                ? new Cap(Rung.RULE, "the treasury's balance is not known now")
                : assessment.predictions().map(why -> new Cap(Rung.RULE, why)).orElse(new Cap(Rung.MODEL, ""));
    }

    private Draft drafted(Footing footing, NetworkState state, DemandOutlook outlook) {
        if (footing.rung() == Rung.HOLD) {
            return Wording.hold(state, footing.why());
        }
        if (footing.rung().isPredictive()) {
            Draft draft = predictive.draft(state, outlook);
            return draft.deciding(draft.decider(), Wording.why(draft, footing.why(), List.of()));
        }
        Draft standIn = rule.standIn().draft(state, outlook, footing.why());
        boolean shadows = footing.memory().candidate().isPredictive();
        List<Move> shadowed = shadows ? predictive.draft(state, outlook).moves() : List.of();
        return new Draft(
                Decider.RULE,
                Wording.why(standIn.deciding(Decider.RULE, ""), footing.why(), shadowed),
                standIn.moves(),
                standIn.reasons(),
                List.of(),
                Budget.NOT_USED);
    }

    /// @param standing of the merge-reserve guard; empty without one
    /// @param memory of the guard, when `counted` are the moves
    private record Guarded(
            Draft draft, Optional<Shadow.Standing> standing, Optional<GuardMemory> memory, List<Move> counted) {}

    /// @param rest orders of the rule that may make up what is held back: none on rungs on which nothing is given
    ///     back, for the rule gives back
    private record Ordered(Draft draft, List<Move> rest) {}

    private Guarded guarded(
            Draft.Situation situation, Checked checked, NetworkState closed, Assessment assessment, Ordered ordered) {
        Draft draft = ordered.draft;
        Optional<GuardMemory> known = situation.memory().guard();
        if (reserve.isEmpty() || !checked.left().isEmpty()) {
            String left = "not every venue could be decided for";
            return new Guarded(draft, Optional.empty(), known.map(memory -> memory.suspended(left)), List.of());
        }
        Shadow.Standing standing = reserve.get().standing(known, closed, checked.outlook());
        Draft wanted = standing.voided()
                .map(reason -> suspended(closed, checked, assessment, draft, reason))
                .orElse(draft);
        if (checked.state().circumstances().operator().state() != OperatorState.RUNNING) {
            Optional<GuardMemory> counted =
                    Optional.of(reserve.get().recounted(standing, wanted.moves(), 1, "the operator holds the desk"));
            return new Guarded(wanted, Optional.of(standing), counted, wanted.moves());
        }
        MergeReserve.Choice choice = reserve.get().choose(standing, wanted.moves(), ordered.rest);
        Draft told = GuardedPolicy.told(wanted, choice);
        return new Guarded(
                choice.memory().share() < 1 ? restriction.cleared(told, assessment) : told,
                Optional.of(standing),
                Optional.of(choice.memory()),
                choice.moves());
    }

    private Draft suspended(NetworkState closed, Checked checked, Assessment assessment, Draft draft, String reason) {
        if (draft.why().startsWith("nothing moves")) {
            return draft;
        }
        DemandOutlook served = restriction.served(checked.outlook(), closed, assessment);
        Draft standIn = rule.standIn().draft(closed, served, GuardedPolicy.SUSPENDED + reason);
        return restriction.cleared(standIn.beside(draft.rulePlan()), assessment);
    }

    /// What the guard remembers of the moves that are really made.
    private Optional<GuardMemory> recounted(Guarded guarded, List<Move> moves, Assessment assessment) {
        if (guarded.standing.isEmpty() || reserve.isEmpty() || moves.equals(guarded.counted)) {
            return guarded.memory;
        }
        double share = guarded.memory.orElseThrow().share();
        String cut = "safeguards cut orders it rests on";
        GuardMemory made = reserve.get().recounted(guarded.standing.get(), moves, share, cut);
        boolean evacuates = moves.stream().anyMatch(move -> isEvacuated(assessment, move.from()));
        return Optional.of(evacuates ? made.suspended("a venue is evacuated") : made);
    }

    private static boolean isDoubted(Assessment assessment, String venue) {
        return assessment.of(venue).filter(Clearance::isFree).isEmpty();
    }

    private static boolean isEvacuated(Assessment assessment, String node) {
        return assessment
                .of(node)
                .filter(clearance -> clearance.out() == Outflow.EVACUATE)
                .isPresent();
    }

    /// Orders with everything that can leave a dead venue on its way home. No limit holds that back.
    private static List<Move> evacuated(List<Move> moves, NetworkState state, Assessment assessment) {
        if (state.circumstances().operator().state() == OperatorState.HALTED) {
            return moves;
        }
        List<Move> all = new ArrayList<>();
        for (NodeState venue : state.venues()) {
            boolean leaves = isEvacuated(assessment, venue.node())
                    && state.routes().stream()
                            .anyMatch(route -> route.from().equals(venue.node())
                                    && route.to().equals(TREASURY));
            if (leaves && venue.withdrawable().isPositive()) {
                all.add(new Move(venue.node(), TREASURY, venue.withdrawable()));
            }
        }
        all.addAll(moves);
        return all;
    }

    private static Draft evacuations(Draft draft, Assessment assessment, List<Move> moves) {
        List<Restraint> said = new ArrayList<>();
        for (Move move : moves) {
            assessment
                    .of(move.from())
                    .filter(clearance -> clearance.out() == Outflow.EVACUATE)
                    .ifPresent(clearance -> said.add(new Restraint(
                            "venue", clearance.venue(), false, 0, clearance.why() + ": it is evacuated")));
        }
        return said.isEmpty() ? draft : draft.restrained(said);
    }

    private static List<Move> executable(List<Move> moves, NetworkState state) {
        return Executable.of(moves, TREASURY, node -> state.node(node).withdrawable());
    }

    @Override
    public String toString() {
        return "DeskPolicy[" + safeguards + ", "
                + reserve.map(MergeReserve::toString).orElse("unguarded") + ", " + rule + ", " + predictive
                + (tranches.isEmpty() ? "" : ", " + tranches) + ']';
    }
}
