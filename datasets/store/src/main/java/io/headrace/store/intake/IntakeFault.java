package io.headrace.store.intake;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// The ways an import can have nothing to read or be refused as a whole, each with its number.
enum IntakeFault {
    NO_PATH("HR-1041", ExitCode.NOT_FOUND),
    NOTHING_KNOWN("HR-1042", ExitCode.INVALID),
    GATE("HR-1043", ExitCode.GATE_FAILED),
    REPEATED("HR-1044", ExitCode.CONFLICT);

    private final String code;
    private final ExitCode exit;

    IntakeFault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    ProblemException at(Object where, String what, String remedy) {
        return new Problem(code, what, where.toString(), remedy, exit).toException();
    }
}
