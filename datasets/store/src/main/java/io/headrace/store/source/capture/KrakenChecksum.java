package io.headrace.store.source.capture;

import io.headrace.store.source.frame.Members;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// The digits of one book's levels as Kraken sent them, and the checksum over the best ten of each
/// side: CRC-32 of the asks from the lowest, then the bids from the highest, of each level price
/// and quantity without point and leading zeros (docs.kraken.com, Book checksum, WebSocket v2).
///
/// A whole book says whether its messages still have the digits that were sent: some who capture write numbers anew. If
/// not, what follows it cannot be verified.
final class KrakenChecksum {
    private static final int LEVELS = 10;

    private final NavigableMap<Double, String> asks = new TreeMap<>();
    private final NavigableMap<Double, String> bids = new TreeMap<>(Comparator.reverseOrder());
    private int depth;
    private boolean exact;

    /// Takes a whole book; whether it can be verified from here on.
    boolean restart(Members row, int levels) {
        asks.clear();
        bids.clear();
        depth = levels;
        take(row);
        exact = row.has("checksum") && row.integer("checksum") == value();
        return exact;
    }

    /// Takes a change; false when the book is another one than the venue has.
    boolean fits(Members row) {
        take(row);
        return !exact || !row.has("checksum") || row.integer("checksum") == value();
    }

    /// The checksum of the levels taken.
    long value() {
        CRC32 sum = new CRC32();
        asks.values().stream().limit(LEVELS).forEach(level -> update(sum, level));
        bids.values().stream().limit(LEVELS).forEach(level -> update(sum, level));
        return sum.getValue();
    }

    private static void update(CRC32 sum, String digits) {
        sum.update(digits.getBytes(StandardCharsets.US_ASCII));
    }

    private void take(Members row) {
        side(row.list("asks"), asks);
        side(row.list("bids"), bids);
    }

    private void side(Members levels, NavigableMap<Double, String> side) {
        for (int at = 0; at < levels.count(); at++) {
            Members level = levels.at(at);
            double price = level.price("price");
            if (level.sizeOrZero("qty") == 0) {
                side.remove(price);
            } else {
                side.put(price, level.digits("price") + level.digits("qty"));
            }
        }
        while (side.size() > depth) {
            side.pollLastEntry();
        }
    }
}
