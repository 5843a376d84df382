package io.headrace.store.dataset;

import io.headrace.store.column.EventDigest;
import io.headrace.store.segment.Say;
import io.headrace.store.segment.Segment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a dataset holds: its name, terms, origin, span, segments and series.
///
/// @param version of the folder's layout, [#VERSION]
/// @param fromNanos when the first event became known
/// @param toNanos when the last event became known
/// @param segments in the order of kinds, venues, periods, then of writing; at least one
/// @param series in the order of kinds, venues, coins
/// @param sources the files the events were imported from, in that order; empty where there were none
/// @param nextSequence above the numbers of all events: the first that events to be appended can bear
/// @param digest SHA-256 over the segments' kinds, venues, periods, rows, spans and digests: two datasets with the same
///     segments have the same digest, whatever they are called
public record DatasetManifest(
        int version,
        String name,
        String licence,
        String origin,
        long fromNanos,
        long toNanos,
        List<Segment> segments,
        List<Series> series,
        List<StoredSource> sources,
        long nextSequence,
        String digest) {
    /// The layout this build writes; it reads the one before, too.
    public static final int VERSION = 4;

    public DatasetManifest {
        Say.something("name", name);
        Say.something("licence", licence);
        Say.something("origin", origin);
        Say.span(fromNanos, toNanos);
        Say.digest(digest);
        segments = List.copyOf(segments);
        series = List.copyOf(series);
        sources = List.copyOf(sources);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("segments must hold at least one, was empty");
        }
    }

    static DatasetManifest of(
            DatasetHeader header,
            List<Segment> segments,
            List<Series> series,
            List<StoredSource> sources,
            long nextSequence) {
        long from = segments.stream().mapToLong(Segment::fromNanos).min().orElseThrow();
        long to = segments.stream().mapToLong(Segment::toNanos).max().orElseThrow();
        return new DatasetManifest(
                VERSION,
                header.name(),
                header.licence(),
                header.origin(),
                from,
                to,
                segments,
                series,
                sources,
                nextSequence,
                digestOf(segments));
    }

    /// The manifest of the dataset in a folder; empty where there is none.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1103, HR-1104
    public static Optional<DatasetManifest> in(Path dir) {
        Path file = dir.resolve(ManifestFile.NAME);
        return Files.isRegularFile(file) ? Optional.of(ManifestFile.read(file)) : Optional.empty();
    }

    DatasetHeader header() {
        return new DatasetHeader(name, licence, origin);
    }

    /// Events in all segments.
    public long rows() {
        return segments.stream().mapToLong(Segment::rows).sum();
    }

    static String digestOf(List<Segment> segments) {
        var sha = EventDigest.sha256();
        for (Segment segment : segments) {
            String line = segment.kind() + " " + segment.venue() + " " + segment.period() + " " + segment.rows() + " "
                    + segment.fromNanos() + " " + segment.toNanos() + " " + segment.digest() + "\n";
            sha.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
