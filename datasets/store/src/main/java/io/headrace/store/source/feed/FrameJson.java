package io.headrace.store.source.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads the text of one message under bounds: nesting, lengths and the number of tokens are
/// limited, a name may stand once in an object, and nothing may follow the value. Numbers keep the
/// digits they were sent with: some venues' checksums are over them.
final class FrameJson {
    static final int MOST_NESTED = 32;
    static final int MOST_TOKENS = 2_000_000;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTED)
                            .maxTokenCount(MOST_TOKENS)
                            .maxStringLength(1 << 16)
                            .maxNameLength(256)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private FrameJson() {}

    /// @param offset column of the text's first character less one, for the place in a refusal
    /// @throws BadRecord when the text is not one JSON value within the bounds
    static JsonNode read(char[] text, int from, int length, int offset) {
        try (var parser = JSON.getFactory().createParser(text, from, length)) {
            JsonNode value = JSON.readTree(parser);
            if (value == null || value.isMissingNode()) {
                throw new BadRecord("", offset + 1, "there is no JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new BadRecord("", offset + column(e), "is more than a message may be: " + shown(e));
        } catch (JsonProcessingException e) {
            // Only some of these are the library's own exception for an early end.
            boolean early = e.getOriginalMessage().startsWith("Unexpected end-of-input");
            throw new BadRecord("", offset + column(e), early ? BROKEN_OFF : "is not JSON: " + shown(e));
        } catch (NumberFormatException e) {
            // An exponent of more digits than a number can have; the library lets it through as it is.
            throw new BadRecord("", offset + 1, "holds a number that is none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The reason of a refusal when the text ends within a value.
    static final String BROKEN_OFF = "the JSON text breaks off";

    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    }

    private static String shown(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        return Fault.printable(end < 0 ? message : message.substring(0, end), 160);
    }
}
