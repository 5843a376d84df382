package io.headrace.training.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.training.validate.WalkSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Everything a training depends on. Equal requests are the same job, and give the same model.
///
/// @param dataset name or path
/// @param datasetDigest of what the dataset held when the job began
/// @param desk text of the settings file whose need is forecast
/// @param family as [io.headrace.training.validate.TrainerFamily#label()]
/// @param settings of the family, all of them
/// @param walk how the walk-forward goes
/// @param untilNanos no label reaches beyond it
public record JobRequest(
        String dataset,
        String datasetDigest,
        String desk,
        String family,
        Map<String, Double> settings,
        WalkSettings walk,
        long untilNanos,
        long seed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JobRequest {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /// One fit for each of the folds, with the given settings.
    public JobRequest(
            String dataset,
            String datasetDigest,
            String desk,
            String family,
            Map<String, Double> settings,
            int folds,
            long untilNanos,
            long seed) {
        this(dataset, datasetDigest, desk, family, settings, WalkSettings.plain(folds), untilNanos, seed);
    }

    /// `j-` and 12 hex digits of the SHA-256 of all but the dataset's name.
    public String id() {
        try {
            byte[] content = new JobRequest("", datasetDigest, desk, family, settings, walk, untilNanos, seed)
                    .write()
                    .getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "j-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static boolean isId(String text) {
        return text.matches("j-[0-9a-f]{12}");
    }

    String write() {
        ObjectNode node = JSON.createObjectNode()
                .put("dataset", dataset)
                .put("dataset_digest", datasetDigest)
                .put("desk", desk)
                .put("family", family)
                .put("folds", walk.folds())
                .put("until_nanos", untilNanos)
                .put("seed", seed);
        settings.forEach(node.putObject("settings")::put);
        if (walk.refitNanos() > 0) {
            node.put("refit_nanos", walk.refitNanos());
        }
        if (walk.search() > 0) {
            node.put("search", walk.search());
        }
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }

    /// @throws IllegalArgumentException when the text is not what [#write] makes
    static JobRequest read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            Map<String, Double> settings = new TreeMap<>();
            node.path("settings")
                    .properties()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().asDouble()));
            JobRequest request = new JobRequest(
                    node.path("dataset").asText(),
                    node.path("dataset_digest").asText(),
                    node.path("desk").asText(),
                    node.path("family").asText(),
                    settings,
                    new WalkSettings(
                            node.path("folds").asInt(),
                            node.path("refit_nanos").asLong(),
                            node.path("search").asInt()),
                    node.path("until_nanos").asLong(),
                    node.path("seed").asLong());
            if (!request.write().equals(text)) {
                throw new IllegalArgumentException("it is not what was written");
            }
            return request;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }
}
