package io.headrace.inference.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `serve` was told. The command line sets these keys; a container may set the environment instead
/// (`HEADRACE_DATASET`, ...).
@ConfigMapping(prefix = "headrace")
public interface ServeConfig {
    /// Where user files are: datasets, models, journals.
    @WithDefault("var")
    Path home();

    /// Name or folder of the dataset to replay; without one the service waits.
    Optional<String> dataset();

    /// The desk's settings; without one those of a standard desk on the dataset's venues.
    Optional<Path> settings();

    /// First decision, RFC 3339.
    Optional<String> from();

    /// Venues whose live streams are served instead of a replay.
    Optional<List<String>> live();

    /// Coins to hear live.
    Optional<List<String>> coins();

    /// Addresses of live streams that are not heard at the public ones, `URL` or `VENUE=URL`.
    Optional<List<String>> urls();

    /// The desk's own address on Hyperliquid, whose fills and margin are heard too.
    Optional<String> account();

    /// The longest a live venue may tell nothing and still be relied on, seconds.
    @WithDefault("60")
    long silenceSeconds();

    /// Settings of the chains that carry transfers; without them paper money moves.
    Optional<Path> chains();

    /// Whether to tell each transfer's steps in plain words, and after how many transfers to sum up; 0
    /// for not.
    @WithDefault("0")
    int story();

    /// Periods per second, or `max`.
    @WithDefault("4")
    String speed();

    /// Whether to set an earlier journal of the same desk aside and begin again.
    @WithDefault("false")
    boolean fresh();

    /// Whether the process stays up after the replay.
    @WithDefault("true")
    boolean hold();
}
