package io.headrace.market.problem;

/// Process exit codes, the same for every command.
public enum ExitCode {
    OK(0),
    INTERNAL(1),
    USAGE(2),
    INVALID(3),
    GATE_FAILED(4),
    NOT_FOUND(5),
    CONFLICT(6),
    NOT_ALLOWED(7),
    UNREACHABLE(8),
    INTEGRITY(9),
    PARTIAL(10),
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
