package io.headrace.training.cli.proof;

import io.headrace.store.source.text.FileDigest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What tells this program from others: Headrace's own classes bit for bit, libraries by name and size.
final class Build {
    private Build() {}

    /// Of the running program's class path.
    static String digest() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                parts.addAll(classes(path));
            } else if (Files.isRegularFile(path)) {
                parts.add(jar(path));
            }
        }
        return String.join(" ", parts.stream().sorted().toList());
    }

    private static String jar(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("headrace") ? FileDigest.sha256(path) : name + ' ' + Files.size(path);
    }

    private static List<String> classes(Path folder) throws IOException {
        List<String> digests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.add(FileDigest.sha256(file));
            }
        }
        return digests;
    }
}
