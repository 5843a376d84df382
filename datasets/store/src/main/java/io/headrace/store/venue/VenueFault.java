package io.headrace.store.venue;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;

/// The ways a venue's or an account's file can be wrong, each with its number.
enum VenueFault {
    NOT_FOUND("HR-1151", ExitCode.NOT_FOUND, "Name a file that is there"),
    UNREADABLE("HR-1152", ExitCode.INVALID, "Correct the file"),
    UNKNOWN_KEY("HR-1153", ExitCode.INVALID, "Remove the key or correct its spelling"),
    VALUE("HR-1154", ExitCode.INVALID, "Correct the value there"),
    NO_VENUE("HR-1155", ExitCode.NOT_FOUND, "See 'headrace venues list'"),
    NO_RULE("HR-1156", ExitCode.INVALID, "Correct the account, or add the rule with 'headrace venues --rules'");

    private final String code;
    private final ExitCode exit;
    private final String remedy;

    VenueFault(String code, ExitCode exit, String remedy) {
        this.code = code;
        this.exit = exit;
        this.remedy = remedy;
    }

    ProblemException at(String where, String what) {
        return new Problem(code, what, where, remedy, exit).toException();
    }
}
