package io.headrace.store.segment;

import io.headrace.store.column.EventTable;
import java.util.Locale;
import java.util.regex.Pattern;

/// One Parquet file of a dataset: events of one kind, venue and period in
/// [io.headrace.market.event.MarketEvent#ORDER].
///
/// @param file path inside the dataset's folder; it carries the first digits of the digest
/// @param kind the table's name, such as `trades`
/// @param period in which the events became known, UTC: a day `2024-08-08` or a month `2024-08`
/// @param rows events in the file, at least 1
/// @param fromNanos when the first event became known
/// @param toNanos when the last event became known
/// @param bytes size of the file
/// @param crc32c of the file's bytes, eight hexadecimal digits: damage is seen before the file is parsed
/// @param digest SHA-256 over the decoded values in order, hexadecimal
public record Segment(
        String file,
        String kind,
        String venue,
        String period,
        long rows,
        long fromNanos,
        long toNanos,
        long bytes,
        String crc32c,
        String digest) {
    private static final Pattern NAME = Pattern.compile("part-\\d{4,}-[0-9a-f]{12}\\.parquet");
    private static final int DIGITS = 12;

    public Segment {
        Say.something("venue", venue);
        String folder = new Partition(EventTable.named(kind).kind(), venue, Period.parse(period)).folder() + "/";
        if (!file.startsWith(folder) || !isSegmentName(file.substring(folder.length()))) {
            throw new IllegalArgumentException(
                    "file must look like " + folder + "part-0000-<12 digits>.parquet, was '" + file + "'");
        }
        if (rows <= 0 || bytes <= 0) {
            throw new IllegalArgumentException("rows and bytes must be positive, were " + rows + ", " + bytes);
        }
        if (!crc32c.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("crc32c must be 8 hexadecimal digits, was '" + crc32c + "'");
        }
        Say.span(fromNanos, toNanos);
        Say.digest(digest);
    }

    public Partition partition() {
        return new Partition(EventTable.named(kind).kind(), venue, Period.parse(period));
    }

    /// Whether a file of this name, without its folders, can be a segment.
    public static boolean isSegmentName(String name) {
        return NAME.matcher(name).matches();
    }

    /// @param part number of the file in its partition, from 0
    static String file(Partition partition, int part, String digest) {
        return String.format(
                Locale.ROOT, "%s/part-%04d-%s.parquet", partition.folder(), part, digest.substring(0, DIGITS));
    }
}
