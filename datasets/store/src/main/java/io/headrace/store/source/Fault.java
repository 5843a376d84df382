package io.headrace.store.source;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;

/// The ways a raw file can be wrong, each with its number.
public enum Fault {
    UNREADABLE("HR-1003", ExitCode.INVALID),
    EMPTY("HR-1004", ExitCode.INVALID),
    HEADER("HR-1005", ExitCode.INVALID),
    COLUMNS("HR-1006", ExitCode.INVALID),
    TIME("HR-1007", ExitCode.INVALID),
    NUMBER("HR-1008", ExitCode.INVALID),
    RANGE("HR-1009", ExitCode.INVALID),
    AMBIGUOUS("HR-1012", ExitCode.INVALID),
    NAME("HR-1013", ExitCode.INVALID),
    FORMAT("HR-1015", ExitCode.INVALID),
    DIGEST("HR-1016", ExitCode.INTEGRITY),
    LACK("HR-1018", ExitCode.INVALID),
    NOT_JSON("HR-1030", ExitCode.INVALID),
    MESSAGE("HR-1031", ExitCode.INVALID);

    private final String code;
    private final ExitCode exit;

    Fault(String code, ExitCode exit) {
        this.code = code;
        this.exit = exit;
    }

    public ProblemException at(String where, String what, String remedy) {
        return problem(where, what, remedy).toException();
    }

    public ProblemException at(Path where, String what, String remedy) {
        return at(where.toString(), what, remedy);
    }

    public Problem problem(String where, String what, String remedy) {
        return new Problem(code, what, where, remedy, exit);
    }

    /// The text as found, short and printable: control and other invisible characters as escapes.
    public static String quoted(String found) {
        return "'" + printable(found, 40) + "'";
    }

    /// At most so many characters of the text, control and other invisible ones as escapes.
    public static String printable(String found, int most) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(found.length(), most);
        for (int at = 0; at < end; at++) {
            char c = found.charAt(at);
            if (c < ' ' || c > '~') {
                shown.append(String.format("\\u%04X", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.append(found.length() > end ? "..." : "").toString();
    }
}
