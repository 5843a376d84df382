package io.headrace.store.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.headrace.market.problem.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a small JSON or YAML file into its top mapping.
final class VenueTree {
    private static final ObjectMapper JSON = strict(new ObjectMapper());
    private static final ObjectMapper YAML = strict(new YAMLMapper());
    /// Rules of a venue fit in a page; this bounds what a wrong file can ask of memory.
    private static final long LARGEST = 1 << 20;

    private VenueTree() {}

    static Fields read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw VenueFault.NOT_FOUND.at(file.toString(), "there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > LARGEST) {
                throw VenueFault.UNREADABLE.at(file.toString(), "the file is larger than " + LARGEST + " bytes");
            }
            boolean json = file.toString().endsWith(".json");
            return read(file.toString(), json ? JSON : YAML, in);
        } catch (IOException e) {
            throw VenueFault.UNREADABLE.at(file.toString(), "the file cannot be read: " + IoReason.of(e));
        }
    }

    static Fields readJson(String name, InputStream in) throws IOException {
        return read(name, JSON, in);
    }

    private static Fields read(String name, ObjectMapper mapper, InputStream in) throws IOException {
        try {
            JsonNode node = mapper.readTree(in);
            return new Fields(name, "", node);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? name : name + ':' + at.getLineNr() + ':' + at.getColumnNr();
            throw VenueFault.UNREADABLE.at(
                    where,
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it is not readable"));
        }
    }

    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
