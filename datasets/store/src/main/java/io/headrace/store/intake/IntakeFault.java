package io.headrace.store.intake;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.check.CheckGate;
import io.headrace.store.check.CheckReport;
import java.util.List;

/// The ways an import can have nothing to read or be refused as a whole, each with its number.
enum IntakeFault {
    NO_PATH("HR-1041", ExitCode.NOT_FOUND),
    NOTHING_KNOWN("HR-1042", ExitCode.INVALID),
    GATE("HR-1043", ExitCode.GATE_FAILED),
    REPEATED("HR-1044", ExitCode.CONFLICT),
    PACKED_TWICE("HR-1045", ExitCode.INVALID);

    private static final int MOST_TOLD = 3;

    private final String code;
    private final ExitCode exit;

    IntakeFault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    /// @throws ProblemException HR-1043 with the first reasons when the gate refuses what the checks found
    static void requirePassed(CheckGate gate, CheckReport report) {
        List<String> reasons = gate.reasons(report);
        if (!reasons.isEmpty()) {
            String more = reasons.size() > MOST_TOLD ? "; and " + (reasons.size() - MOST_TOLD) + " more" : "";
            throw GATE.at(
                    report.subject(),
                    "the checks refuse it: "
                            + String.join("; ", reasons.subList(0, Math.min(MOST_TOLD, reasons.size()))) + more,
                    "See `data check` for all of it, or let less refuse it with --gate; nothing was stored");
        }
    }

    ProblemException at(Object where, String what, String remedy) {
        return new Problem(code, what, where.toString(), remedy, exit).toException();
    }
}
