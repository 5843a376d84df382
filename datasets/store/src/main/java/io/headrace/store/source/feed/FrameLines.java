package io.headrace.store.source.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/// The lines of a text in one reused buffer that grows with the longest line, up to a bound.
final class FrameLines {
    /// Longer lines are refused: 16 Mi characters.
    static final int LONGEST_LINE = 1 << 24;
    /// Larger documents of several lines are refused: 64 Mi characters.
    static final int LARGEST_DOCUMENT = 1 << 26;

    private final Reader text;
    private char[] buffer = new char[1 << 16];
    private int start;
    private int length;
    private int scanned;
    private int filled;
    private boolean ended;
    private long number;
    private boolean tooLong;

    FrameLines(Reader text) {
        this.text = text;
    }

    /// Steps to the next line; its break is no part of it.
    boolean next() throws IOException {
        start = scanned;
        tooLong = false;
        int from = start;
        while (true) {
            int end = breakFrom(from);
            if (end < filled) {
                found(end, end + 1);
                return true;
            }
            if (ended) {
                boolean any = filled > start || tooLong;
                found(filled, filled);
                return any;
            }
            from = fill(LONGEST_LINE);
        }
    }

    private int breakFrom(int from) {
        int at = from;
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    /// Takes the rest of the text to the present line.
    ///
    /// @return false when that is more than a document may be
    boolean joinRest() throws IOException {
        while (!ended) {
            fill(LARGEST_DOCUMENT);
            if (tooLong) {
                return false;
            }
        }
        length = filled - start;
        scanned = filled;
        return true;
    }

    /// From 1.
    long number() {
        return number;
    }

    char[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /// Whether the present line was longer than [#LONGEST_LINE] and is not held.
    boolean tooLong() {
        return tooLong;
    }

    private void found(int end, int next) {
        number++;
        length = tooLong ? 0 : end - start;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        scanned = next;
    }

    /// Reads more, and gives the index of the first character that is new. What would not fit is thrown
    /// away.
    private int fill(int most) throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            if (filled < most) {
                buffer = Arrays.copyOf(buffer, 2 * filled);
            } else {
                tooLong = true;
                filled = 0;
            }
        }
        int fresh = filled;
        int got = text.read(buffer, filled, buffer.length - filled);
        ended = got < 0;
        filled += Math.max(0, got);
        return fresh;
    }
}
