package io.headrace.store.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Manifests of layout 3: every segment holds a day, and says so.
final class EarlierLayout {
    static final int VERSION = 3;

    private EarlierLayout() {}

    static boolean isOf(JsonNode manifest) {
        return manifest.isObject()
                && manifest.path("version").isInt()
                && manifest.path("version").intValue() == VERSION;
    }

    /// Makes it a manifest of the present layout in place; its digest stays. What else is wrong with it stays, too.
    static void upgrade(JsonNode manifest) {
        ((ObjectNode) manifest).put("version", DatasetManifest.VERSION);
        for (JsonNode segment : manifest.path("segments")) {
            if (segment instanceof ObjectNode named && named.has("day")) {
                named.set("period", named.remove("day"));
            }
        }
    }
}
