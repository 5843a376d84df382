package io.headrace.decision.program.linear;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;

/// One linear program in OR-Tools' GLOP, dual simplex on one thread, without its preprocessing: measured faster
/// on these programs, and after a change of bounds the next solve starts from the last basis. The budget is iterations,
/// so the same questions in the same order get the same answers.
public final class LinearSolver implements AutoCloseable {
    private final LinearProgram program;
    private final MPSolver solver;
    private final MPVariable[] columns;
    private final MPConstraint[] rows;

    /// @param iterations the most simplex iterations one solve may take, positive
    /// @throws io.headrace.market.problem.ProblemException HR-3111 where there is no native library
    public LinearSolver(LinearProgram program, long iterations) {
        this.program = program;
        solver = glop();
        solver.setSolverSpecificParametersAsString(
                "use_dual_simplex: true use_preprocessing: false num_omp_threads: 1 max_number_of_iterations: "
                        + iterations);
        columns = solver.makeNumVarArray(program.columns(), 0, 0);
        rows = new MPConstraint[program.rows()];
        write();
    }

    private static MPSolver glop() {
        try {
            Loader.loadNativeLibraries();
        } catch (UnsatisfiedLinkError e) {
            throw missing().toException(e);
        }
        MPSolver solver = MPSolver.createSolver("GLOP");
        if (solver == null) {
            throw missing().toException();
        }
        return solver;
    }

    private static Problem missing() {
        return new Problem(
                "HR-3111",
                "the linear solver GLOP is not available",
                "",
                "Use a platform OR-Tools has a native library for",
                ExitCode.INTERNAL);
    }

    private void write() {
        for (int j = 0; j < columns.length; j++) {
            columns[j].setBounds(program.low(j), program.high(j));
            if (program.cost(j) != 0) {
                solver.objective().setCoefficient(columns[j], program.cost(j));
            }
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = solver.makeConstraint(program.rowLow(i), program.rowHigh(i));
        }
        for (int e = 0; e < program.entries(); e++) {
            rows[program.entryRow(e)].setCoefficient(columns[program.entryColumn(e)], program.entryValue(e));
        }
    }

    /// Holds a column between other bounds from the next solve on.
    public void bound(int column, double lowest, double highest) {
        columns[column].setBounds(lowest, highest);
    }

    public LinearAnswer solve() {
        MPSolver.ResultStatus status = solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            return new LinearAnswer.Unsolved("the linear solver found no optimum, it says " + status);
        }
        double[] values = new double[columns.length];
        double[] reduced = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            values[j] = columns[j].solutionValue();
            reduced[j] = columns[j].reducedCost();
        }
        double[] prices = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            prices[i] = rows[i].dualValue();
        }
        return new LinearAnswer.Optimal(solver.objective().value(), values, prices, reduced, solver.iterations());
    }

    @Override
    public void close() {
        solver.delete();
    }
}
