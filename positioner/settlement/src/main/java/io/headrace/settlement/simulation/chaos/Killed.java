package io.headrace.settlement.simulation.chaos;

/// The process ends here and now; nothing of it runs after this.
public final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Killed() {
        super("killed", null, false, false);
    }
}
