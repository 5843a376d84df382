package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.live.LivePace;
import io.headrace.store.live.LiveTally;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.live.venue.LiveVenues;
import io.headrace.store.recording.Recording;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Interruption;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `data record`.
@Command(
        name = "record",
        sortOptions = false,
        description = {
            "Records the live streams of venues into a dataset; one that is there gets more.",
            "What came is published again and again: a kill loses at most what came since, Ctrl-C nothing.",
            "A venue that is lost is connected to again; what was missed is in the dataset as a gap."
        },
        footer = {
            "",
            "Example: ./headrace data record --venue binance,hyperliquid --coins BTC,ETH --name live --for 10m",
            "Own server: ./headrace data record --venue dydx --coins BTC --url ws://127.0.0.1:8090 --name live"
        })
final class DataRecordCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--venue",
            required = true,
            split = ",",
            paramLabel = "VENUE",
            description = "Venues, with commas between: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Venues.class)
    private List<String> venues = List.of();

    @Option(
            names = "--coins",
            required = true,
            split = ",",
            paramLabel = "COIN",
            description = "Coins, with commas between, such as BTC,ETH.")
    private List<String> coins = List.of();

    @Option(names = "--name", required = true, description = "What the dataset is called.")
    private String name = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long, such as 30s, 10m, 8h or 2d (default: until Ctrl-C).")
    private @Nullable String length;

    @Option(
            names = "--commit-every",
            paramLabel = "TIME",
            defaultValue = "1m",
            description = "Time between publishings; shorter loses less to a kill and makes more, smaller files"
                    + " (default: ${DEFAULT-VALUE}).")
    private String commitEvery = "1m";

    @Option(
            names = "--url",
            paramLabel = "[VENUE=]URL",
            description = "Connect there instead of the venue's public address: ws://... or wss://...")
    private List<String> urls = List.of();

    @Option(
            names = "--account",
            paramLabel = "ADDRESS",
            description = "The desk's own address on Hyperliquid: its fills and margin are recorded too.")
    private @Nullable String account;

    @Option(
            names = "--licence",
            defaultValue = "unknown",
            description = "Terms of the data, an SPDX name if there is one.")
    private String licence = "unknown";

    /// The names of the venues, for the help.
    static final class Venues extends ArrayList<String> {
        Venues() {
            super(LiveVenues.names());
        }
    }

    @Override
    protected Result run(ConsoleProgress progress) {
        Path folder = Home.fromEnvironment().datasets().folderFor(name);
        Recording recording = recording(folder);
        long end = System.nanoTime()
                + (length == null ? Long.MAX_VALUE / 2 : span("--for", length).toNanos());
        progress.say("recording " + String.join(", ", venues) + " into " + name + "; Ctrl-C ends it");
        Interruption interruption = Interruption.watch();
        try {
            Recording.Outcome outcome =
                    record(recording, () -> interruption.came() || System.nanoTime() - end >= 0, progress);
            return new Recorded(folder, outcome, interruption);
        } catch (ProblemException e) {
            interruption.close();
            throw e;
        }
    }

    private static Recording.Outcome record(Recording recording, BooleanSupplier stop, ConsoleProgress progress) {
        HttpClient http = HttpClient.newHttpClient();
        try {
            return recording.run(
                    http,
                    DataRecordCommand::nowNanos,
                    stop,
                    new RecordingConsole(progress, DataRecordCommand::nowNanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nothing interrupts a recording but its own means", e);
        } finally {
            http.shutdownNow();
        }
    }

    private static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private Recording recording(Path folder) {
        List<String> wanted = List.copyOf(new LinkedHashSet<>(venues));
        List<String> heard = List.copyOf(new LinkedHashSet<>(coins));
        Map<String, URI> addresses = RecordAddresses.parse(spec.commandLine(), urls, wanted);
        List<LiveVenue> live = new ArrayList<>();
        for (String venue : wanted) {
            live.add(LiveVenues.of(
                    venue,
                    new LiveVenues.Wanted(
                            heard, Optional.ofNullable(addresses.get(venue)), Optional.ofNullable(account))));
        }
        String origin = "recorded live from " + String.join(", ", wanted) + ": " + String.join(", ", heard);
        return new Recording(
                folder,
                new DatasetHeader(name, licence, origin),
                live,
                span("--commit-every", commitEvery),
                LivePace.USUAL);
    }

    /// `90s`, `10m`, `8h`, `2d`.
    private Duration span(String option, String text) {
        if (!text.matches("[1-9][0-9]{0,5}[smhd]")) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be a whole number with s, m, h or d, was '" + text + "'");
        }
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private record Recorded(Path folder, Recording.Outcome outcome, Interruption interruption) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (LiveTally tally : outcome.tallies()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-14s %,d events, %,d gaps, %,d connections, %,d messages refused%n",
                        tally.venue(),
                        tally.events(),
                        tally.gaps(),
                        tally.connections(),
                        tally.refused()));
            }
            return text.append(dataset().text()).toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = dataset().json();
            var array = document.putArray("venues");
            for (LiveTally tally : outcome.tallies()) {
                array.addObject()
                        .put("venue", tally.venue())
                        .put("events", tally.events())
                        .put("gaps", tally.gaps())
                        .put("connections", tally.connections())
                        .put("books_asked", tally.booksAsked())
                        .put("messages_refused", tally.refused());
            }
            return document;
        }

        private DatasetResult dataset() {
            return new DatasetResult("record", folder, outcome.manifest());
        }

        @Override
        public void shown() {
            interruption.close();
        }
    }
}
