package io.headrace.store.source.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what passes, so that progress on compressed text has a known total, and remembers the last byte.
final class WatchedBytes extends FilterInputStream {
    private long count;
    private int last = -1;

    WatchedBytes(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /// The last byte read, or -1 before the first.
    int last() {
        return last;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count++;
            last = value;
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int got = super.read(buffer, from, length);
        if (got > 0) {
            count += got;
            last = buffer[from + got - 1] & 0xff;
        }
        return got;
    }
}
