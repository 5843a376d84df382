package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.segment.Segment;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
        kinds(manifest)
                .forEach((kind, held) -> text.append(String.format(
                        Locale.ROOT, "  %-20s %,12d rows in %,d segments%n", kind, held.rows, held.segments)));
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
        var kinds = node.putArray("kinds");
        kinds(manifest)
                .forEach((kind, held) -> kinds.addObject()
                        .put("kind", kind)
                        .put("rows", held.rows)
                        .put("segments", held.segments));
        return node;
    }

    private static Map<String, Held> kinds(DatasetManifest manifest) {
        Map<String, Held> kinds = new LinkedHashMap<>();
        for (Segment segment : manifest.segments()) {
            kinds.merge(
                    segment.kind(),
                    new Held(segment.rows(), 1),
                    (before, one) -> new Held(before.rows + one.rows, before.segments + 1));
        }
        return kinds;
    }

    private record Held(long rows, int segments) {}
}
