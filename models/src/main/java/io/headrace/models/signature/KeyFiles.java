package io.headrace.models.signature;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/// Keys on disk: PKCS#8 and X.509 in PEM. A private key is readable by its owner only.
final class KeyFiles {
    static final String ALGORITHM = "Ed25519";
    private static final int LARGEST_BYTES = 4096;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rw-r--r--");

    private KeyFiles() {}

    static PublicKey readPublic(Path file) {
        try {
            byte[] der = Pem.read(Pem.PUBLIC, text(file));
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable("the public key", file, e);
        }
    }

    static PrivateKey readPrivate(Path file) {
        try {
            requireOwnerOnly(file);
            byte[] der = Pem.read(Pem.PRIVATE, text(file));
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable("the private key", file, e);
        }
    }

    static void writePrivate(Path file, PrivateKey key) {
        writeNew(file, Pem.write(Pem.PRIVATE, key.getEncoded()), OWNER);
    }

    static void writePublic(Path file, PublicKey key) {
        writeNew(file, Pem.write(Pem.PUBLIC, key.getEncoded()), ALL);
    }

    /// A key is never written over: what was signed with it could no longer be checked.
    private static void writeNew(Path file, byte[] content, Set<PosixFilePermission> permissions) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileAttribute<?>[] attributes = posix(file)
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                    : new FileAttribute<?>[0];
            try (FileChannel out = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                out.write(ByteBuffer.wrap(content));
                out.force(true);
            }
        } catch (IOException e) {
            throw new Problem(
                            "HR-2034",
                            "the key could not be written: " + IoReason.of(e),
                            file.toString(),
                            "Choose a new file in a folder that you may write to",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (posix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new Problem(
                            "HR-2034",
                            "the private key may be read or changed by others than its owner",
                            file.toString(),
                            "Make it yours alone: chmod 600",
                            ExitCode.NOT_ALLOWED)
                    .toException();
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IllegalArgumentException("it must be at most " + LARGEST_BYTES + " bytes");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static ProblemException unreadable(String what, Path file, Exception cause) {
        String why = switch (cause) {
            case IOException e -> IoReason.of(e);
            case IllegalArgumentException e -> String.valueOf(e.getMessage());
            default -> "it is not an " + ALGORITHM + " key";
        };
        return new Problem(
                        "HR-2034",
                        what + " cannot be used: " + why,
                        file.toString(),
                        "Name a file made by 'models keygen', or take it away",
                        ExitCode.INVALID)
                .toException(cause);
    }
}
