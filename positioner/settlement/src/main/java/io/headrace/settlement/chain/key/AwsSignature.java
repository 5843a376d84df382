package io.headrace.settlement.chain.key;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signature version 4 of AWS over one request without a query (docs.aws.amazon.com, "Create a signed AWS API
/// request").
///
/// @param region such as `eu-central-1`
/// @param service such as `kms`
record AwsSignature(Secret secret, String region, String service) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Who asks. Shows the public half only.
    record Secret(String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "the AWS access key " + accessKey;
        }
    }

    /// The headers to send beside those given: time, and who asks.
    ///
    /// @param headers of the request, with small letters; the host is added
    Map<String, String> headers(String method, URI uri, Map<String, String> headers, byte[] body, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> all = new TreeMap<>(headers);
        all.put("host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ':' + uri.getPort());
        all.put("x-amz-date", time);
        String names = String.join(";", all.keySet());
        StringBuilder request = new StringBuilder(method).append('\n');
        request.append(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()).append("\n\n");
        all.forEach((name, value) ->
                request.append(name).append(':').append(value.strip()).append('\n'));
        request.append('\n').append(names).append('\n').append(hex(sha256(body)));
        String scope = time.substring(0, 8) + '/' + region + '/' + service + "/aws4_request";
        String text = "AWS4-HMAC-SHA256\n" + time + '\n' + scope + '\n' + hex(sha256(utf8(request.toString())));
        String signature = hex(hmac(key(time.substring(0, 8)), text));
        return Map.of(
                "x-amz-date",
                time,
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + secret.accessKey() + '/' + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
    }

    private byte[] key(String date) {
        byte[] dated = hmac(utf8("AWS4" + secret.secretKey()), date);
        return hmac(hmac(hmac(dated, region), service), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
