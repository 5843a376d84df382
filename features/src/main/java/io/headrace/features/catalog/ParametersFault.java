package io.headrace.features.catalog;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;

/// What can be wrong with a file of signal parameters.
enum ParametersFault {
    MISSING("HR-1210", "Name a file of signal parameters; docs/features.md shows one", ExitCode.NOT_FOUND),
    UNREADABLE("HR-1211", "Make it readable, or name another file", ExitCode.INVALID),
    REFUSED("HR-1212", "Mend it as docs/features.md says, or fit the parameters anew", ExitCode.INVALID),
    NOT_WRITTEN("HR-1213", "Name a place that can be written to", ExitCode.INVALID);

    private final String code;
    private final String remedy;
    private final ExitCode exit;

    ParametersFault(String code, String remedy, ExitCode exit) {
        this.code = code;
        this.remedy = remedy;
        this.exit = exit;
    }

    ProblemException at(Path file, String why) {
        String what = (this == NOT_WRITTEN
                        ? "The signal parameters were not written: "
                        : "The signal parameters are refused: ")
                + why;
        return new Problem(code, what, file.toString(), remedy, exit).toException();
    }
}
