package io.headrace.settlement.venue.dydx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Protocol buffers, the few shapes that are signed: fields in rising order, nothing written for a
/// zero or an empty text, so that equal messages have equal bytes.
final class Wire {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// @param value not negative
    Wire number(int field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a number must not be negative, was " + value);
        }
        if (value > 0) {
            varint((long) field << 3 | VARINT);
            varint(value);
        }
        return this;
    }

    Wire text(int field, String value) {
        return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// Written even when it is empty: a message that is there.
    Wire bytes(int field, byte[] value) {
        varint((long) field << 3 | LENGTH);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    Wire message(int field, Wire inner) {
        return bytes(field, inner.done());
    }

    byte[] done() {
        return bytes.toByteArray();
    }

    private void varint(long value) {
        long left = value;
        while (left > 0x7f) {
            bytes.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
