package io.headrace.models.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final byte[] MANIFEST = "what is signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    /// RFC 8032, section 7.1, test 2: the same key and message must give the same signature everywhere.
    @Test
    void signsAsTheStandardSays() throws IOException {
        String secret =
                "302e020100300506032b657004220420" + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
        String open = "302a300506032b6570032100" + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        Path file = folder.resolve("rfc8032");
        Files.write(file, Pem.write(Pem.PRIVATE, HexFormat.of().parseHex(secret)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.write(
                folder.resolve("rfc8032.pub"),
                Pem.write(Pem.PUBLIC, HexFormat.of().parseHex(open)));
        byte[] signature = SigningKey.read(file).sign(new byte[] {0x72}).bytes();
        assertEquals(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                HexFormat.of().formatHex(signature));
    }

    @Test
    void readsBackTheKeyItWrote() {
        SigningKey key = key("desk");
        SigningKey read = SigningKey.read(folder.resolve("desk"));
        assertEquals(key.publicKey().id(), read.publicKey().id());
        assertArrayEquals(key.sign(MANIFEST).bytes(), read.sign(MANIFEST).bytes());
    }

    @Test
    void neverWritesOverAKey() {
        SigningKey key = key("desk");
        assertProblem("something else is there already", () -> key.write(folder.resolve("desk")));
    }

    @Test
    void refusesAPrivateKeyThatOthersMayRead() throws IOException {
        key("desk");
        Files.setPosixFilePermissions(folder.resolve("desk"), PosixFilePermissions.fromString("rw-r-----"));
        assertProblem("may be read or changed by others", () -> SigningKey.read(folder.resolve("desk")));
    }

    @Test
    void refusesHalvesOfTwoPairs() throws IOException {
        key("desk");
        key("other");
        Files.delete(folder.resolve("desk.pub"));
        Files.move(folder.resolve("other.pub"), folder.resolve("desk.pub"));
        assertProblem("are not a pair", () -> SigningKey.read(folder.resolve("desk")));
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        for (String text : List.of("", "x", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")) {
            Files.writeString(folder.resolve("broken.pub"), text);
            assertProblem("the public key cannot be used", () -> TrustedKeys.in(folder));
        }
    }

    @Test
    void trustsTheKeysOfAFolderAndNothingWithoutOne() throws IOException {
        assertFalse(TrustedKeys.in(folder.resolve("nowhere")).required());
        assertFalse(TrustedKeys.in(folder).required());
        SigningKey desk = key("desk");
        SigningKey other = SigningKey.generate(new SecureRandom());
        TrustedKeys trusted = TrustedKeys.in(folder);
        assertTrue(trusted.required());
        assertFalse(trusted.unasked().required());
        String id = desk.publicKey().id();
        assertEquals(new Vouched.Trusted("desk", id), trusted.vouch(MANIFEST, Optional.of(desk.sign(MANIFEST))));
        assertEquals(new Vouched.Forged("desk", id), trusted.vouch(new byte[] {1}, Optional.of(desk.sign(MANIFEST))));
        assertEquals(
                new Vouched.Unknown(other.publicKey().id()),
                trusted.vouch(MANIFEST, Optional.of(other.sign(MANIFEST))));
        assertEquals(new Vouched.Unsigned(), trusted.vouch(MANIFEST, Optional.empty()));
    }

    @Test
    void aSignatureHasOneRightSpelling() {
        ModelSignature signature = key("desk").sign(MANIFEST);
        byte[] written = signature.write();
        assertArrayEquals(signature.bytes(), ModelSignature.read(written).bytes());
        for (int i = 0; i < written.length; i++) {
            byte[] cut = Arrays.copyOf(written, i);
            assertThrows(IllegalArgumentException.class, () -> ModelSignature.read(cut));
        }
    }

    private SigningKey key(String name) {
        SigningKey key = SigningKey.generate(new SecureRandom());
        key.write(folder.resolve(name));
        return key;
    }

    private static void assertProblem(String part, Runnable action) {
        ProblemException refusal = assertThrows(ProblemException.class, action::run);
        assertEquals("HR-2034", refusal.problem().code());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
