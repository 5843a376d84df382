package io.headrace.store.dataset;

import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.segment.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The datasets of one home folder, by name.
///
/// @param datasetsHome holds one folder per dataset; need not exist yet
public record DatasetCatalog(Path datasetsHome) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    /// A dataset found: its manifest, or what is wrong with it.
    public record Entry(
            String name,
            Path path,
            @Nullable DatasetManifest manifest,
            @Nullable Problem problem) {}

    /// All datasets, by name. A damaged one is listed with its problem.
    public List<Entry> list() {
        if (!Files.isDirectory(datasetsHome)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(datasetsHome)) {
            return folders.filter(folder -> !isHidden(folder) && isDataset(folder))
                    .sorted()
                    .map(DatasetCatalog::entry)
                    .toList();
        } catch (IOException e) {
            throw StoreFault.NOT_FOUND
                    .problem(datasetsHome, "the datasets cannot be listed: " + IoReason.of(e), "Allow reading there")
                    .toException(e);
        }
    }

    /// The folder of an existing dataset, given by its name here or by a path.
    ///
    /// @throws ProblemException HR-1102 naming the datasets there are
    public Path resolve(String nameOrPath) {
        if (NAME.matcher(nameOrPath).matches() && isDataset(datasetsHome.resolve(nameOrPath))) {
            return datasetsHome.resolve(nameOrPath);
        }
        try {
            Path path = Path.of(nameOrPath);
            if (!nameOrPath.isBlank() && isDataset(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Not a path on this system: there is no dataset there, which is what the problem below says.
        }
        String names = list().stream().map(Entry::name).collect(Collectors.joining(", "));
        throw StoreFault.NOT_FOUND.at(
                datasetsHome,
                "there is no dataset '" + nameOrPath + "'",
                names.isEmpty() ? "Make one with `data import` or `data generate`" : "There are: " + names);
    }

    /// The folder a dataset of this name has or would have.
    ///
    /// @throws ProblemException HR-1109 when the name cannot be a folder's
    public Path folderFor(String name) {
        if (!NAME.matcher(name).matches()) {
            throw StoreFault.NAME.at(
                    datasetsHome,
                    "'" + name + "' cannot name a dataset",
                    "Use letters, digits, dot, dash and underscore, not first a dot or dash, at most 64");
        }
        return datasetsHome.resolve(name);
    }

    private static boolean isDataset(Path folder) {
        return Files.isRegularFile(folder.resolve(ManifestFile.NAME));
    }

    /// Drafts of a writer begin with a dot.
    private static boolean isHidden(Path folder) {
        return String.valueOf(folder.getFileName()).startsWith(".");
    }

    private static Entry entry(Path folder) {
        String name = String.valueOf(folder.getFileName());
        try (DatasetReader reader = DatasetReader.open(folder)) {
            return new Entry(name, folder, reader.manifest(), null);
        } catch (ProblemException e) {
            return new Entry(name, folder, null, e.problem());
        }
    }
}
