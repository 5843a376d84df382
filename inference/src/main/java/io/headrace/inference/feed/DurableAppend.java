package io.headrace.inference.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Text at the end of a file, on disk whole when it is told to be there. A new file's entry in its folder is
/// on disk, too; the folder is made where it is missing.
final class DurableAppend {
    private DurableAppend() {}

    /// @throws IOException when it cannot be written; the file then ends where it ended before
    static void to(Path file, String text) throws IOException {
        boolean born = !Files.exists(file);
        Path folder = file.toAbsolutePath().getParent();
        if (born && folder != null) {
            Files.createDirectories(folder);
        }
        write(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        if (born && folder != null) {
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true);
            }
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = out.size();
            try {
                out.position(end);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            } catch (IOException e) {
                out.truncate(end);
                throw e;
            }
        }
    }
}
