package io.headrace.market.problem;

/// Carries a [Problem] to whoever can show it: the command line, the API, or the positioning loop.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.sentence(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
