package io.headrace.store.source.text;

import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.store.source.Fault;
import io.headrace.store.source.Packing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/// The text of one file, unpacked by its name, strictly UTF-8, without a byte order mark. Not
/// thread-safe.
public final class SourceText implements AutoCloseable {
    private final Path file;
    private final Progress progress;
    private final long bytes;
    private final WatchedBytes stored;
    private final WatchedBytes unpacked;
    private final Reader characters;

    private SourceText(Path file, Progress progress) throws IOException {
        this.file = file;
        this.progress = progress;
        this.bytes = Files.size(file);
        this.stored = new WatchedBytes(Files.newInputStream(file));
        try {
            this.unpacked = new WatchedBytes(Packing.of(file).unpack(stored));
            // A decoder, not a charset: bytes that are not UTF-8 are an error, not a replacement character.
            this.characters =
                    withoutByteOrderMark(new InputStreamReader(unpacked, StandardCharsets.UTF_8.newDecoder()));
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /// @throws UnreadableSource when there is no text to read
    public static SourceText open(Path file, Progress progress) {
        try {
            if (Files.size(file) == 0) {
                throw new UnreadableSource(
                        Fault.EMPTY.problem(file.toString(), "the file is empty", "Fetch it again, or remove it"));
            }
            PublishedDigest.check(file);
            return new SourceText(file, progress);
        } catch (IOException e) {
            throw new UnreadableSource(unreadable(file, 0, e));
        }
    }

    public Path file() {
        return file;
    }

    /// The file's name without `.gz`, `.zip` and the like.
    public String name() {
        return Packing.plainName(file);
    }

    /// The characters; closed with this text.
    public Reader characters() {
        return characters;
    }

    /// The decoded bytes before any character is made of them, for readers that decode by themselves.
    /// Use either this or [#characters], not both.
    InputStream bytes() {
        return unpacked;
    }

    /// Tells the progress how much of the stored file has been read.
    public void report() {
        progress.report("reading " + file.getFileName(), Math.min(stored.count(), bytes), bytes);
    }

    public void reportEnd() {
        progress.report("reading " + file.getFileName(), bytes, bytes);
    }

    /// Whether the last byte read ends a line.
    public boolean endsInLineBreak() {
        return unpacked.last() == '\n' || unpacked.last() == '\r';
    }

    /// The problem of a file that breaks off after a line.
    ///
    /// @param lastLine the last line that was whole, 0 where there was none
    public Problem unreadable(long lastLine, Exception cause) {
        return unreadable(file, lastLine, cause);
    }

    @Override
    public void close() {
        try {
            characters.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem unreadable(Path file, long lastLine, Exception cause) {
        String found = switch (cause) {
            case EOFException ignored -> "the compressed file is cut short";
            case ZipException zip
            when zip.getMessage() != null && zip.getMessage().startsWith("the ") -> zip.getMessage();
            case ZipException ignored -> "the compressed file is damaged";
            case CharacterCodingException ignored -> "the file is not UTF-8 text";
            case AccessDeniedException ignored -> "this user may not read the file";
            case IOException io -> "the file cannot be read: " + IoReason.of(io);
            default -> "a quoted field or a row never ends";
        };
        // Readers read ahead, so the last whole row is the nearest place known.
        return Fault.UNREADABLE.problem(
                lastLine == 0 ? file.toString() : file + ":" + (lastLine + 1) + ":1",
                found + (lastLine == 0 ? "" : " after line " + lastLine),
                "Fetch the file again");
    }

    /// Spreadsheets put one before the text; it is no part of the first column's name.
    private static Reader withoutByteOrderMark(Reader reader) throws IOException {
        PushbackReader text = new PushbackReader(reader, 1);
        int first = text.read();
        if (first < 0) {
            return reader;
        }
        if (first == '\uFEFF') {
            return reader;
        }
        text.unread(first);
        return text;
    }
}
