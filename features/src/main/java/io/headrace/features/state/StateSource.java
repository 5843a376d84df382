package io.headrace.features.state;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads back what a [StateSink] took down. State that is cut short or of another shape is a problem
/// (HR-1201), never a half-restored fold: a caller restores into a fresh fold and drops it on failure.
public final class StateSource {
    private final ByteBuffer buffer;

    public StateSource(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes.clone());
    }

    public int getInt() {
        return need(Integer.BYTES).getInt();
    }

    public long getLong() {
        return need(Long.BYTES).getLong();
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    public boolean getBoolean() {
        return need(1).get() != 0;
    }

    public String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    public byte[] getBytes() {
        byte[] bytes = new byte[length(1)];
        buffer.get(bytes);
        return bytes;
    }

    /// Fills `target`, whose length must be the saved one.
    public void getLongs(long[] target) {
        expectLength(target.length);
        for (int i = 0; i < target.length; i++) {
            target[i] = getLong();
        }
    }

    /// Fills `target`, whose length must be the saved one.
    public void getDoubles(double[] target) {
        expectLength(target.length);
        for (int i = 0; i < target.length; i++) {
            target[i] = getDouble();
        }
    }

    /// Refuses bytes that nobody read.
    public void end() {
        if (buffer.hasRemaining()) {
            throw unreadable(buffer.remaining() + " bytes too many");
        }
    }

    /// The problem of state that cannot be taken up.
    public static ProblemException unreadable(String why) {
        return new Problem(
                        "HR-1201",
                        "The saved feature state cannot be taken up: " + why,
                        "",
                        "Discard it and replay the events instead",
                        ExitCode.INTEGRITY)
                .toException();
    }

    private int length(int bytesEach) {
        int length = getInt();
        if (length < 0 || (long) length * bytesEach > buffer.remaining()) {
            throw unreadable("a length of " + length + " with " + buffer.remaining() + " bytes left");
        }
        return length;
    }

    private void expectLength(int expected) {
        int length = length(Long.BYTES);
        if (length != expected) {
            throw unreadable("a window of " + length + " where " + expected + " was expected");
        }
    }

    private ByteBuffer need(int bytes) {
        if (buffer.remaining() < bytes) {
            throw unreadable("it ends early, at byte " + buffer.position());
        }
        return buffer;
    }
}
