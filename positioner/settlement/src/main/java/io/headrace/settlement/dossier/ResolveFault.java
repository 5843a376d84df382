package io.headrace.settlement.dossier;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// Why a decision of persons is not taken. In every case nothing was changed.
enum ResolveFault {
    UNKNOWN("HR-4180", "there is no such transfer", "List them with 'transfers list'", ExitCode.NOT_FOUND),
    MANY("HR-4181", "several transfers begin like that", "Give more of the id", ExitCode.USAGE),
    CONTRADICTED(
            "HR-4182",
            "the transfer cannot be resolved like that",
            "Look at it with 'transfers show'; nothing was changed",
            ExitCode.NOT_ALLOWED),
    SAME_PERSON(
            "HR-4183",
            "the same person cannot decide twice",
            "Let another person say the same; nothing was changed",
            ExitCode.NOT_ALLOWED),
    MOVED_ON("HR-4184", "the transfer moved on meanwhile", "Look at it again with 'transfers show'", ExitCode.CONFLICT),
    NO_DOUBT(
            "HR-4186",
            "that is not what is in doubt",
            "Look at it with 'chains doubts'; nothing was changed",
            ExitCode.CONFLICT);

    private final String code;
    private final String what;
    private final String remedy;
    private final ExitCode exit;

    ResolveFault(String code, String what, String remedy, ExitCode exit) {
        this.code = code;
        this.what = what;
        this.remedy = remedy;
        this.exit = exit;
    }

    ProblemException of(String transfer, String why) {
        return new Problem(code, why.isEmpty() ? what : what + ": " + why, transfer, remedy, exit).toException();
    }
}
