package io.headrace.store.source.table;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/// The rows of a CSV text for as long as it is plain: fields between commas, rows between line feeds. At the first
/// quote, carriage return, unended or very long row it stops, and the rest is for a library that knows what those mean.
/// A row is looked at where it was read: nothing is copied.
final class PlainRows {
    private static final int BUFFER = 1 << 14;

    private final Reader characters;
    private char[] buffer = new char[BUFFER];
    private char[] other = new char[BUFFER];
    private int at;
    private int limit;
    private long line = 1;

    /// What comes next in the text.
    enum Next {
        /// A row, which lies in the buffer until the one after the next is asked for.
        ROW,
        /// Something that is not plain: [#rest] has it.
        NOT_PLAIN,
        END
    }

    private enum Scan {
        ROW,
        UNENDED,
        NOT_PLAIN
    }

    PlainRows(Reader characters) {
        this.characters = characters;
    }

    /// Puts the next row into `row`; leaves it as it was at the end.
    Next next(CsvRow row) throws IOException {
        while (true) {
            skipEmptyLines();
            Scan scan = at == limit ? Scan.UNENDED : scan(row);
            if (scan == Scan.ROW) {
                return Next.ROW;
            }
            if (scan == Scan.NOT_PLAIN || !refill()) {
                return at == limit ? Next.END : Next.NOT_PLAIN;
            }
        }
    }

    /// The line the rest begins with, from 1.
    long line() {
        return line;
    }

    /// What was not given out as rows.
    Reader rest() throws IOException {
        PushbackReader rest = new PushbackReader(characters, limit - at + 1);
        rest.unread(buffer, at, limit - at);
        return rest;
    }

    private void skipEmptyLines() {
        while (at < limit && buffer[at] == '\n') {
            at++;
            line++;
        }
    }

    private Scan scan(CsvRow row) {
        char[] text = buffer;
        row.begin(line, text, at);
        for (int here = at; here < limit; here++) {
            char c = text[here];
            if (c > ',') {
                continue;
            }
            boolean ends = c == '\n';
            if (c == '"' || c == '\r' || (ends || c == ',') && !row.endField(here)) {
                return Scan.NOT_PLAIN;
            }
            if (ends) {
                at = here + 1;
                line++;
                return Scan.ROW;
            }
        }
        return Scan.UNENDED;
    }

    /// Reads on into the other buffer, so that the last row stays.
    ///
    /// @return false when nothing more fits or comes
    private boolean refill() throws IOException {
        int kept = limit - at;
        if (kept == BUFFER) {
            return false;
        }
        int got = characters.read(other, kept, BUFFER - kept);
        if (got < 0) {
            return false;
        }
        System.arraycopy(buffer, at, other, 0, kept);
        char[] filled = other;
        other = buffer;
        buffer = filled;
        at = 0;
        limit = kept + got;
        return true;
    }
}
