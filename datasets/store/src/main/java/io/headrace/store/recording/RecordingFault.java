package io.headrace.store.recording;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// The ways a recording can fail, each with its number.
enum RecordingFault {
    UNREACHABLE("HR-1054", ExitCode.UNREACHABLE),
    NOTHING_HEARD("HR-1055", ExitCode.UNREACHABLE);

    private final String code;
    private final ExitCode exit;

    RecordingFault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    ProblemException at(Object where, String what, String remedy) {
        return new Problem(code, what, where.toString(), remedy, exit).toException();
    }
}
