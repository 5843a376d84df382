package io.headrace.decision.program.desk;

import io.headrace.decision.network.Route;
import io.headrace.decision.program.linear.LinearAnswer;
import io.headrace.decision.program.linear.LinearAnswer.Optimal;
import io.headrace.decision.program.linear.LinearSolver;
import io.headrace.decision.program.scenario.ScenarioProgram;
import io.headrace.market.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Solves a desk's program and asks of every transfer of the first step whether it is worth its fixed cost:
/// first of all together, then of each, the smallest first, by solving again without it from the last basis.
/// A transfer stays when the expected cost without it is higher by more than its gas and the hurdle's multiple
/// of its proportional cost. Offsets stay when the expected cost without any is higher by more than their hurdle.
final class ProgramSession implements AutoCloseable {
    private static final double LEAST_MOVE_USD = 1;

    private final DeskProgram desk;
    private final FirstStep step;
    private final double hurdle;
    private final ScenarioProgram program;
    private final LinearSolver solver;
    private final double[] barred;
    private final double[] saving;
    private double hedgingSaves;
    private long iterations;
    private String failure = "";

    private ProgramSession(DeskProgram desk, FirstStep step, double hurdle, long iterations) {
        this.desk = desk;
        this.step = step;
        this.hurdle = hurdle;
        program = new ScenarioProgram(desk.data);
        solver = new LinearSolver(program.linear(), iterations);
        barred = new double[desk.routes.size()];
        saving = new double[desk.routes.size()];
        for (int r = 0; r < barred.length; r++) {
            free(r);
        }
    }

    /// @param iterations the most one solve may take
    static ProgramAnswer solve(DeskProgram desk, FirstStep step, double hurdle, long iterations) {
        try (ProgramSession session = new ProgramSession(desk, step, hurdle, iterations)) {
            return session.solved();
        } catch (ProblemException e) {
            return new ProgramAnswer.None(e.problem().sentence());
        }
    }

    private ProgramAnswer solved() {
        Optimal all = next();
        Optimal moved = all == null ? null : worthwhile(all);
        Optimal chosen = moved == null ? null : hedged(moved);
        return chosen == null ? new ProgramAnswer.None(failure) : plan(chosen);
    }

    private @Nullable Optimal worthwhile(Optimal all) {
        List<Integer> moves = moves(all);
        double fixed = 0;
        for (int r : moves) {
            fixed += fixedUsd(r, sent(all, r));
            bar(r);
        }
        if (moves.isEmpty() || fixed == 0) {
            moves.forEach(this::free);
            return all;
        }
        Optimal none = next();
        if (none == null || cost(none) - cost(all) <= fixed) {
            note(moves, all, none == null ? 0 : cost(none) - cost(all));
            return none;
        }
        moves.forEach(this::free);
        return each(moves, all);
    }

    /// With the offsets taken now if they are worth it, else without any.
    private @Nullable Optimal hedged(Optimal chosen) {
        double cost = 0;
        for (int[] steps : program.hedged()) {
            for (int column : steps) {
                cost += hedgedUsd(chosen, column) * program.linear().cost(column);
            }
        }
        if (taken(chosen) <= 0) {
            return chosen;
        }
        program.hedgeColumns().forEach(column -> solver.bound(column, 0, 0));
        Optimal without = next();
        if (without == null || cost(without) - cost(chosen) <= desk.hedging().hurdle() * Math.max(0, cost)) {
            return without;
        }
        hedgingSaves = cost(without) - cost(chosen);
        for (int column : program.hedgeColumns()) {
            solver.bound(column, program.linear().low(column), program.linear().high(column));
        }
        return next();
    }

    private double taken(Optimal optimal) {
        double sum = 0;
        for (int[] steps : program.hedged()) {
            for (int column : steps) {
                sum += hedgedUsd(optimal, column);
            }
        }
        return sum;
    }

    private double hedgedUsd(Optimal optimal, int column) {
        double usd = optimal.values()[column] * program.unitUsd();
        return usd < LEAST_MOVE_USD ? 0 : usd;
    }

    private double[][] hedgedUsd(Optimal optimal) {
        double[][] hedged = new double[program.hedged().length][];
        for (int h = 0; h < hedged.length; h++) {
            hedged[h] = Arrays.stream(program.hedged()[h])
                    .mapToDouble(column -> hedgedUsd(optimal, column))
                    .toArray();
        }
        return hedged;
    }

    private @Nullable Optimal each(List<Integer> moves, Optimal all) {
        Optimal kept = all;
        for (int r : moves) {
            double amount = sent(kept, r);
            if (amount < LEAST_MOVE_USD) {
                continue;
            }
            bar(r);
            Optimal without = next();
            if (without == null) {
                return null;
            }
            saving[r] = cost(without) - cost(kept);
            if (saving[r] <= fixedUsd(r, amount)) {
                barred[r] = amount;
                kept = without;
            } else {
                free(r);
            }
        }
        return next();
    }

    private void note(List<Integer> moves, Optimal all, double savedUsd) {
        double sum = moves.stream().mapToDouble(r -> sent(all, r)).sum();
        for (int r : moves) {
            barred[r] = sent(all, r);
            saving[r] = savedUsd * barred[r] / sum;
        }
    }

    /// Transfers of the first step that need not be made, the smallest first.
    private List<Integer> moves(Optimal optimal) {
        List<Integer> moves = new ArrayList<>();
        for (int r = 0; r < barred.length; r++) {
            if (step.free(r) && sent(optimal, r) > 0) {
                moves.add(r);
            }
        }
        moves.sort(Comparator.comparingDouble((Integer r) -> sent(optimal, r)).thenComparing(r -> r));
        return moves;
    }

    private double fixedUsd(int r, double amount) {
        Route route = desk.routes.get(r);
        return amount > 0 ? route.gasUsd() + hurdle * route.proportionalCost() * amount : 0;
    }

    private @Nullable Optimal next() {
        return switch (solver.solve()) {
            case Optimal optimal -> {
                iterations += optimal.iterations();
                yield optimal;
            }
            case LinearAnswer.Unsolved(String reason) -> {
                failure = reason;
                yield null;
            }
        };
    }

    private ProgramAnswer.Plan plan(Optimal optimal) {
        double[] sent = new double[barred.length];
        double[] shy = new double[barred.length];
        for (int r = 0; r < sent.length; r++) {
            sent[r] = sent(optimal, r);
            shy[r] = sent[r] > 0 ? 0 : Math.max(0, optimal.reducedCosts()[column(r)]);
        }
        double borrowed = program.borrowed() < 0 ? 0 : optimal.values()[program.borrowed()] * program.unitUsd();
        return new ProgramAnswer.Plan(
                sent,
                shy,
                barred,
                saving,
                borrowed,
                hedgedUsd(optimal),
                hedgingSaves,
                cost(optimal),
                new ProgramPrices(program, optimal, desk.days()).all(),
                iterations);
    }

    /// Amounts below a dollar are the solver's tolerance.
    private double sent(Optimal optimal, int r) {
        double usd = optimal.values()[column(r)] * program.unitUsd();
        return usd < LEAST_MOVE_USD ? 0 : usd;
    }

    private double cost(Optimal optimal) {
        return optimal.objective() * program.unitUsd();
    }

    private void bar(int r) {
        solver.bound(column(r), 0, 0);
    }

    private void free(int r) {
        solver.bound(column(r), step.leastUsd()[r] / program.unitUsd(), step.mostUsd()[r] / program.unitUsd());
    }

    private int column(int r) {
        return program.scenarios().getFirst().sent()[r][0];
    }

    @Override
    public void close() {
        solver.close();
    }
}
