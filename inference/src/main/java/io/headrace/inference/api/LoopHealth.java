package io.headrace.inference.api;

import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.Phase;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/// Health of the positioning loop.
public final class LoopHealth {
    private static final double PATIENCE_SECONDS = 30;

    private LoopHealth() {}

    /// Alive unless the loop gave up.
    @Liveness
    public static class Alive implements HealthCheck {
        private final DeskBoard board;

        Alive(DeskBoard board) {
            this.board = board;
        }

        @Override
        public HealthCheckResponse call() {
            var shown = board.snapshot();
            return HealthCheckResponse.named("positioning loop")
                    .withData("phase", shown.phase().name())
                    .status(shown.phase() != Phase.FAILED)
                    .build();
        }
    }

    /// Ready when the journal is open and the loop ticks, or has finished its replay.
    @Readiness
    public static class Ready implements HealthCheck {
        private final DeskBoard board;

        Ready(DeskBoard board) {
            this.board = board;
        }

        @Override
        public HealthCheckResponse call() {
            var shown = board.snapshot();
            double periodSeconds = board.plan()
                    .filter(plan -> plan.speed().isLimited())
                    .map(plan -> 1 / plan.speed().periodsPerSecond())
                    .orElse(0.0);
            boolean ticks =
                    shown.phase() == Phase.RUNNING && board.secondsSinceShown() < PATIENCE_SECONDS + 2 * periodSeconds;
            boolean open = board.journal().isPresent();
            return HealthCheckResponse.named("journal and ticks")
                    .withData("phase", shown.phase().name())
                    .withData("journal_open", open)
                    .withData("loop_errors", shown.counts().errors())
                    .status(open && (ticks || shown.phase() == Phase.FINISHED))
                    .build();
        }
    }
}
