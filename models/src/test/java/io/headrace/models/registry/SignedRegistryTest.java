package io.headrace.models.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.models.SampleModels;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.signature.SigningKey;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.models.signature.Vouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A registry that asks for signatures.
class SignedRegistryTest {
    private static final ModelBundle FIRST = SampleModels.bundle(SampleModels.linear(1));
    private static final ModelBundle SECOND = SampleModels.bundle(SampleModels.trees(2));

    @TempDir
    private Path folder;

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private ModelRegistry registry;

    @BeforeEach
    void trustsOneKey() {
        key.publicKey().write(folder.resolve("keys").resolve("quant.pub"));
        registry = new ModelRegistry(folder.resolve("models"), TrustedKeys.in(folder.resolve("keys")));
    }

    @Test
    void servesOnlyWhatATrustedKeySigned() {
        String id = registry.publish(FIRST);
        assertRefused("HR-2030", "it is not signed", id);
        assertEquals(FIRST.withId(id), registry.inspect(id));
        SigningKey stranger = SigningKey.generate(new SecureRandom());
        registry.sign(id, stranger);
        assertRefused("HR-2031", stranger.publicKey().id() + ", which is not a trusted key", id);
        registry.sign(id, key);
        assertEquals(FIRST.withId(id), registry.load(id));
        assertEquals(new Vouched.Trusted("quant", key.publicKey().id()), registry.vouched(id));
    }

    @Test
    void whatMayNotBeServedIsNotPromotedAndTheOldChampionStays() {
        String first = registry.publish(FIRST);
        registry.sign(first, key);
        registry.promote(first);
        String second = registry.publish(SECOND);
        assertThrows(ProblemException.class, () -> registry.promote(second));
        assertEquals(Optional.of(first), registry.champion());
    }

    @Test
    void whatIsAddedLaterMustBeSignedAnew() {
        String id = registry.publish(FIRST);
        registry.sign(id, key);
        registry.attach(id, List.of(new PublishedFile("report.html", new byte[] {1})));
        assertRefused("HR-2030", "it is not signed", id);
        registry.sign(id, key);
        assertEquals(id, registry.load(id).card().id());
    }

    @Test
    void refusesEveryChangedByteOfManifestAndSignature() throws IOException {
        String id = registry.publish(FIRST, List.of(new PublishedFile("evidence.json.gz", new byte[20])));
        registry.sign(id, key);
        SplittableRandom random = new SplittableRandom(9);
        for (String name :
                List.of("manifest.json", "signature.json", "model.json.gz", "card.json", "evidence.json.gz")) {
            Path file = folder.resolve("models").resolve(id).resolve(name);
            byte[] intact = Files.readAllBytes(file);
            for (int i = 0; i < 100; i++) {
                byte[] changed = intact.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, changed);
                ProblemException refusal = assertThrows(ProblemException.class, () -> registry.load(id));
                assertTrue(refusal.problem().code().matches("HR-20(02|31|32)"), refusal.getMessage());
            }
            Files.write(file, intact);
            assertEquals(id, registry.load(id).card().id());
        }
    }

    /// Whoever forges a model with all its digests in order still has no signature for it.
    @Test
    void aForgedManifestIsRefusedBeforeAByteOfTheModelIsRead() throws IOException {
        String id = registry.publish(FIRST);
        registry.sign(id, key);
        Path model = folder.resolve("models").resolve(id);
        Files.write(model.resolve("model.json.gz"), new byte[] {1, 2, 3});
        List<ModelManifest.Entry> entries = List.of(ModelManifest.Entry.of("model.json.gz", new byte[] {1, 2, 3}));
        Files.write(model.resolve("manifest.json"), new ModelManifest(id, entries).write());
        assertRefused("HR-2032", "it is not what the key 'quant' signed", id);
        ProblemException inspected = assertThrows(ProblemException.class, () -> registry.inspect(id));
        assertEquals("HR-2032", inspected.problem().code());
        ModelSummary.Damaged damaged =
                assertInstanceOf(ModelSummary.Damaged.class, registry.list().getFirst());
        assertTrue(damaged.sentence().contains("HR-2032"), damaged.sentence());
    }

    private void assertRefused(String code, String part, String id) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> registry.load(id));
        assertEquals(code, refusal.problem().code(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
