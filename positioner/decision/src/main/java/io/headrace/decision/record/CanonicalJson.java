package io.headrace.decision.record;

import io.headrace.decision.network.TokenAmount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// Writes JSON with one spelling per value: keys in the order written, no blanks, doubles as the
/// shortest text that reads back to the same bits, amounts as integers of smallest units.
public final class CanonicalJson {
    private final StringBuilder text = new StringBuilder(512);
    private boolean first = true;

    /// Writes one object through `fields`.
    public static String object(Consumer<CanonicalJson> fields) {
        CanonicalJson json = new CanonicalJson();
        json.braces(fields);
        return json.text.toString();
    }

    /// SHA-256 of the UTF-8 bytes, in hex.
    public static String digest(String json) {
        return digest(json.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public CanonicalJson field(String name, String value) {
        return key(name).string(value);
    }

    public CanonicalJson field(String name, boolean value) {
        key(name).text.append(value);
        return this;
    }

    public CanonicalJson field(String name, long value) {
        key(name).text.append(value);
        return this;
    }

    /// @throws IllegalArgumentException when `value` is not finite: JSON has no such number
    public CanonicalJson field(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        key(name).text.append(value);
        return this;
    }

    /// As [#field(String, double)], but for a number that may be anything: what JSON has no number for is text.
    public CanonicalJson anyNumber(String name, double value) {
        return Double.isFinite(value) ? field(name, value) : field(name, Double.toString(value));
    }

    public CanonicalJson field(String name, TokenAmount value) {
        return field(name, value.units());
    }

    public CanonicalJson object(String name, Consumer<CanonicalJson> fields) {
        key(name).braces(fields);
        return this;
    }

    public <T> CanonicalJson array(String name, List<T> values, java.util.function.BiConsumer<CanonicalJson, T> each) {
        key(name).text.append('[');
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            if (i > 0) {
                text.append(',');
            }
            braces(json -> each.accept(json, value));
        }
        text.append(']');
        first = false;
        return this;
    }

    public CanonicalJson texts(String name, List<String> values) {
        key(name).text.append('[');
        for (int i = 0; i < values.size(); i++) {
            text.append(i > 0 ? "," : "");
            string(values.get(i));
        }
        text.append(']');
        return this;
    }

    public CanonicalJson longs(String name, List<Long> values) {
        key(name).text.append(values.toString().replace(" ", ""));
        return this;
    }

    /// What is not finite is written as text, so that a broken input can be recorded too.
    public CanonicalJson numbers(String name, double[] values) {
        key(name).text.append('[');
        for (int i = 0; i < values.length; i++) {
            text.append(i > 0 ? "," : "");
            if (Double.isFinite(values[i])) {
                text.append(values[i]);
            } else {
                string(Double.toString(values[i]));
            }
        }
        text.append(']');
        return this;
    }

    private void braces(Consumer<CanonicalJson> fields) {
        text.append('{');
        first = true;
        fields.accept(this);
        text.append('}');
        first = false;
    }

    private CanonicalJson key(String name) {
        if (!first) {
            text.append(',');
        }
        first = false;
        string(name);
        text.append(':');
        return this;
    }

    private CanonicalJson string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20) {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        text.append('"');
        return this;
    }
}
