package io.headrace.decision.record;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// What can be wrong with records.
enum RecordFault {
    EVIDENCE("HR-3102", "Restore the records from a copy", ExitCode.INTEGRITY),
    NEWER("HR-3103", "Use the Headrace version that wrote them, or a later one", ExitCode.INVALID),
    NOT_A_FILE("HR-3104", "Name a file that 'backtest --record' wrote", ExitCode.INVALID),
    MISSING("HR-3105", "Give another path, or make one with 'backtest --record FILE'", ExitCode.NOT_FOUND),
    UNWRITABLE("HR-3106", "Check that the folder may be written to and has space", ExitCode.INVALID);

    private final String code;
    private final String remedy;
    private final ExitCode exit;

    RecordFault(String code, String remedy, ExitCode exit) {
        this.code = code;
        this.remedy = remedy;
        this.exit = exit;
    }

    ProblemException problem(String what, String where) {
        return new Problem(code, what, where, remedy, exit).toException();
    }

    ProblemException problem(String what, String where, Exception cause) {
        return new Problem(code, what, where, remedy, exit).toException(cause);
    }
}
