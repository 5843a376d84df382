package io.headrace.inference.wiring;

import io.headrace.inference.api.DeskMetrics;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.Phase;
import io.headrace.inference.decide.PositioningLoop;
import io.headrace.inference.feed.WallClock;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Starts the loop with the service and stops it with the service.
@ApplicationScoped
public class DeskRuntime {
    private static final Logger LOG = Logger.getLogger(DeskRuntime.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final WallClock clock = WallClock.system();
    private final DeskBoard board = new DeskBoard(clock);
    private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();
    private @Nullable Thread thread;
    private volatile @Nullable PositioningLoop loop;

    /// What the loop shows, for the API.
    @Produces
    @Singleton
    DeskBoard board() {
        return board;
    }

    /// How the loop ended: OK when the feed ended, else what the process should exit with. Never completes
    /// while it runs, nor when the service was stopped.
    public CompletableFuture<ExitCode> ended() {
        return ended.copy();
    }

    /// What to tell about a loop that failed, or about one that has nothing to run on.
    public String message() {
        return board.snapshot().message();
    }

    void start(@Observes StartupEvent event, ServeConfig config, DeskMetrics metrics) {
        if (config.dataset().isEmpty() && config.settings().isEmpty()) {
            board.say(
                    Phase.WAITING,
                    "No dataset is replayed. Start with './headrace demo', or './headrace serve --dataset NAME'.");
            return;
        }
        ServeOptions options = ServeOptions.of(config);
        thread = Thread.ofPlatform().name("positioning").daemon().start(() -> run(options, metrics));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join(STOP_PATIENCE);
        }
        if (loop != null) {
            loop.close();
        }
    }

    private void run(ServeOptions options, DeskMetrics metrics) {
        try {
            board.say(Phase.WARMING, "Reading the dataset.");
            PreparedDesk desk = PreparedDesk.prepare(options);
            board.show(desk.plan());
            metrics.bind(desk.plan());
            PositioningLoop ready = desk.loop(board, clock);
            loop = ready;
            ready.run();
            ended.complete(ExitCode.OK);
        } catch (InterruptedException e) {
            LOG.debug("The loop was stopped.");
        } catch (ProblemException e) {
            board.say(Phase.FAILED, e.problem().sentence());
            ended.complete(e.problem().exit());
        } catch (Throwable e) {
            LOG.error("The loop stopped", e);
            board.say(Phase.FAILED, "The loop stopped on a fault of its own: " + e);
            ended.complete(ExitCode.INTERNAL);
        }
    }
}
