package io.headrace.store.source.feed;

import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Fault;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.text.SourceText;
import io.headrace.store.source.text.UnreadableSource;
import java.io.IOException;
import java.io.Reader;

/// Reads the messages of a file: one a line, bare or with the time of receipt before it, or one
/// document over all lines.
///
/// Captures come in two shapes: `<nanoseconds> {...}`, and `<seconds>.<fraction>: {...}` beside lines
/// that begin with an address (`wss://... <-> <time>` where a connection was opened, `<-` for what was
/// sent). The latter cuts lines at [#CUT_AT] characters; what was cut is passed over and noted.
public final class FrameReader {
    /// Length at which one capturing program cuts its lines.
    static final int CUT_AT = 4_000;

    private final FrameLines lines;
    private final FrameFeed feed;
    private final Runnable onLines;
    private long messages;
    private boolean opened;

    private FrameReader(Reader text, FrameFeed feed, Runnable onLines) {
        this.lines = new FrameLines(text);
        this.feed = feed;
        this.onLines = onLines;
    }

    public static void read(SourceText text, FrameFormat format, SourceListener listener) {
        var feed =
                new FrameFeed(line -> text.file() + ":" + line, output -> format.parser(text.name(), output), listener);
        var reader = new FrameReader(text.characters(), feed, text::report);
        try {
            reader.readAll();
        } catch (IOException e) {
            throw new UnreadableSource(text.unreadable(reader.lines.number(), e));
        }
        text.reportEnd();
    }

    /// @param onLines called now and then, to tell progress
    public static void read(Reader text, FrameFeed feed, Runnable onLines) throws IOException {
        new FrameReader(text, feed, onLines).readAll();
    }

    private void readAll() throws IOException {
        while (lines.next()) {
            if (lines.tooLong()) {
                refuse("the line is longer than " + FrameLines.LONGEST_LINE + " characters");
            } else {
                line();
            }
            if (lines.number() % 1024 == 0) {
                onLines.run();
            }
        }
        feed.end();
    }

    private void line() throws IOException {
        int at = lines.start();
        int end = at + lines.length();
        while (at < end && (lines.buffer()[at] == ' ' || lines.buffer()[at] == '\t')) {
            at++;
        }
        if (at == end) {
            return;
        }
        char first = lines.buffer()[at];
        if (first == '{' || first == '[') {
            bare(at, end);
        } else if (first >= '0' && first <= '9') {
            stamped(at, end);
        } else if (startsWith(at, end, "wss://") || startsWith(at, end, "https://")) {
            sent(at, end);
        } else {
            refuse("the line is no message: it begins with " + Fault.quoted(String.valueOf(first)));
        }
    }

    private void bare(int from, int end) throws IOException {
        FrameText text = text(from, end);
        if (messages++ == 0 && isBrokenOff(text)) {
            document();
            return;
        }
        feed.message(lines.number(), Frame.UNKNOWN, text);
    }

    private void document() throws IOException {
        if (lines.joinRest()) {
            int from = lines.start();
            feed.message(lines.number(), Frame.UNKNOWN, new FrameText(lines.buffer(), from, lines.length(), 0));
        } else {
            refuse("the document is longer than " + FrameLines.LARGEST_DOCUMENT + " characters");
        }
    }

    private void stamped(int from, int end) {
        messages++;
        ReceiptStamp stamp;
        try {
            stamp = ReceiptStamp.read(lines.buffer(), from, end);
        } catch (BadRecord e) {
            feed.refuse(lines.number(), e);
            return;
        }
        FrameText text = text(stamp.next(), end);
        if (stamp.inSeconds() && lines.length() == CUT_AT && isCut(text)) {
            feed.note(lines.number(), Oddity.CUT_SHORT, "the line was cut at " + CUT_AT + " characters");
        } else {
            feed.message(lines.number(), stamp.nanos(), text);
        }
    }

    private void sent(int from, int end) {
        for (int at = from; at + 5 <= end; at++) {
            if (startsWith(at, end, " <-> ")) {
                if (opened) {
                    feed.interrupted("the connection was opened anew");
                }
                opened = true;
                feed.connected(new String(lines.buffer(), from, at - from));
                return;
            }
        }
    }

    /// Whether the text is no JSON and what is wrong is its end: a cut may fall within a number or a
    /// word.
    private static boolean isCut(FrameText text) {
        try {
            text.read();
            return false;
        } catch (BadRecord e) {
            return FrameJson.BROKEN_OFF.equals(e.getMessage()) || e.column() >= CUT_AT;
        }
    }

    private static boolean isBrokenOff(FrameText text) {
        try {
            text.read();
            return false;
        } catch (BadRecord e) {
            return FrameJson.BROKEN_OFF.equals(e.getMessage());
        }
    }

    private FrameText text(int from, int end) {
        return new FrameText(lines.buffer(), from, end - from, from - lines.start());
    }

    private boolean startsWith(int at, int end, String beginning) {
        return end - at >= beginning.length()
                && beginning.contentEquals(new String(lines.buffer(), at, beginning.length()));
    }

    private void refuse(String reason) {
        feed.refuse(lines.number(), new BadRecord("", 0, reason));
    }
}
