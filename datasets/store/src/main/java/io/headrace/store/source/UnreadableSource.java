package io.headrace.store.source;

import io.headrace.market.problem.Problem;

/// A file that cannot be opened or read further; never leaves this package.
final class UnreadableSource extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    UnreadableSource(Problem problem) {
        super(problem.sentence(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
