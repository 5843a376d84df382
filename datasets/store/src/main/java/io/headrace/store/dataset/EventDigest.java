package io.headrace.store.dataset;

import io.headrace.market.event.MarketEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over the decoded values of events in order: known and event time and sequence (big-endian longs),
/// venue and coin (UTF-8, length first), then the kind's own numbers (IEEE bits).
final class EventDigest {
    private final MessageDigest sha = sha256();
    private final double[] numbers;
    private ByteBuffer row = ByteBuffer.allocate(512);

    EventDigest(SegmentTable table) {
        numbers = new double[table.numbers().size()];
        sha.update(table.kind().getBytes(StandardCharsets.UTF_8));
    }

    void add(MarketEvent event) {
        byte[] venue = event.instrument().venue().getBytes(StandardCharsets.UTF_8);
        byte[] coin = event.instrument().coin().getBytes(StandardCharsets.UTF_8);
        int need = 3 * Long.BYTES + 2 * Integer.BYTES + venue.length + coin.length + numbers.length * Double.BYTES;
        if (need > row.capacity()) {
            row = ByteBuffer.allocate(need);
        }
        row.clear();
        row.putLong(event.knownNanos()).putLong(event.eventNanos()).putLong(event.sequence());
        row.putInt(venue.length).put(venue).putInt(coin.length).put(coin);
        SegmentTable.numbers(event, numbers);
        for (double number : numbers) {
            row.putDouble(number);
        }
        sha.update(row.flip());
    }

    /// The digest of all events added; ends this object's use.
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
