package io.headrace.settlement.lifecycle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What makes a transfer the one it is. Courier, attestors and vault name it by the same [#id]: made from the
/// decision and nothing else, so that planning again, attesting again and sending again stay one transfer.
///
/// @param decision digest of the decision, hex
/// @param ordinal place of the move among those of its decision, from 0
/// @param from node it leaves
/// @param to venue that is to get it
/// @param asset symbol
/// @param units base units, positive
public record TransferKey(String decision, int ordinal, String from, String to, String asset, long units) {
    private static final String DOMAIN = "headrace transfer 2";

    public TransferKey {
        if (decision.isBlank() || ordinal < 0 || units <= 0) {
            throw new IllegalArgumentException("a transfer is one of a decision and moves something, was '" + decision
                    + "', move " + ordinal + ", " + units + " units");
        }
    }

    /// 32 bytes, hex with 0x: the SHA-256 of domain, decision, ordinal, both ends, asset and amount, each after its
    /// length, so that no two keys are written alike.
    public String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List.of(DOMAIN, decision, Integer.toString(ordinal), from, to, asset, Long.toString(units))
                    .forEach(part -> add(digest, part.getBytes(StandardCharsets.UTF_8)));
            return "0x" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }
}
