package io.headrace.training.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.models.forecast.QuantileLevels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a file cannot say of itself: `model.onnx.json` beside `model.onnx`.
///
/// @param levels one per output, increasing
/// @param columns the features it reads, in its own order; none stands for all, in the schema's order
/// @param steps how many past periods it reads, the present one last
/// @param layout sizes of its input: `rows columns` (all periods one after another, oldest first), `rows steps
///     columns` or `rows columns steps`
/// @param seenUntil the end of what it was fitted on, labels included: it is judged on what came later
public record OnnxDescription(
        QuantileLevels levels, List<String> columns, int steps, Layout layout, Instant seenUntil) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");
    private static final Set<String> FIELDS = Set.of("levels", "columns", "steps", "layout", "seen_until");

    /// How an input is laid out, as letters: N rows, T steps, C columns.
    public enum Layout {
        NC,
        NTC,
        NCT
    }

    public OnnxDescription {
        columns = List.copyOf(columns);
    }

    /// @throws IllegalArgumentException with one sentence when the text is not such a description
    public static OnnxDescription read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            Set<String> names = new TreeSet<>();
            root.fieldNames().forEachRemaining(names::add);
            names.removeAll(FIELDS);
            require(root.isObject(), "it must be an object");
            require(names.isEmpty(), "it has unknown fields " + names + ", known are " + new TreeSet<>(FIELDS));
            List<Double> levels = new ArrayList<>();
            for (JsonNode level : list(root, "levels", "[0.5, 0.95]")) {
                require(level.isNumber(), "levels must be numbers, such as [0.5, 0.95]");
                levels.add(level.doubleValue());
            }
            List<String> columns = new ArrayList<>();
            for (JsonNode column : list(root, "columns", "[\"planned_rise\"]")) {
                require(column.isTextual(), "columns must be names, such as [\"planned_rise\"]");
                columns.add(column.textValue());
            }
            JsonNode steps = root.path("steps");
            require(steps.isMissingNode() || steps.isInt() && steps.intValue() > 0, "steps must be a positive number");
            return new OnnxDescription(
                    new QuantileLevels(levels),
                    columns,
                    steps.asInt(1),
                    layout(root.path("layout").asText("rows columns")),
                    time(root.path("seen_until").asText("")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "it is not JSON, or tells a field twice, line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    e);
        }
    }

    private static JsonNode list(JsonNode root, String field, String example) {
        JsonNode list = root.path(field);
        require(list.isMissingNode() || list.isArray(), field + " must be a list, such as " + example);
        return list;
    }

    private static Layout layout(String words) {
        return switch (words) {
            case "rows columns" -> Layout.NC;
            case "rows steps columns" -> Layout.NTC;
            case "rows columns steps" -> Layout.NCT;
            default ->
                throw new IllegalArgumentException(
                        "layout must be 'rows columns', 'rows steps columns' or 'rows columns steps', was '" + words
                                + "'");
        };
    }

    private static Instant time(String text) {
        String rule = "seen_until must be a time from 1970 to 2261 such as 2025-03-01T00:00:00Z, was '" + text + "'";
        try {
            Instant time = Instant.parse(text);
            require(!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST), rule);
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
