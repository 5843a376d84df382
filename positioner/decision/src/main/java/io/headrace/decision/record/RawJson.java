package io.headrace.decision.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The members of a JSON object as the bytes they were written with: digests are of bytes, not of
/// what a parser makes of them.
final class RawJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RawJson() {}

    /// @throws IllegalArgumentException when the bytes are not one object, name a member twice or
    /// hold more than it
    static Map<String, byte[]> members(byte[] object) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(object)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is not an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                int to = (int) parser.currentLocation().getByteOffset();
                if (members.put(name, Arrays.copyOfRange(object, from, to)) != null) {
                    throw new IllegalArgumentException("it names '" + name + "' twice");
                }
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows it");
            }
            return members;
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not JSON: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
