package io.headrace.inference.wiring;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.feed.InstantText;
import io.headrace.inference.feed.Speed;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.desk.ChainDeskSettings;
import io.headrace.store.dataset.DatasetCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What to serve, as text was turned into values.
///
/// @param home where user files are
/// @param dataset name or folder; empty for the only one there is. Of live streams the
///     recording of them, which
///     may be yet to come
/// @param settings file; empty for a standard desk
/// @param fromNanos first decision; empty for the first one that is honest
/// @param fresh whether to begin again
/// @param live the streams to hear; empty of a replay
/// @param chains settings of the chains that carry transfers; empty for paper money
public record ServeOptions(
        Path home,
        Optional<String> dataset,
        Optional<Path> settings,
        OptionalLong fromNanos,
        Speed speed,
        boolean fresh,
        Optional<LiveOptions> live,
        Optional<Path> chains) {

    /// With paper money.
    public ServeOptions(
            Path home,
            Optional<String> dataset,
            Optional<Path> settings,
            OptionalLong fromNanos,
            Speed speed,
            boolean fresh,
            Optional<LiveOptions> live) {
        this(home, dataset, settings, fromNanos, speed, fresh, live, Optional.empty());
    }

    /// Of a replay.
    public ServeOptions(
            Path home,
            Optional<String> dataset,
            Optional<Path> settings,
            OptionalLong fromNanos,
            Speed speed,
            boolean fresh) {
        this(home, dataset, settings, fromNanos, speed, fresh, Optional.empty());
    }

    static ServeOptions of(ServeConfig config) {
        return new ServeOptions(
                config.home(),
                config.dataset(),
                config.settings(),
                config.from().map(ServeOptions::instant).map(OptionalLong::of).orElse(OptionalLong.empty()),
                Speed.parse(config.speed()),
                config.fresh(),
                config.live().map(venues -> live(venues, config)),
                config.chains());
    }

    private static LiveOptions live(List<String> venues, ServeConfig config) {
        return LiveOptions.of(
                venues,
                config.coins().orElse(List.of()),
                config.urls().orElse(List.of()),
                config.account(),
                Duration.ofSeconds(config.silenceSeconds()));
    }

    /// The folder that what is heard live is recorded in, there or not.
    Path recordingFolder() {
        return new DatasetCatalog(home.resolve("datasets")).folderFor(dataset.orElse(LiveDesk.DATASET));
    }

    /// The folder of the dataset.
    ///
    /// @throws io.headrace.market.problem.ProblemException when there is none, or none was named
    /// and there
    ///     are several
    public Path datasetFolder() {
        DatasetCatalog catalog = new DatasetCatalog(home.resolve("datasets"));
        if (dataset.isPresent()) {
            return catalog.resolve(dataset.get());
        }
        List<DatasetCatalog.Entry> there = catalog.list();
        if (there.size() == 1) {
            return there.getFirst().path();
        }
        String names =
                String.join(", ", there.stream().map(DatasetCatalog.Entry::name).toList());
        throw new Problem(
                        "HR-5002",
                        there.isEmpty()
                                ? "there is no dataset to replay"
                                : "there are several datasets and none was named",
                        catalog.datasetsHome().toString(),
                        there.isEmpty()
                                ? "Make one with 'data generate' or 'data import'"
                                : "Name one with --dataset: " + names,
                        there.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.USAGE)
                .toException();
    }

    /// Looks that what was named is there and can be read, so that a command fails before it starts
    /// a server.
    public void requireFiles() {
        if (live.isPresent()) {
            recordingFolder();
            live.get().streams();
            if (settings.isEmpty()) {
                live.get().standardDesk();
            }
        } else {
            datasetFolder();
        }
        settings.ifPresent(DeskSettings::load);
        chains.map(ChainDeskSettings::load)
                .ifPresent(desk -> live.ifPresent(heard -> heard.requireApart(desk.tellers())));
        ServerPlace.of(chains).ifPresent(ServerPlace::requireReachable);
    }

    /// Reads an RFC 3339 time, or a date for its midnight, UTC.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static long instant(String text) {
        return InstantText.nanos(text);
    }
}
