package io.headrace.store.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Steps on folders, each durable when it returns.
final class Folders {
    private Folders() {}

    /// The folder a file or folder is in.
    static Path of(Path inside) throws IOException {
        Path folder = inside.getParent();
        if (folder == null) {
            throw new IOException("this is in no folder: " + inside);
        }
        return folder;
    }

    /// Makes the names in a folder durable.
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Makes the names in a folder and in all folders inside it durable.
    static void forceAll(Path root) throws IOException {
        try (Stream<Path> inside = Files.walk(root)) {
            for (Path folder : (Iterable<Path>) inside.filter(Files::isDirectory)::iterator) {
                force(folder);
            }
        }
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this file system cannot rename in one step: " + to, e);
        }
    }

    /// Regular files below a folder; none where there is no such folder.
    static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.walk(root)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Removes a folder with all that is in it, if it is there.
    static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(root)) {
            for (Path path : (Iterable<Path>) inside.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    /// Removes folders that hold nothing, from this one up to, and without, the root.
    static void prune(Path folder, Path root) throws IOException {
        Path at = folder;
        while (at != null && !at.equals(root)) {
            try {
                Files.delete(at);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            at = at.getParent();
        }
    }
}
