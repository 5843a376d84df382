package io.headrace.store.dataset;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of a dataset and the steps by which it changes.
///
/// A new dataset is one rename. A replaced one is one rename of the manifest: segments carry their digest in
/// their names, so new ones lie beside old ones until the manifest changes hands.
final class DatasetFolder {
    private static final AtomicLong DRAFTS = new AtomicLong();

    private final Path path;

    DatasetFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    void requireFree() {
        if (isTaken()) {
            throw StoreFault.EXISTS.at(path, "something is already there", "Choose another name, or ask to replace it");
        }
    }

    void requireFreeOrDataset() {
        if (isTaken() && !Files.isRegularFile(path.resolve(ManifestFile.NAME))) {
            throw StoreFault.EXISTS.at(path, "this is no dataset, so it will not be replaced", "Choose another name");
        }
    }

    private boolean isTaken() {
        if (!Files.isDirectory(path)) {
            return Files.exists(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.findAny().isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    Draft draft() throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("a dataset cannot be the root folder");
        }
        Files.createDirectories(parent);
        String name =
                "." + path.getFileName() + ".new-" + ProcessHandle.current().pid() + "-" + DRAFTS.incrementAndGet();
        return new Draft(Files.createDirectory(parent.resolve(name)));
    }

    /// A folder beside the dataset in which the next one grows; closing it removes what was not published.
    final class Draft implements AutoCloseable {
        private final Path draft;

        private Draft(Path draft) {
            this.draft = draft;
        }

        Path path() {
            return draft;
        }

        void publish(DatasetManifest manifest) throws IOException {
            if (isTaken()) {
                swap(manifest);
            } else {
                move(draft, path);
            }
        }

        private void swap(DatasetManifest manifest) throws IOException {
            for (Segment segment : manifest.segments()) {
                move(draft.resolve(segment.file()), path.resolve(segment.file()));
            }
            move(draft.resolve(ManifestFile.NAME), path.resolve(ManifestFile.NAME));
            Set<String> kept = manifest.segments().stream().map(Segment::file).collect(Collectors.toSet());
            for (Path file : list(path)) {
                String name = String.valueOf(file.getFileName());
                if (Segment.isSegmentName(name) && !kept.contains(name)) {
                    Files.delete(file);
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (Files.isDirectory(draft)) {
                for (Path file : list(draft)) {
                    Files.delete(file);
                }
                Files.delete(draft);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this file system cannot rename in one step: " + to, e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }
}
