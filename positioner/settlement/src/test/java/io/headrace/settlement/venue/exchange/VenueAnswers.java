package io.headrace.settlement.venue.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.settlement.fact.CreditView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/// Answers of venues kept for tests: recorded, quoted or documented, as the README beside them tells
/// each. And many damaged ones made of them by a seed.
public final class VenueAnswers {
    private static final Path FOLDER = Path.of("src/test/resources/io/headrace/settlement/venue");
    private static final int DAMAGED = 3_000;
    private static final JsonMapper JSON = new JsonMapper();

    private VenueAnswers() {}

    public static byte[] answer(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was asked when an answer was recorded.
    ///
    /// @param body none for a GET
    public record Request(String method, URI uri, JsonNode body) {
        /// Whether another question is this one: same method, path and body. It may have parameters
        /// more, and members that are null may be left out.
        public boolean isAskedBy(String method, URI asked, String body) throws IOException {
            return this.method.equals(method)
                    && uri.getPath().equals(asked.getPath())
                    && parameters(asked).containsAll(parameters(uri))
                    && said(this.body).equals(said(body.isEmpty() ? JSON.missingNode() : JSON.readTree(body)));
        }

        private static Set<String> parameters(URI uri) {
            return uri.getQuery() == null ? Set.of() : Set.of(uri.getQuery().split("&"));
        }

        private static Set<Map.Entry<String, JsonNode>> said(JsonNode body) {
            return body.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .collect(Collectors.toSet());
        }
    }

    public static Request request(String name) {
        try {
            JsonNode request = JSON.readTree(answer(name + ".request"));
            return new Request(
                    request.path("method").asText(),
                    URI.create(request.path("uri").asText()),
                    request.path("body"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads each answer damaged in many ways: a reader ends in a value or in a [VenueException]
    /// with a short message.
    public static void fuzz(List<String> names, Consumer<byte[]> reader) {
        Random random = new Random(20261123);
        int refused = 0;
        for (String name : names) {
            byte[] whole = answer(name);
            for (int i = 0; i < DAMAGED; i++) {
                refused += isRefused(damaged(whole, random), reader) ? 1 : 0;
            }
        }
        Assertions.assertTrue(refused > 0, "damage is noticed");
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] copy = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
        for (int i = random.nextInt(5); i > 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "0\",:{}[]-e".charAt(random.nextInt(10)));
        }
        return copy;
    }

    private static boolean isRefused(byte[] body, Consumer<byte[]> reader) {
        try {
            reader.accept(body);
            return false;
        } catch (VenueException e) {
            String message = String.valueOf(e.getMessage());
            Assertions.assertTrue(
                    message.length() < 300 && message.chars().allMatch(c -> c >= ' ' && c < 0x7f), message);
            return true;
        }
    }

    /// What a transfer of this amount is credited by, among entries without reference.
    public static CreditView credit(List<LedgerEntry> ledger, long units, long since, String... taken) {
        return Ledgers.unnamed(ledger, "0xtransfer", units, since, Set.of(taken));
    }
}
