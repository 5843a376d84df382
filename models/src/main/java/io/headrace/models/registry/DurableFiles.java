package io.headrace.models.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes that survive a crash whole or not at all.
public final class DurableFiles {
    private DurableFiles() {}

    /// A new file, on disk when this returns.
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// Puts `content` in place of whatever the file held.
    public static void replace(Path folder, String name, byte[] content) throws IOException {
        Path temporary = folder.resolve(".writing-" + UUID.randomUUID());
        try {
            write(temporary, content);
            move(temporary, folder, name);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Moves a file or a folder to its place, atomically.
    static void move(Path from, Path folder, String name) throws IOException {
        Files.move(from, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        forceFolder(folder);
    }

    /// Makes a rename durable, where the system lets folders be opened.
    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
