package io.headrace.store.segment;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;

/// The ways a dataset can be missing, in the way or damaged, each with its number.
public enum StoreFault {
    EXISTS("HR-1101", ExitCode.CONFLICT),
    NOT_FOUND("HR-1102", ExitCode.NOT_FOUND),
    MANIFEST("HR-1103", ExitCode.INTEGRITY),
    VERSION("HR-1104", ExitCode.INTEGRITY),
    SEGMENT_MISSING("HR-1105", ExitCode.INTEGRITY),
    SEGMENT_CHANGED("HR-1106", ExitCode.INTEGRITY),
    SEGMENT_UNREADABLE("HR-1107", ExitCode.INTEGRITY),
    NOT_WRITTEN("HR-1108", ExitCode.INVALID),
    NAME("HR-1109", ExitCode.USAGE),
    NO_EVENTS("HR-1110", ExitCode.INVALID),
    LOCKED("HR-1111", ExitCode.CONFLICT),
    SAME_PLACE("HR-1112", ExitCode.INVALID);

    public static final String MAKE_AGAIN = "Import or generate the dataset again";

    private final String code;
    private final ExitCode exit;

    StoreFault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    public ProblemException at(Object where, String what, String remedy) {
        return problem(where, what, remedy).toException();
    }

    public Problem problem(Object where, String what, String remedy) {
        return new Problem(code, what, where.toString(), remedy, exit);
    }

    /// A segment that cannot be trusted.
    public ProblemException damaged(Path file, String what) {
        return at(file, what, MAKE_AGAIN);
    }
}
