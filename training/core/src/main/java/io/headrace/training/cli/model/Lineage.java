package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelManifest;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.Vouched;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.training.cli.home.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where a model comes from, as a chain of digests: datasets, features, folds, model, files, signature.
///
/// @param datasets the datasets of the card that are in this home, by digest
record Lineage(ModelCard card, List<Dataset> datasets, ModelManifest manifest, Vouched vouched) {
    /// @param name here; empty when this home has no dataset of that digest
    record Dataset(String digest, Optional<String> name) {}

    static Lineage of(Home home, ModelRegistry registry, ModelCard card) {
        List<DatasetCatalog.Entry> known = home.datasets().list();
        List<Dataset> datasets = new ArrayList<>();
        for (String digest : card.datasetDigests()) {
            datasets.add(new Dataset(digest, name(known, digest)));
        }
        return new Lineage(card, datasets, registry.manifest(card.id()), registry.vouched(card.id()));
    }

    private static Optional<String> name(List<DatasetCatalog.Entry> known, String digest) {
        for (DatasetCatalog.Entry entry : known) {
            DatasetManifest manifest = entry.manifest();
            if (manifest != null && manifest.digest().equals(digest)) {
                return Optional.of(entry.name());
            }
        }
        return Optional.empty();
    }

    String text() {
        StringBuilder text = new StringBuilder("lineage\n");
        for (Dataset dataset : datasets) {
            step(text, "dataset", dataset.digest() + "  " + dataset.name().orElse("(not in this home)"));
        }
        step(text, "features", card.schemaFingerprint() + "  " + card.columns().size() + " columns");
        step(
                text,
                "folds",
                String.format(
                        Locale.ROOT,
                        "%d walk-forward, %,.0f forecasts judged, seed %d",
                        card.folds(),
                        card.scores().getOrDefault("out_of_fold_rows", 0.0),
                        card.seed()));
        step(text, "model", card.id() + "  " + card.family() + ", " + card.libraryVersion());
        step(
                text,
                "files",
                manifest.files().stream()
                        .map(file -> String.format(Locale.ROOT, "%s %,d bytes", file.name(), file.bytes()))
                        .collect(Collectors.joining(", ")));
        step(text, "signature", vouched.words());
        return text.toString();
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode from = node.putArray("datasets");
        for (Dataset dataset : datasets) {
            from.addObject()
                    .put("digest", dataset.digest())
                    .put("name", dataset.name().orElse(null));
        }
        node.put("schema_fingerprint", card.schemaFingerprint()).put("folds", card.folds());
        node.put("model", card.id());
        ArrayNode files = node.putArray("files");
        for (ModelManifest.Entry file : manifest.files()) {
            files.addObject()
                    .put("name", file.name())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        return node.put("signature", vouched.words());
    }

    private static void step(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-10s %s%n", name, value));
    }
}
