package io.headrace.store.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.segment.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// `manifest.json`, read strictly: an unknown, missing or repeated field, a wrong type or trailing text is
/// refused.
final class ManifestFile {
    static final String NAME = "manifest.json";

    private ManifestFile() {}

    static DatasetManifest read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw StoreFault.NOT_FOUND.at(file, "this is no dataset: it has no " + NAME, "Name a dataset's folder");
        } catch (IOException e) {
            throw refused(file, "the manifest cannot be read: " + IoReason.of(e), e);
        }
        DatasetManifest manifest = parse(file, text);
        if (!DatasetManifest.digestOf(manifest.segments()).equals(manifest.digest())) {
            throw StoreFault.MANIFEST.at(
                    file, "the manifest's digest does not fit the segments it lists", StoreFault.MAKE_AGAIN);
        }
        return manifest;
    }

    private static DatasetManifest parse(Path file, String text) {
        try {
            JsonNode tree = StrictJson.MAPPER.readTree(text);
            JsonNode version = tree.path("version");
            if (EarlierLayout.isOf(tree)) {
                EarlierLayout.upgrade(tree);
            } else if (version.isInt() && version.intValue() != DatasetManifest.VERSION) {
                throw StoreFault.VERSION.at(
                        file,
                        "the dataset has layout " + version + ", this build reads " + EarlierLayout.VERSION + " and "
                                + DatasetManifest.VERSION,
                        StoreFault.MAKE_AGAIN);
            }
            if (!version.isInt()) {
                throw StoreFault.MANIFEST.at(file, "the manifest states no layout version", StoreFault.MAKE_AGAIN);
            }
            return StrictJson.MAPPER.treeToValue(tree, DatasetManifest.class);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String place = at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw refused(Path.of(file + place), "the manifest is not valid: " + reason(e), e);
        }
    }

    private static ProblemException refused(Path where, String what, Exception cause) {
        return StoreFault.MANIFEST.problem(where, what, StoreFault.MAKE_AGAIN).toException(cause);
    }

    /// Our words: the parser's own speak of its options and our classes.
    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "field '" + unknown.getPropertyName() + "' is unknown";
            case ValueInstantiationException refused
            when refused.getCause() != null -> String.valueOf(refused.getCause().getMessage());
            case JsonMappingException field
            when !field.getPath().isEmpty() -> "field '" + path(field) + "' has another type";
            case JsonMappingException ignored -> "a field is missing, or something follows the end";
            default -> "it is not JSON";
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .substring(1);
    }
}
