package io.headrace.store.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A folder of raw tables: which file holds which table.
public final class RawFolder {
    private final Path folder;
    private final Map<RawTable, Path> files;

    private RawFolder(Path folder, Map<RawTable, Path> files) {
        this.folder = folder;
        this.files = files;
    }

    /// Finds the tables without reading them.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the folder or a required table is missing, or
    ///     one is there twice
    public static RawFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Fault.NO_FOLDER.at(
                    folder,
                    Files.exists(folder) ? "this is a file, not a folder" : "there is no such folder",
                    "Name the folder that holds " + RawTable.CANDLES.stem() + ".csv (or .csv.gz)");
        }
        Map<RawTable, Path> files = new EnumMap<>(RawTable.class);
        for (RawTable table : RawTable.values()) {
            find(folder, table, files);
        }
        return new RawFolder(folder, files);
    }

    public Path folder() {
        return folder;
    }

    /// The tables found and their files, in the order of [RawTable].
    public Map<RawTable, Path> files() {
        return Collections.unmodifiableMap(files);
    }

    private static void find(Path folder, RawTable table, Map<RawTable, Path> files) {
        List<Path> found = new ArrayList<>();
        for (String suffix : List.of(".csv", ".csv.gz")) {
            Path file = folder.resolve(table.stem() + suffix);
            if (Files.isRegularFile(file)) {
                found.add(file);
            }
        }
        if (found.size() > 1) {
            throw Fault.AMBIGUOUS.at(
                    folder,
                    "both " + found.get(0).getFileName() + " and "
                            + found.get(1).getFileName() + " are here",
                    "Keep the one that is right and move the other away");
        }
        if (!found.isEmpty()) {
            files.put(table, found.get(0));
        } else if (table.required()) {
            throw Fault.NO_TABLE.at(
                    folder,
                    "there is no " + table.stem() + ".csv or " + table.stem() + ".csv.gz in this folder",
                    "Add the file; its header must be " + String.join(",", table.columns()));
        }
    }
}
