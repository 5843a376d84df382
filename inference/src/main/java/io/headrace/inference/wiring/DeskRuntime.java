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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Starts the loop with the service and stops it with the service.
@ApplicationScoped
public class DeskRuntime {
    private static final Logger LOG = Logger.getLogger(DeskRuntime.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final WallClock clock = WallClock.system();
    private final DeskBoard board = new DeskBoard(clock, DeskRuntime::epochNanos);
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private @Nullable Thread thread;
    private volatile @Nullable PositioningLoop loop;
    private volatile @Nullable LiveDesk live;
    private volatile @Nullable ServedChains chains;
    private volatile boolean stopping;
    private int story;
    private boolean hold;

    /// How a desk ended.
    ///
    /// @param code what the process should exit with
    /// @param sentence what to tell; empty when the feed ended
    public record Ended(ExitCode code, String sentence) {}

    /// What the loop shows, for the API.
    @Produces
    @Singleton
    DeskBoard board() {
        return board;
    }

    /// Completes when everything the desk needs was found good, so that its page is worth a look.
    /// Never when the desk cannot start.
    public CompletableFuture<Void> opened() {
        return opened.copy();
    }

    /// How the loop ended. Never completes while it runs, nor when the service was stopped.
    public CompletableFuture<Ended> ended() {
        return ended.copy();
    }

    void start(@Observes StartupEvent event, ServeConfig config, DeskMetrics metrics) {
        if (config.dataset().isEmpty()
                && config.settings().isEmpty()
                && config.live().isEmpty()) {
            board.say(
                    Phase.WAITING,
                    "Nothing is served. Start with './headrace demo', './headrace serve --dataset NAME', or live with"
                            + " './headrace serve --live VENUE --coins COIN'.");
            opened.complete(null);
            return;
        }
        ServeOptions options = ServeOptions.of(config);
        story = config.story();
        hold = config.hold();
        thread = Thread.ofPlatform().name("positioning").daemon().start(() -> run(options, metrics));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (chains != null) {
            chains.close();
        }
        if (thread != null) {
            thread.interrupt();
            if (!thread.join(STOP_PATIENCE)) {
                // The books are left to the operating system: closing them under a running loop would only
                // turn its last step into an error. They survive being left at any moment.
                return;
            }
        }
        if (loop != null) {
            loop.close();
        }
        if (live != null) {
            live.close();
        }
    }

    private void run(ServeOptions options, DeskMetrics metrics) {
        try {
            PositioningLoop ready = options.live().isPresent()
                    ? heard(options, options.live().get(), metrics)
                    : replayed(options, metrics);
            options.chains().ifPresent(file -> ready.on(chains(file, metrics)));
            loop = ready;
            opened.complete(null);
            ready.run();
            ended.complete(new Ended(ExitCode.OK, ""));
        } catch (InterruptedException e) {
            LOG.debug("The loop was stopped.");
        } catch (ProblemException e) {
            fail(new Ended(e.problem().exit(), e.problem().sentence()));
        } catch (Throwable e) {
            if (!stopping) {
                LOG.error("The loop stopped", e);
            }
            fail(new Ended(ExitCode.INTERNAL, "the loop stopped on a fault of its own: " + e));
        }
    }

    private PositioningLoop replayed(ServeOptions options, DeskMetrics metrics) {
        board.say(Phase.WARMING, "Reading the dataset.");
        PreparedDesk desk = PreparedDesk.prepare(options);
        board.show(desk.plan());
        metrics.bind(desk.plan());
        return desk.loop(board, clock);
    }

    private PositioningLoop heard(ServeOptions options, LiveOptions streams, DeskMetrics metrics) {
        LiveDesk desk = LiveDesk.prepare(options, streams, DeskRuntime::epochNanos);
        live = desk;
        board.show(desk.plan());
        metrics.bind(desk.plan());
        board.say(
                Phase.WARMING,
                "Hearing " + String.join(", ", streams.venues())
                        + "; the first decision is due once every venue has told what the desk's positions are worth.");
        return desk.loop(board, clock);
    }

    private ServedChains chains(Path file, DeskMetrics metrics) {
        metrics.bindChains();
        ServedChains served = new ServedChains(file, board, DeskRuntime::epochNanos, story, this::storyTold);
        chains = served;
        return served;
    }

    /// A process that is not to stay ends with the story.
    private void storyTold() {
        if (!hold) {
            ended.complete(new Ended(ExitCode.OK, ""));
        }
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /// What breaks because the thread was told to stop, such as a file read halfway, is no failure.
    private void fail(Ended how) {
        if (!stopping) {
            board.say(Phase.FAILED, how.sentence());
            ended.complete(how);
        }
    }
}
