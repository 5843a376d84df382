package io.headrace.inference.cli;

import io.headrace.inference.feed.Speed;
import io.headrace.inference.wiring.LiveOptions;
import io.headrace.inference.wiring.ServeOptions;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.live.venue.LiveVenues;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `headrace serve`: the positioning service on a replayed dataset or on live streams.
@Command(
        name = "headrace serve",
        mixinStandardHelpOptions = true,
        versionProvider = ServedVersion.class,
        sortOptions = false,
        description = {
            "Replays a dataset, or hears venues live, decides once a period, moves paper money or, with --chains, money on chains,",
            "and shows it all on a page."
        },
        footer = {
            "",
            "Replay:  ./headrace serve --dataset perp_venues_1h",
            "Live:    ./headrace serve --live hyperliquid,dydx --coins BTC,ETH --settings desk.yaml",
            "",
            "Without a usable champion model the plan-aware threshold rule decides, and the page says why.",
            "Stop with Ctrl-C; the same command goes on where it stopped."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--dataset",
            paramLabel = "NAME|PATH",
            description = "What to replay; may be left out when there is only one. With --live: where what is heard is"
                    + " recorded (default: live); what is there already is folded first.")
    private @Nullable String dataset;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "The desk's settings, as 'backtest' writes them; default: a standard desk on the venues of the feed.")
    private @Nullable Path settings;

    @Option(
            names = "--live",
            split = ",",
            paramLabel = "VENUE",
            description = "Hear these venues instead of a replay, with commas between: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Venues.class)
    private List<String> live = List.of();

    @Option(
            names = "--coins",
            split = ",",
            paramLabel = "COIN",
            description = "Coins to hear live, with commas between, such as BTC,ETH.")
    private List<String> coins = List.of();

    @Option(
            names = "--url",
            paramLabel = "[VENUE=]URL",
            description = "Hear a venue there instead of at its public address: ws://... or wss://...")
    private List<String> urls = List.of();

    @Option(
            names = "--account",
            paramLabel = "ADDRESS",
            description = "The desk's own address on Hyperliquid: its positions, fills and margin are heard too.")
    private @Nullable String account;

    @Option(
            names = "--silence",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "A live venue that tells nothing for longer is stale, and the rule decides until it speaks"
                    + " (default: ${DEFAULT-VALUE}).")
    private long silence;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:HEADRACE_HOME:-var}",
            description = "Datasets, models and journals (default: HEADRACE_HOME, else ./var).")
    private Path home = Path.of("var");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeText.class,
            description =
                    "First decision, 2025-02-01 or 2025-02-01T00:00:00Z; default: where an earlier run of this desk started, "
                            + "else one window after the champion's training data, else at once.")
    private @Nullable Long from;

    @Option(
            names = "--speed",
            paramLabel = "X",
            converter = SpeedText.class,
            defaultValue = "4",
            description = "Periods of a replay per second, or 'max' (default: ${DEFAULT-VALUE}).")
    private Speed speed = Speed.MAX;

    @Option(names = "--port", defaultValue = "8080", description = "Port of page and API (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--chains",
            paramLabel = "FILE",
            description = "Settings of the chains that carry transfers; without them paper money moves.")
    private @Nullable Path chains;

    @Option(
            names = "--story",
            paramLabel = "N",
            defaultValue = "0",
            description = "Tell each transfer's steps in plain words, and sum up after N transfers (with --chains).")
    private int story;

    @Option(names = "--fresh", description = "Begin again: sets an earlier journal of this desk aside.")
    private boolean fresh;

    @Option(
            names = "--hold",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Stay up after the replay has ended (default).")
    private boolean hold;

    static int execute(String... args) {
        return new CommandLine(new ServeCommand())
                // So that an option can be added to the arguments the demo left: the last one counts.
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    if (!(error instanceof ProblemException expected)) {
                        throw error;
                    }
                    command.getErr().println("error: " + expected.problem().sentence());
                    return expected.problem().exit().status();
                })
                .setParameterExceptionHandler((error, wrong) -> {
                    PrintWriter out = error.getCommandLine().getErr();
                    String what = String.valueOf(error.getMessage()).replaceAll("\\.$", "");
                    out.println("error: " + what + ". See 'headrace serve --help'. [HR-9001]");
                    return ExitCode.USAGE.status();
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        if (port < 1 || port > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be a number from 1 to " + LAST_PORT + ", was " + port);
        }
        ServeOptions options = new ServeOptions(
                home,
                Optional.ofNullable(dataset),
                Optional.ofNullable(settings),
                from == null ? OptionalLong.empty() : OptionalLong.of(from),
                speed,
                fresh,
                streams(),
                Optional.ofNullable(chains));
        options.requireFiles();
        requireFreePort();
        configure(options);
        AtomicInteger status = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Quarkus.run(ServedDesk.class, (code, thrown) -> {
            status.set(code);
            failure.set(thrown);
        });
        if (failure.get() != null) {
            throw new IllegalStateException("the service could not start", failure.get());
        }
        return status.get();
    }

    private Optional<LiveOptions> streams() {
        if (live.isEmpty()) {
            if (!coins.isEmpty() || !urls.isEmpty() || account != null) {
                throw new ParameterException(spec.commandLine(), "--coins, --url and --account go with --live");
            }
            return Optional.empty();
        }
        return Optional.of(
                LiveOptions.of(live, coins, urls, Optional.ofNullable(account), Duration.ofSeconds(silence)));
    }

    private void configureStreams() {
        System.setProperty("headrace.live", String.join(",", live));
        System.setProperty("headrace.coins", String.join(",", coins));
        System.setProperty("headrace.silence-seconds", Long.toString(silence));
        if (!urls.isEmpty()) {
            System.setProperty("headrace.urls", String.join(",", urls));
        }
        if (account != null) {
            System.setProperty("headrace.account", account);
        }
        if (dataset != null) {
            System.setProperty("headrace.dataset", dataset);
        }
    }

    private void configure(ServeOptions options) {
        System.setProperty("quarkus.http.port", Integer.toString(port));
        System.setProperty("quarkus.http.host", host);
        System.setProperty("headrace.home", home.toString());
        if (options.live().isPresent()) {
            configureStreams();
        } else {
            System.setProperty("headrace.dataset", options.datasetFolder().toString());
        }
        System.setProperty("headrace.speed", speed.toString());
        System.setProperty("headrace.fresh", Boolean.toString(fresh));
        System.setProperty("headrace.hold", Boolean.toString(hold));
        System.setProperty("headrace.story", Integer.toString(story));
        if (chains != null) {
            System.setProperty("headrace.chains", chains.toString());
        }
        if (settings != null) {
            System.setProperty("headrace.settings", settings.toString());
        }
        if (from != null) {
            System.setProperty(
                    "headrace.from", java.time.Instant.ofEpochSecond(0, from).toString());
        }
    }

    private void requireFreePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw unusable("HR-5008", "the address to listen on is unknown", "Choose another with --host", e);
        } catch (IOException e) {
            throw unusable(
                    "HR-5001",
                    "the port is in use or may not be used",
                    "Stop what listens there, or choose another with --port",
                    e);
        }
    }

    private ProblemException unusable(String code, String what, String remedy, Exception cause) {
        return new Problem(code, what, host + ':' + port, remedy, ExitCode.CONFLICT).toException(cause);
    }

    /// The names of the venues that can be heard, for the help.
    static final class Venues extends ArrayList<String> {
        Venues() {
            super(LiveVenues.names());
        }
    }

    /// Reads `--from`.
    static final class TimeText implements CommandLine.ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return ServeOptions.instant(value);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
        }
    }

    /// Reads `--speed`.
    static final class SpeedText implements CommandLine.ITypeConverter<Speed> {
        @Override
        public Speed convert(String value) {
            try {
                return Speed.parse(value);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(e.getMessage());
            }
        }
    }
}
