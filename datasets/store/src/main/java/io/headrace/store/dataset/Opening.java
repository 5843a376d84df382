package io.headrace.store.dataset;

import io.headrace.market.problem.ProblemException;
import io.headrace.store.segment.Partitioning;
import io.headrace.store.segment.Segment;
import io.headrace.store.segment.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a writer begins with.
///
/// @param header of the dataset as it will be
/// @param present the dataset that is there
/// @param found what an earlier writer left to go on with
/// @param published whether that writer had published all it staged
record Opening(
        Staging staging,
        DatasetHeader header,
        DatasetAppender.Mode mode,
        Pace pace,
        @Nullable DatasetManifest present,
        @Nullable Checkpoint found,
        boolean published) {
    static Opening of(
            Staging staging, DatasetHeader header, DatasetAppender.Mode mode, Pace pace, Predicate<Bookmark> resumable)
            throws IOException {
        DatasetManifest present = present(staging, mode);
        Checkpoint found = staging.checkpoint();
        boolean published = found != null
                && present != null
                && !found.result().isEmpty()
                && found.result().equals(present.digest());
        if (found != null && found.mode() == mode && resumable.test(found.bookmark())) {
            if (published && present != null) {
                return new Opening(staging, present.header(), mode, pace, present, found, true);
            }
            if (found.base().equals(digest(present)) && staging.rewind(found)) {
                return new Opening(staging, header(header, mode, present), mode, pace, present, found, false);
            }
        }
        requirePlace(staging, mode, present);
        staging.clear();
        return new Opening(staging, header(header, mode, present), mode, pace, present, null, false);
    }

    /// One that is to be replaced may be damaged.
    private static @Nullable DatasetManifest present(Staging staging, DatasetAppender.Mode mode) {
        Path manifest = staging.dataset().resolve(ManifestFile.NAME);
        if (!Files.isRegularFile(manifest)) {
            return null;
        }
        try {
            return ManifestFile.read(manifest);
        } catch (ProblemException e) {
            if (mode == DatasetAppender.Mode.APPEND) {
                throw e;
            }
            return null;
        }
    }

    private static void requirePlace(Staging staging, DatasetAppender.Mode mode, @Nullable DatasetManifest present) {
        switch (mode) {
            case NEW -> staging.requireFree();
            case REPLACE -> staging.requireFreeOrDataset();
            case APPEND -> {
                if (present == null) {
                    throw StoreFault.NOT_FOUND.at(
                            staging.dataset(), "there is no dataset to append to", "Import without --append first");
                }
            }
        }
    }

    private static DatasetHeader header(
            DatasetHeader header, DatasetAppender.Mode mode, @Nullable DatasetManifest present) {
        if (mode != DatasetAppender.Mode.APPEND || present == null) {
            return header;
        }
        return new DatasetHeader(
                present.name(), joined(present.licence(), header.licence()), joined(present.origin(), header.origin()));
    }

    private static String joined(String before, String added) {
        return List.of(before.split("; ")).contains(added) ? before : before + "; " + added;
    }

    private static String digest(@Nullable DatasetManifest manifest) {
        return manifest == null ? "" : manifest.digest();
    }

    /// Digest of the dataset this begins from, empty where there is none.
    String base() {
        return digest(present);
    }

    /// The dataset whose events are kept, or null.
    @Nullable
    DatasetManifest kept() {
        return mode == DatasetAppender.Mode.APPEND || published ? present : null;
    }

    /// A dataset is divided on as it was begun.
    Partitioning partitioning() {
        DatasetManifest kept = kept();
        return kept == null ? Partitioning.STANDARD : Partitioning.like(kept.segments());
    }

    Bookmark bookmark() {
        return found == null ? Bookmark.START : found.bookmark();
    }

    /// Above the numbers of the events an earlier writer staged.
    long stagedSequence() {
        return found == null ? 0 : found.nextSequence();
    }

    /// The line of segments, with those that are staged.
    SegmentLine line() {
        DatasetManifest kept = kept();
        SegmentLine line = new SegmentLine(staging);
        (kept == null ? List.<Segment>of() : kept.segments()).forEach(line::reserve);
        if (found != null && !published) {
            line.resume(found.segments());
        }
        return line;
    }
}
