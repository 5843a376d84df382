package io.headrace.store.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of a dataset and the steps by which it changes.
///
/// A new dataset is one rename, of files that are on disk by then. A replaced one is one rename of the manifest:
/// segments carry their digest in
/// their names, so new ones lie beside old ones until the manifest changes hands.
final class DatasetFolder {
    private static final AtomicLong DRAFTS = new AtomicLong();
    private static final Set<Path> OPEN_DRAFTS = ConcurrentHashMap.newKeySet();

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
        removeStaleDrafts(parent);
        Path draft = parent.resolve(draftPrefix() + ProcessHandle.current().pid() + "-" + DRAFTS.incrementAndGet());
        OPEN_DRAFTS.add(draft);
        return new Draft(parent, Files.createDirectory(draft));
    }

    private String draftPrefix() {
        return "." + path.getFileName() + ".new-";
    }

    /// Removes what writers of this dataset left behind that died: their process is gone, or it had the number
    /// that this one has now.
    private void removeStaleDrafts(Path parent) throws IOException {
        Pattern drafts = Pattern.compile(Pattern.quote(draftPrefix()) + "(\\d{1,18})-\\d+");
        for (Path beside : list(parent)) {
            Matcher name = drafts.matcher(String.valueOf(beside.getFileName()));
            if (name.matches() && !OPEN_DRAFTS.contains(beside) && !isOtherLiving(Long.parseLong(name.group(1)))) {
                remove(beside);
            }
        }
    }

    private static boolean isOtherLiving(long pid) {
        return pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// A folder beside the dataset in which the next one grows; closing it removes what was not published.
    final class Draft implements AutoCloseable {
        private final Path parent;
        private final Path draft;

        private Draft(Path parent, Path draft) {
            this.parent = parent;
            this.draft = draft;
        }

        Path path() {
            return draft;
        }

        /// Takes the dataset's place, which must still be free.
        void publish() throws IOException {
            force(draft);
            requireFree();
            try {
                move(draft, path);
            } catch (FileSystemException e) {
                requireFree(); // another writer of the same name was first
                throw e;
            }
            force(parent);
        }

        /// Takes the place of the dataset that is there, if one is.
        void replace(DatasetManifest manifest) throws IOException {
            force(draft);
            if (isTaken()) {
                swap(manifest);
            } else {
                move(draft, path);
                force(parent);
            }
        }

        private void swap(DatasetManifest manifest) throws IOException {
            for (Segment segment : manifest.segments()) {
                move(draft.resolve(segment.file()), path.resolve(segment.file()));
            }
            force(path);
            move(draft.resolve(ManifestFile.NAME), path.resolve(ManifestFile.NAME));
            force(path);
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
            OPEN_DRAFTS.remove(draft);
            if (Files.isDirectory(draft)) {
                remove(draft);
            }
        }
    }

    private static void remove(Path draft) throws IOException {
        for (Path file : list(draft)) {
            Files.delete(file);
        }
        Files.delete(draft);
    }

    /// Makes the names in a folder durable.
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
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
