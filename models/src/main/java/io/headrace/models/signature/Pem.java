package io.headrace.models.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One block of a PEM file (RFC 7468), as OpenSSL writes and reads it too.
final class Pem {
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final Pattern BLOCK =
            Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----\\s([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static byte[] write(String label, byte[] der) {
        String text = "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// @throws IllegalArgumentException when the text is not one block of this label
    static byte[] read(String label, String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches() || !block.group(1).equals(label)) {
            throw new IllegalArgumentException("it must be one PEM block named " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(2));
    }
}
