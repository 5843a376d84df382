package io.headrace.models.signature;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;

/// The half of a pair of keys that checks signatures.
///
/// @param key an Ed25519 key
public record PublicSigningKey(PublicKey key) {
    /// How files of public keys end.
    public static final String SUFFIX = ".pub";

    /// @throws io.headrace.market.problem.ProblemException HR-2034 when the file is not such a key
    public static PublicSigningKey read(Path file) {
        return new PublicSigningKey(KeyFiles.readPublic(file));
    }

    /// @throws io.headrace.market.problem.ProblemException HR-2034 when the file is there already
    public void write(Path file) {
        KeyFiles.writePublic(file, key);
    }

    /// `k-` and the first 16 hex digits of the SHA-256 of the key's X.509 encoding.
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return "k-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    boolean verifies(byte[] manifest, byte[] signature) {
        try {
            Signature check = Signature.getInstance(KeyFiles.ALGORITHM);
            check.initVerify(key);
            check.update(manifest);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not even the form of a signature
        }
    }
}
