package io.headrace.settlement.chain.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A compiled contract of ours, from the resources: what the sources gave, checked against them by
/// `npm run check`.
///
/// @param bytecode what makes the contract, hex, without the arguments of its constructor
public record Artifact(String contract, String bytecode) {
    /// @param path below `/contracts/`, without ending, such as `Vault` or `local/TestToken`
    public static Artifact named(String path) {
        return read("/contracts/" + path + ".json");
    }

    /// A contract of others that may be shipped with ours; its file says whose it is.
    public static Artifact published(String name) {
        return read("/published/" + name + ".json");
    }

    /// All that the compiler told of a contract of ours.
    public static JsonNode json(String path) {
        return tree("/contracts/" + path + ".json");
    }

    private static Artifact read(String resource) {
        JsonNode read = tree(resource);
        return new Artifact(
                read.path("contract").asText(), read.path("bytecode").asText());
    }

    private static JsonNode tree(String resource) {
        try (InputStream stream = Artifact.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no contract " + resource);
            }
            return new JsonMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
