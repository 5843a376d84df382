package io.headrace.models.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A signature with the name of the key it was made with, as the JSON of one line.
public final class ModelSignature {
    private static final int BYTES = 64;
    private static final Pattern FORM = Pattern.compile(
            "\\{\"algorithm\":\"Ed25519\",\"key\":\"(k-[0-9a-f]{16})\",\"signature\":\"([A-Za-z0-9+/]{86}==)\"\\}\n");

    private final String keyId;
    private final byte[] bytes;

    /// @param bytes as Ed25519 makes them (RFC 8032), 64
    public ModelSignature(String keyId, byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a signature must have " + BYTES + " bytes, had " + bytes.length);
        }
        this.keyId = Objects.requireNonNull(keyId);
        this.bytes = bytes.clone();
    }

    /// @throws IllegalArgumentException when it is not the one line that [#write] makes
    public static ModelSignature read(byte[] file) {
        Matcher form = FORM.matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (!form.matches()) {
            throw new IllegalArgumentException("it is not one line with algorithm, key and signature");
        }
        return new ModelSignature(form.group(1), Base64.getDecoder().decode(form.group(2)));
    }

    public byte[] write() {
        String text = "{\"algorithm\":\"Ed25519\",\"key\":\"" + keyId + "\",\"signature\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public String keyId() {
        return keyId;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
