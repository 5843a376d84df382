package io.headrace.store.column;

import io.headrace.market.event.MarketEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over the decoded values of one kind and venue's events in order.
///
/// First the kind's name and the venue; then of each event known and event time and sequence, the coin, and the
/// kind's own values. Integers are big-endian, numbers IEEE bits with negative zero as zero; texts (UTF-8) and lists
/// stand behind their length (32 bits).
public final class EventDigest {
    private static final int BUFFER_BYTES = 1 << 15;
    private static final int REMEMBERED = 64;

    private final EventTable<?> table;
    private final MessageDigest sha = sha256();
    private final Values values = new Values();
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER_BYTES);
    private final String[] texts = new String[REMEMBERED];
    private final byte[][] encoded = new byte[REMEMBERED][];

    public EventDigest(EventTable<?> table, String venue) {
        this.table = table;
        values.text(table.name());
        values.text(venue);
    }

    public void add(MarketEvent event) {
        need(3 * Long.BYTES);
        pending.putLong(event.knownNanos()).putLong(event.eventNanos()).putLong(event.sequence());
        values.text(event.instrument().coin());
        table.write(event, values);
    }

    /// The digest of all events added, in hexadecimal; ends this object's use.
    public String hex() {
        drain();
        return HexFormat.of().formatHex(sha.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void need(int bytes) {
        if (pending.remaining() < bytes) {
            drain();
        }
    }

    private void drain() {
        sha.update(pending.flip());
        pending.clear();
    }

    /// Texts repeat from event to event, so the bytes of some are kept.
    private byte[] utf8(String text) {
        int slot = text.hashCode() & (REMEMBERED - 1);
        if (!text.equals(texts[slot])) {
            texts[slot] = text;
            encoded[slot] = text.getBytes(StandardCharsets.UTF_8);
        }
        return encoded[slot];
    }

    private final class Values implements ColumnSink {
        @Override
        public void whole(long value) {
            need(Long.BYTES);
            pending.putLong(value);
        }

        @Override
        public void real(double value) {
            need(Double.BYTES);
            pending.putDouble(value + 0.0);
        }

        @Override
        public void text(String value) {
            byte[] bytes = utf8(value);
            need(Integer.BYTES);
            pending.putInt(bytes.length);
            if (bytes.length > BUFFER_BYTES) {
                drain();
                sha.update(bytes);
            } else {
                need(bytes.length);
                pending.put(bytes);
            }
        }

        @Override
        public void reals(double[] reals) {
            need(Integer.BYTES);
            pending.putInt(reals.length);
            for (double value : reals) {
                real(value);
            }
        }

        @Override
        public void texts(String[] texts) {
            need(Integer.BYTES);
            pending.putInt(texts.length);
            for (String value : texts) {
                text(value);
            }
        }
    }
}
