package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.segment.Segment;
import java.nio.file.Path;
import java.util.Locale;

/// A dataset as `data import` and `data generate` show it.
record DatasetResult(String verb, Path folder, DatasetManifest manifest) implements Verb.Result {
    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "dataset %s: %,d events, %s to %s%n",
                manifest.name(),
                manifest.rows(),
                Output.time(manifest.fromNanos()),
                Output.time(manifest.toNanos())));
        for (Segment segment : manifest.segments()) {
            text.append(String.format(
                    Locale.ROOT, "  %-14s %,9d rows  %s%n", segment.kind(), segment.rows(), segment.file()));
        }
        text.append("digest  ").append(manifest.digest()).append('\n');
        return text.append("folder  ").append(folder).toString();
    }

    @Override
    public ObjectNode json() {
        return fill(Output.document("data-" + verb), manifest)
                .put("folder", folder.toString())
                .put("dry_run", false);
    }

    static ObjectNode fill(ObjectNode node, DatasetManifest manifest) {
        node.put("name", manifest.name())
                .put("licence", manifest.licence())
                .put("origin", manifest.origin())
                .put("from", Output.time(manifest.fromNanos()))
                .put("to", Output.time(manifest.toNanos()))
                .put("rows", manifest.rows())
                .put("digest", manifest.digest());
        var segments = node.putArray("segments");
        for (Segment segment : manifest.segments()) {
            segments.addObject()
                    .put("file", segment.file())
                    .put("kind", segment.kind())
                    .put("rows", segment.rows())
                    .put("digest", segment.digest());
        }
        return node;
    }
}
