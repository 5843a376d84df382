package io.headrace.training.feature;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// What can be wrong with a table or chart of features.
public enum FeatureFault {
    NO_COLUMN("HR-9041", ExitCode.NOT_FOUND),
    EXISTS("HR-9042", ExitCode.CONFLICT),
    NO_SERIES("HR-9043", ExitCode.NOT_FOUND),
    NOT_WRITTEN("HR-9044", ExitCode.INVALID),
    NOTHING_WARM("HR-9045", ExitCode.INVALID);

    private final String code;
    private final ExitCode exit;

    FeatureFault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    public ProblemException at(Object where, String what, String remedy) {
        return problem(where, what, remedy).toException();
    }

    Problem problem(Object where, String what, String remedy) {
        return new Problem(code, what, String.valueOf(where), remedy, exit);
    }
}
