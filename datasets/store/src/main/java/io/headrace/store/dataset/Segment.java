package io.headrace.store.dataset;

import java.util.regex.Pattern;

/// One Parquet file of a dataset: events of one kind in [io.headrace.market.event.MarketEvent#ORDER].
///
/// @param file name inside the dataset's folder; it carries the first digits of the digest
/// @param kind `bars`, `funding` or `open_interest`
/// @param rows events in the file, at least 1
/// @param fromNanos when the first event became known
/// @param toNanos when the last event became known
/// @param bytes size of the file
/// @param digest SHA-256 over the decoded values in order, hexadecimal
public record Segment(String file, String kind, long rows, long fromNanos, long toNanos, long bytes, String digest) {
    private static final Pattern FILE = Pattern.compile("[a-z_]+-\\d{4,}-[0-9a-f]{12}\\.parquet");

    public Segment {
        if (!isSegmentName(file)) {
            throw new IllegalArgumentException("file must look like bars-0000-<12 digits>.parquet, was '" + file + "'");
        }
        SegmentTable.named(kind);
        if (rows <= 0 || bytes <= 0) {
            throw new IllegalArgumentException("rows and bytes must be positive, were " + rows + ", " + bytes);
        }
        Say.span(fromNanos, toNanos);
        Say.digest(digest);
    }

    static boolean isSegmentName(String file) {
        return FILE.matcher(file).matches();
    }
}
