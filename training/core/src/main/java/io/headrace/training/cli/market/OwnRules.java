package io.headrace.training.cli.market;

import io.headrace.store.venue.VenueCatalog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The venues a command knows: the shipped ones, and a desk's own in their place.
final class OwnRules {
    @Option(
            names = "--rules",
            paramLabel = "FOLDER",
            description = "A folder of own venue files (JSON or YAML) that replace the shipped ones they name.")
    private @Nullable Path folder;

    VenueCatalog catalog() {
        VenueCatalog standard = VenueCatalog.standard();
        return folder == null ? standard : standard.with(folder);
    }
}
