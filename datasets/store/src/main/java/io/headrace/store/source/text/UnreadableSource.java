package io.headrace.store.source.text;

import io.headrace.market.problem.Problem;

/// A file that cannot be opened or read further; the readers catch it and tell its problem.
public final class UnreadableSource extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public UnreadableSource(Problem problem) {
        super(problem.sentence(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
