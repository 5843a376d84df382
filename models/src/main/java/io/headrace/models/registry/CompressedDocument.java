package io.headrace.models.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// gzip (RFC 1952) in memory, with a limit on what may come out. Its bytes may differ from one zlib to another;
/// a model's id is the digest of what it holds.
public final class CompressedDocument {
    private CompressedDocument() {}

    public static byte[] compress(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (OutputStream out = new Strongest(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return compressed.toByteArray();
    }

    /// @throws IOException when it is not gzip, breaks off, or holds more than `largest` bytes
    public static byte[] expand(byte[] compressed, int largest) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 16)) {
            byte[] content = in.readNBytes(largest);
            if (in.read() >= 0) {
                throw new IOException("it holds more than " + largest + " bytes");
            }
            return content;
        }
    }

    private static final class Strongest extends GZIPOutputStream {
        Strongest(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
