package io.headrace.store.check;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;

/// The ways a check can fail to look at anything, each with its number.
enum CheckFault {
    NO_FOLDER("HR-1021", ExitCode.NOT_FOUND),
    NOTHING("HR-1022", ExitCode.NOT_FOUND),
    NOT_WRITTEN("HR-1023", ExitCode.INVALID);

    private final String code;
    private final ExitCode exit;

    CheckFault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    ProblemException at(Path where, String what, String remedy) {
        return new Problem(code, what, where.toString(), remedy, exit).toException();
    }
}
