package io.headrace.training.engine;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// What can go wrong with engines.
public enum EngineFault {
    UNKNOWN("HR-9080", ExitCode.NOT_FOUND),
    FAILED("HR-9081", ExitCode.UNREACHABLE),
    NOT_STARTED("HR-9082", ExitCode.UNREACHABLE);

    private final String code;
    private final ExitCode exit;

    EngineFault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    public ProblemException of(String what, String where, String remedy) {
        return new Problem(code, what, where, remedy, exit).toException();
    }
}
