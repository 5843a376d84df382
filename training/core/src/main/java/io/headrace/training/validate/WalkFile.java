package io.headrace.training.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// What a walk-forward did, as a JSON file that is published with the model: which spans each fit learnt from and
/// forecast, which settings were tried, what they lost inside the training slice, and which were chosen.
public final class WalkFile {
    /// Its name among a model's files.
    public static final String FILE = "walk-forward.json";

    private static final String SCHEMA = "headrace/walk-forward/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private WalkFile() {}

    public static byte[] write(List<FoldRecord> walk) {
        ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
        ArrayNode folds = root.putArray("folds");
        walk.forEach(record -> folds.add(fold(record)));
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(root)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }

    private static ObjectNode fold(FoldRecord record) {
        ObjectNode node = JSON.createObjectNode().put("family", record.family().label());
        boolean whole = record.refits().isEmpty();
        ArrayNode fits = node.put("whole", whole).putArray("fits");
        for (Fold fit : whole ? List.of(record.fold()) : record.refits()) {
            ObjectNode span = fits.addObject()
                    .put("fit_from", time(fit.fitFromNanos()))
                    .put("fit_labels_to", time(fit.fitLabelsToNanos()))
                    .put("calibration_labels_to", time(fit.calibrationLabelsToNanos()));
            if (!whole) {
                span.put("test_from", time(fit.testFromNanos())).put("test_to", time(fit.testToNanos()));
            }
        }
        record.settings().values().forEach(node.putObject("settings")::put);
        ArrayNode trials = node.putArray("trials");
        for (Trial trial : record.trials()) {
            ObjectNode tried = trials.addObject();
            trial.settings().values().forEach(tried.putObject("settings")::put);
            trial.wql()
                    .ifPresentOrElse(
                            wql -> tried.put("inner_wql", wql),
                            () -> tried.put("missing", "there were too few rows for these settings"));
        }
        return node;
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
