package io.headrace.settlement.chain;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// A contract that others published, as `published/fetch.mjs` brought it for tests.
///
/// @param bytecode what makes it, hex, with gaps where libraries are to stand
/// @param links library to the places of its address, bytes from the start
public record Published(String name, String bytecode, Map<String, List<Integer>> links) {
    private static final Path ARTIFACTS = Path.of("contracts/published/artifacts");
    private static final int ADDRESS_DIGITS = 40;

    public Published {
        links = Map.copyOf(links);
    }

    /// Reads a contract, or skips the test where it was not brought.
    public static Published of(String packageName, String contract) {
        Path file = ARTIFACTS.resolve(packageName).resolve(contract + ".json");
        if (!Files.exists(file)) {
            return abort("skipped: no " + packageName + "; install Node and run `node published/fetch.mjs` in"
                    + " positioner/settlement/contracts");
        }
        try {
            JsonNode read = new JsonMapper().readTree(Files.readAllBytes(file));
            Map<String, List<Integer>> links = new TreeMap<>();
            read.path("links").properties().forEach(link -> links.put(link.getKey(), places(link.getValue())));
            return new Published(contract, read.path("bytecode").asText(), links);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> places(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    /// The bytecode with its libraries put in.
    ///
    /// @param libraries name to address, hex; others than those needed may be among them
    public String linked(Map<String, String> libraries) {
        StringBuilder code = new StringBuilder(bytecode);
        links.forEach((library, places) -> {
            String address = libraries.get(library);
            if (address == null) {
                throw new IllegalArgumentException(name + " needs the library " + library);
            }
            places.forEach(place -> {
                int at = 2 + 2 * place;
                code.replace(at, at + ADDRESS_DIGITS, address.substring(2));
            });
        });
        return code.toString();
    }
}
