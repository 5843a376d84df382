package io.headrace.training.cli;

import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.training.validate.EvidenceFolder;
import java.nio.file.Path;

/// The folder of a user's files.
record Home(Path root) {
    static Home fromEnvironment() {
        String home = System.getenv("HEADRACE_HOME");
        return new Home(Path.of(home == null || home.isBlank() ? "var" : home));
    }

    DatasetCatalog datasets() {
        return new DatasetCatalog(root.resolve("datasets"));
    }

    ModelRegistry models() {
        return new ModelRegistry(root.resolve("models"), TrustedKeys.in(keys()));
    }

    /// The public keys whose models may be served.
    Path keys() {
        return root.resolve("keys");
    }

    EvidenceFolder evidence() {
        return new EvidenceFolder(root.resolve("evidence"));
    }

    TrainedDesks trainedDesks() {
        return new TrainedDesks(root.resolve("evidence"));
    }

    Path report(String name) {
        return root.resolve("reports").resolve(name);
    }

    Path demo() {
        return root.resolve("demo");
    }
}
