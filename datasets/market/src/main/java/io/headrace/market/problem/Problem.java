package io.headrace.market.problem;

/// An expected failure, told in full.
///
/// @param code stable number, `HR-####`
/// @param what what is wrong, with the value found
/// @param where file, line, column, field or address; empty when there is no place
/// @param remedy what the reader can do about it
/// @param exit the exit code of a command that stops on it
public record Problem(String code, String what, String where, String remedy, ExitCode exit) {
    public Problem {
        if (!code.matches("HR-\\d{4}")) {
            throw new IllegalArgumentException("code must look like HR-1234, was " + code);
        }
        if (what.isBlank() || remedy.isBlank()) {
            throw new IllegalArgumentException("what and remedy must be said, were '" + what + "', '" + remedy + "'");
        }
    }

    /// One sentence for people: what, where, what to do, number.
    public String sentence() {
        return what + (where.isEmpty() ? "" : " (" + where + ")") + ". " + remedy
                + (remedy.endsWith("?") ? " [" : ". [") + code + "]";
    }

    public ProblemException toException() {
        return new ProblemException(this);
    }

    public ProblemException toException(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
