package io.headrace.models.signature;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;

/// The secret half of a pair of keys, with the public half beside it: what a quant signs models with.
public final class SigningKey {
    private final PrivateKey secret;
    private final PublicSigningKey open;

    private SigningKey(PrivateKey secret, PublicSigningKey open) {
        this.secret = secret;
        this.open = open;
    }

    /// A new pair.
    public static SigningKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(KeyFiles.ALGORITHM);
            generator.initialize(255, random);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), new PublicSigningKey(pair.getPublic()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + KeyFiles.ALGORITHM, e);
        }
    }

    /// Reads `file` and `file.pub`.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-2034 when one cannot be used, others may read
    ///     the private one, or they are not a pair
    public static SigningKey read(Path file) {
        SigningKey key = new SigningKey(KeyFiles.readPrivate(file), PublicSigningKey.read(publicFile(file)));
        byte[] probe = {1};
        if (!key.open.verifies(probe, key.sign(probe).bytes())) {
            throw new Problem(
                            "HR-2034",
                            "the private key and " + publicFile(file).getFileName() + " are not a pair",
                            file.toString(),
                            "Put the public key that was made with it beside it",
                            ExitCode.INVALID)
                    .toException();
        }
        return key;
    }

    /// Writes `file`, for its owner only, and `file.pub`.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-2034 when one of them is there already
    public void write(Path file) {
        KeyFiles.writePrivate(file, secret);
        open.write(publicFile(file));
    }

    public PublicSigningKey publicKey() {
        return open;
    }

    public ModelSignature sign(byte[] manifest) {
        try {
            Signature signature = Signature.getInstance(KeyFiles.ALGORITHM);
            signature.initSign(secret);
            signature.update(manifest);
            return new ModelSignature(open.id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an " + KeyFiles.ALGORITHM + " key signs any bytes", e);
        }
    }

    private static Path publicFile(Path file) {
        return file.resolveSibling(file.getFileName() + PublicSigningKey.SUFFIX);
    }
}
