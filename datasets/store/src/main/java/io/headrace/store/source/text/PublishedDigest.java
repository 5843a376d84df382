package io.headrace.store.source.text;

import io.headrace.store.source.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The SHA-256 that Binance publishes beside each archive, as `sha256sum` writes it: `x.zip.CHECKSUM`
/// holds `<hex>  x.zip`.
final class PublishedDigest {
    private PublishedDigest() {}

    /// @throws UnreadableSource when a published digest lies beside the file and is not the file's
    static void check(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".CHECKSUM");
        if (!Files.isRegularFile(beside)) {
            return;
        }
        String published = published(beside);
        String found = FileDigest.sha256(file);
        if (!published.equals(found)) {
            throw new UnreadableSource(Fault.DIGEST.problem(
                    file.toString(),
                    "the file's SHA-256 is " + found + ", " + beside.getFileName() + " says " + Fault.quoted(published),
                    "Fetch both again"));
        }
    }

    private static String published(Path beside) throws IOException {
        try (InputStream in = Files.newInputStream(beside)) {
            String text = new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1).strip();
            int end = text.indexOf(' ');
            return (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
        }
    }
}
