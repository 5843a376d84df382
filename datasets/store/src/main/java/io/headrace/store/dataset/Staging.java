package io.headrace.store.dataset;

import com.fasterxml.jackson.core.JacksonException;
import io.headrace.store.segment.Segment;
import io.headrace.store.segment.StoreFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder beside a dataset in which the next one grows, held by one writer at a time.
///
/// A new dataset takes its place by one rename, of files that are on disk by then. One that is there changes by one
/// rename of its manifest: segments carry their digest in their names, so new ones lie beside old ones until the
/// manifest changes hands. A writer that was killed leaves this folder behind; the next one goes on with it or empties
/// it.
final class Staging {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final String CHECKPOINT = "checkpoint.json";

    private final Path dataset;
    private final Path folder;
    private final FileChannel lock;

    private Staging(Path dataset, Path folder, FileChannel lock) {
        this.dataset = dataset;
        this.folder = folder;
        this.lock = lock;
    }

    /// @throws io.headrace.market.problem.ProblemException HR-1111 when another writer holds it
    static Staging claim(Path dataset) throws IOException {
        Path target = dataset.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("a dataset cannot be the root folder");
        }
        Path folder = parent.resolve("." + target.getFileName() + ".draft");
        Files.createDirectories(parent);
        if (!HELD.add(folder)) {
            throw locked(target);
        }
        try {
            FileChannel lock = null;
            while (lock == null) {
                Files.createDirectories(folder);
                lock = lock(target, folder.resolve("lock"));
            }
            return new Staging(target, folder, lock);
        } catch (IOException | RuntimeException e) {
            HELD.remove(folder);
            throw e;
        }
    }

    /// Null when the lock's file was removed by the writer before us: what was locked then guards nothing.
    private static @Nullable FileChannel lock(Path target, Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            return null;
        }
        FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            throw locked(target);
        }
        channel.write(ByteBuffer.wrap(new byte[] {'.'}));
        if (!Files.exists(file) || Files.size(file) != channel.size()) {
            channel.close();
            return null;
        }
        return channel;
    }

    private static RuntimeException locked(Path dataset) {
        return StoreFault.LOCKED.at(
                dataset, "another import or generation is writing this dataset", "Wait for it to end, or stop it");
    }

    Path dataset() {
        return dataset;
    }

    /// Where segments grow.
    Path data() {
        return folder.resolve("data");
    }

    /// Empties the folder but for the lock.
    void clear() throws IOException {
        Files.deleteIfExists(folder.resolve(CHECKPOINT));
        Folders.remove(data());
        Files.createDirectories(data());
    }

    void forget() throws IOException {
        Files.deleteIfExists(folder.resolve(CHECKPOINT));
    }

    void write(Checkpoint checkpoint) throws IOException {
        Folders.forceAll(data());
        StrictJson.write(folder.resolve(CHECKPOINT), checkpoint);
    }

    /// What a writer before this one left, or null where it left nothing that can be used.
    @Nullable
    Checkpoint checkpoint() throws IOException {
        Path file = folder.resolve(CHECKPOINT);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return StrictJson.MAPPER.readValue(Files.readString(file), Checkpoint.class);
        } catch (JacksonException e) {
            return null; // of another version, or tampered with: it is begun anew
        }
    }

    /// Removes what was written after the checkpoint; false when something before it is missing.
    boolean rewind(Checkpoint checkpoint) throws IOException {
        Set<Path> kept = checkpoint.segments().stream()
                .map(segment -> data().resolve(segment.file()))
                .collect(Collectors.toSet());
        for (Path file : Folders.files(data())) {
            if (!kept.contains(file)) {
                Files.delete(file);
            }
        }
        Files.createDirectories(data());
        return checkpoint.segments().stream().allMatch(this::isWhole);
    }

    /// Where a staged segment lies: publishing may have moved it before a kill.
    Path place(Segment segment) {
        Path staged = data().resolve(segment.file());
        return Files.isRegularFile(staged) ? staged : dataset.resolve(segment.file());
    }

    private boolean isWhole(Segment segment) {
        return Stream.of(data(), dataset)
                .map(root -> root.resolve(segment.file()))
                .anyMatch(file -> {
                    try {
                        return Files.isRegularFile(file) && Files.size(file) == segment.bytes();
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    /// Takes the dataset's place, or the place of the one that is there.
    void publish(DatasetManifest manifest) throws IOException {
        if (isTaken()) {
            swap(manifest);
            return;
        }
        StrictJson.write(data().resolve(ManifestFile.NAME), manifest);
        Folders.forceAll(data());
        try {
            Folders.move(data(), dataset);
        } catch (FileSystemException e) {
            requireFree(); // something else took the name meanwhile
            throw e;
        }
        Folders.force(folder);
        Folders.force(Folders.of(dataset));
    }

    /// Every step can be done again after a kill.
    private void swap(DatasetManifest manifest) throws IOException {
        for (Segment segment : manifest.segments()) {
            Path staged = data().resolve(segment.file());
            if (Files.isRegularFile(staged)) {
                Path place = dataset.resolve(segment.file());
                Files.createDirectories(Folders.of(place));
                Folders.move(staged, place);
            }
        }
        Folders.forceAll(dataset);
        StrictJson.write(dataset.resolve(ManifestFile.NAME), manifest);
        sweep(manifest);
    }

    /// Removes segments the manifest does not name.
    private void sweep(DatasetManifest manifest) throws IOException {
        Set<Path> kept = manifest.segments().stream()
                .map(segment -> dataset.resolve(segment.file()))
                .collect(Collectors.toSet());
        for (Path file : Folders.files(dataset)) {
            if (Segment.isSegmentName(String.valueOf(file.getFileName())) && !kept.contains(file)) {
                Files.delete(file);
                Folders.prune(Folders.of(file), dataset);
            }
        }
    }

    void requireFree() {
        if (isTaken()) {
            throw StoreFault.EXISTS.at(
                    dataset, "something is already there", "Choose another name, or ask to replace it or append to it");
        }
    }

    void requireFreeOrDataset() {
        if (isTaken() && !Files.isRegularFile(dataset.resolve(ManifestFile.NAME))) {
            throw StoreFault.EXISTS.at(
                    dataset, "this is no dataset, so it will not be replaced", "Choose another name");
        }
    }

    private boolean isTaken() {
        if (!Files.isDirectory(dataset)) {
            return Files.exists(dataset);
        }
        try (Stream<Path> inside = Files.list(dataset)) {
            return inside.findAny().isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /// Lets the next writer in. What is durable stays for it, the rest is removed.
    void release() throws IOException {
        if (Files.isRegularFile(folder.resolve(CHECKPOINT))) {
            close();
        } else {
            discard();
        }
    }

    private void close() throws IOException {
        lock.close();
        HELD.remove(folder);
    }

    /// Removes all that is staged and lets the next writer in.
    void discard() throws IOException {
        try {
            Folders.remove(data());
            Folders.remove(folder);
        } finally {
            close();
        }
    }
}
