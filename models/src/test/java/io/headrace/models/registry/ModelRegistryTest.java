package io.headrace.models.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.SampleModels;
import io.headrace.models.card.ModelBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    private static final ModelBundle FIRST = SampleModels.bundle(SampleModels.linear(1));
    private static final ModelBundle SECOND = SampleModels.bundle(SampleModels.trees(2));

    @TempDir
    private Path folder;

    private Path home;
    private ModelRegistry registry;

    @BeforeEach
    void startsWithoutAFolder() {
        home = folder.resolve("models");
        registry = new ModelRegistry(home);
    }

    @Test
    void isEmptyBeforeAnythingIsPublished() {
        assertEquals(List.of(), registry.list());
        assertEquals(Optional.empty(), registry.champion());
        assertProblem("HR-2001", ExitCode.NOT_FOUND, "there is no champion model", "champion");
        assertTrue(Files.notExists(home));
    }

    @Test
    void loadsWhatWasPublished() {
        String id = registry.publish(FIRST);
        assertEquals(ModelDocument.identified(FIRST), registry.load(id));
        assertEquals(id, registry.load(id).card().id());
    }

    @Test
    void publishesTheSameModelOnce() throws IOException {
        String id = registry.publish(FIRST);
        Object written = Files.getLastModifiedTime(document(id));
        assertEquals(id, registry.publish(FIRST));
        assertEquals(written, Files.getLastModifiedTime(document(id)));
        assertEquals(1, registry.list().size());
        assertEquals(List.of(".lock", id), entries(home)); // nothing temporary is left
    }

    @Test
    void refusesToPublishOverADamagedModelAndLeavesIt() throws IOException {
        String id = registry.publish(FIRST);
        Files.writeString(document(id), "{}");
        ProblemException refusal = assertThrows(ProblemException.class, () -> registry.publish(FIRST));
        assertEquals("HR-2002", refusal.problem().code());
        assertEquals("{}", Files.readString(document(id)));
    }

    @Test
    void promotesAndRemembersTheOneBefore() {
        String first = registry.publish(FIRST);
        String second = registry.publish(SECOND);
        registry.promote(first);
        assertEquals(Optional.of(first), registry.champion());
        assertProblem("HR-2001", ExitCode.NOT_FOUND, "there is no previous model", "previous");
        registry.promote(second);
        registry.promote(second); // again changes nothing
        assertEquals(second, registry.load("champion").card().id());
        assertEquals(first, registry.load("previous").card().id());
        registry.promote("previous");
        assertEquals(Optional.of(first), registry.champion());
        assertEquals(second, registry.load("previous").card().id());
    }

    @Test
    void doesNotPromoteAMissingOrDamagedModel() throws IOException {
        String first = registry.publish(FIRST);
        registry.promote(first);
        String second = registry.publish(SECOND);
        Files.delete(document(second));
        assertThrows(ProblemException.class, () -> registry.promote(second));
        assertThrows(ProblemException.class, () -> registry.promote("m-0123456789abcdef"));
        assertEquals(Optional.of(first), registry.champion());
        assertProblem("HR-2001", ExitCode.NOT_FOUND, "there is no previous model", "previous");
    }

    @Test
    void listsEveryModelWithItsAliasesAndWhatIsWrong() throws IOException {
        String first = registry.publish(FIRST);
        String second = registry.publish(SECOND);
        registry.promote(first);
        registry.promote(second);
        Files.writeString(document(first), "x");
        Files.createDirectories(home.resolve("not a model"));
        List<ModelSummary> list = registry.list();
        assertEquals(
                Stream.of(first, second).sorted().toList(),
                list.stream().map(ModelSummary::id).toList());
        for (ModelSummary summary : list) {
            if (summary.id().equals(first)) {
                ModelSummary.Damaged damaged = assertInstanceOf(ModelSummary.Damaged.class, summary);
                assertEquals(List.of("previous"), damaged.names().aliases());
                assertTrue(damaged.sentence().contains("HR-2002"), damaged.sentence());
            } else {
                assertEquals(List.of("champion"), summary.names().aliases());
                assertInstanceOf(ModelSummary.Intact.class, summary);
            }
        }
    }

    @Test
    void readersSeeTheOldOrTheNewChampionWhilePromoting() throws InterruptedException {
        List<String> ids = List.of(registry.publish(FIRST), registry.publish(SECOND));
        registry.promote(ids.getFirst());
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 100; i++) {
                registry.promote(ids.get(i % 2));
            }
        });
        int reads = 0;
        while (writer.isAlive() || reads == 0) {
            assertTrue(ids.contains(registry.load("champion").card().id()));
            reads++;
        }
        writer.join();
    }

    @Test
    void refusesEveryChangedByte() throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        for (ModelBundle bundle : List.of(FIRST, SECOND, SampleModels.bundle(SampleModels.seasonal(3)))) {
            String id = registry.publish(bundle);
            for (Path file : files(id)) {
                byte[] intact = Files.readAllBytes(file);
                for (int i = 0; i < 100; i++) {
                    byte[] changed = intact.clone();
                    changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
                    Files.write(file, changed);
                    assertProblem(
                            "HR-2002",
                            ExitCode.INTEGRITY,
                            file.endsWith("manifest.json") ? "the model is refused" : "was changed",
                            id);
                }
                Files.write(file, intact);
            }
            assertEquals(id, registry.load(id).card().id());
        }
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        String id = registry.publish(FIRST);
        for (Path file : List.of(document(id), home.resolve(id).resolve("manifest.json"))) {
            byte[] intact = Files.readAllBytes(file);
            for (int length = 0; length < intact.length; length += 7) {
                Files.write(file, Arrays.copyOf(intact, length));
                String said = file.endsWith("model.json.gz")
                        ? "it is cut short, " + length + " of " + intact.length + " bytes"
                        : "its manifest was changed";
                assertProblem("HR-2002", ExitCode.INTEGRITY, said, id);
            }
            Files.write(file, intact);
        }
    }

    @Test
    void refusesAModelUnderAnotherId() throws IOException {
        String id = registry.publish(FIRST);
        Files.move(home.resolve(id), home.resolve("m-0123456789abcdef"));
        assertProblem("HR-2002", ExitCode.INTEGRITY, "but holds " + id, "m-0123456789abcdef");
    }

    @Test
    void refusesAForgedDocumentEvenWithItsDigestsInOrder() throws IOException {
        String text = new String(ModelDocument.write(FIRST), StandardCharsets.UTF_8);
        byte[] forged =
                text.replace("\"kind\":\"linear\"", "\"kind\":\"quadratic\"").getBytes(StandardCharsets.UTF_8);
        String id = ModelDocument.id(forged);
        Files.createDirectories(home.resolve(id));
        new ModelFolder(home.resolve(id)).write(FIRST.withId(id), forged, List.of());
        assertProblem("HR-2003", ExitCode.INTEGRITY, "is none this version reads: 'quadratic'", id);
    }

    @Test
    void refusesMissingFiles() throws IOException {
        String id = registry.publish(FIRST);
        Files.delete(home.resolve(id).resolve("manifest.json"));
        assertProblem("HR-2002", ExitCode.INTEGRITY, "the file is missing", id);
        assertProblem("HR-2001", ExitCode.NOT_FOUND, "there is no model m-0123456789abcdef", "m-0123456789abcdef");
    }

    @Test
    void refusesNamesThatAreNone() {
        for (String name : List.of("", "previous ", "../../etc", "m-XYZ", "latest", "m-0123456789abcdef/..")) {
            assertProblem("HR-2001", ExitCode.NOT_FOUND, "a model is named by its id", name);
        }
    }

    @Test
    void refusesABrokenPointer() throws IOException {
        String id = registry.publish(FIRST);
        registry.promote(id);
        Path pointer = home.resolve("aliases").resolve("champion");
        assertEquals(id + "\n", Files.readString(pointer));
        for (String text : List.of("", id, id + "\n\n", "../somewhere-else!\n", id.toUpperCase(Locale.ROOT) + "\n")) {
            Files.writeString(pointer, text);
            assertProblem("HR-2004", ExitCode.INTEGRITY, "the pointer to a model", "champion");
            assertThrows(ProblemException.class, registry::champion);
        }
        assertEquals(List.of(), registry.list().getFirst().names().aliases());
    }

    @Test
    void promotingMendsABrokenPointer() throws IOException {
        String id = registry.publish(FIRST);
        registry.promote(id);
        Files.writeString(home.resolve("aliases").resolve("champion"), "broken");
        registry.promote(id);
        assertEquals(Optional.of(id), registry.champion());
        assertProblem("HR-2001", ExitCode.NOT_FOUND, "there is no previous model", "previous");
    }

    @Test
    void theNewestModelThatIsNotInChargeIsTheChallenger() {
        String first = registry.publish(FIRST);
        String second = registry.publish(SECOND);
        registry.promote(first);
        registry.challenge(first); // in charge already
        assertEquals(Optional.empty(), registry.id("challenger"));
        registry.challenge(second);
        assertEquals(second, registry.load("challenger").card().id());
        registry.promote("challenger");
        assertEquals(Optional.of(second), registry.champion());
        assertEquals(Optional.empty(), registry.id("challenger"));
    }

    @Test
    void keepsTheWordsPeoplePutOnAModel() {
        String id = registry.publish(FIRST);
        registry.tag(id, List.of("q3", "calm-weeks"), List.of());
        registry.tag(id, List.of("q4"), List.of("q3", "never-there"));
        assertEquals(List.of("calm-weeks", "q4"), registry.names(id).tags());
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> registry.tag(id, List.of("../x"), List.of()));
        assertEquals("HR-2006", refusal.problem().code());
        registry.tag(id, List.of(), List.of("calm-weeks", "q4"));
        assertEquals(List.of(), registry.names(id).tags());
    }

    @Test
    void whatIsPublishedWithAModelIsCheckedWithIt() throws IOException {
        PublishedFile evidence = new PublishedFile("evidence.json.gz", new byte[] {1, 2, 3});
        String id = registry.publish(FIRST, List.of(evidence));
        assertArrayEquals(
                evidence.content(), registry.published(id, "evidence.json.gz").orElseThrow());
        registry.attach(id, List.of(new PublishedFile("report.html", new byte[] {4})));
        registry.attach(id, List.of(new PublishedFile("report.html", new byte[] {4}))); // again changes nothing
        ProblemException other = assertThrows(
                ProblemException.class,
                () -> registry.attach(id, List.of(new PublishedFile("report.html", new byte[] {5}))));
        assertTrue(other.getMessage().contains("another report.html"), other.getMessage());
        assertEquals(id, registry.load(id).card().id());
        for (String name : List.of("evidence.json.gz", "report.html", "card.json")) {
            byte[] intact = Files.readAllBytes(home.resolve(id).resolve(name));
            byte[] changed = intact.clone();
            changed[0] ^= 1;
            Files.write(home.resolve(id).resolve(name), changed);
            assertProblem("HR-2002", ExitCode.INTEGRITY, "that of " + name + ", which was changed", id);
            Files.write(home.resolve(id).resolve(name), intact);
        }
    }

    @Test
    void clearsAwayWhatAKilledPublisherLeft() throws IOException {
        Path left = Files.createDirectories(home.resolve(".publishing-of-another"));
        Files.writeString(left.resolve("model.json.gz"), "half");
        String id = registry.publish(FIRST);
        assertEquals(List.of(".lock", id), entries(home));
    }

    @Test
    void refusesADocumentThatUnpacksToMoreThanAModelMayHold() throws IOException {
        byte[] bomb = CompressedDocument.compress(new byte[1 << 20]);
        IOException refusal = assertThrows(IOException.class, () -> CompressedDocument.expand(bomb, (1 << 20) - 1));
        assertTrue(refusal.getMessage().contains("more than"), refusal.getMessage());
        assertEquals(1 << 20, CompressedDocument.expand(bomb, 1 << 20).length);
    }

    @Test
    void filesHaveThePermissionsOfAnyOther() throws IOException {
        String id = registry.publish(FIRST);
        registry.promote(id);
        Path plainFolder = Files.createDirectory(folder.resolve("plain"));
        Path plainFile = Files.writeString(folder.resolve("plain.txt"), "");
        assertEquals(Files.getPosixFilePermissions(plainFolder), Files.getPosixFilePermissions(home.resolve(id)));
        assertEquals(
                Files.getPosixFilePermissions(plainFile),
                Files.getPosixFilePermissions(home.resolve("aliases").resolve("champion")));
    }

    @Test
    void saysSoWhenTheFolderIsAFile() throws IOException {
        Files.writeString(home, "a file");
        ProblemException refusal = assertThrows(ProblemException.class, () -> registry.publish(FIRST));
        assertEquals("HR-2005", refusal.problem().code());
        ProblemException unlisted = assertThrows(ProblemException.class, registry::list);
        assertEquals(
                "the model folder cannot be used: not a folder: " + home,
                unlisted.problem().what());
        assertEquals("a file", Files.readString(home));
    }

    @Test
    void writesTheSameBytesEveryTime() throws IOException {
        String id = registry.publish(FIRST);
        Path elsewhere = folder.resolve("elsewhere");
        assertEquals(id, new ModelRegistry(elsewhere).publish(FIRST));
        for (String file : List.of("model.json.gz", "card.json", "manifest.json")) {
            assertArrayEquals(
                    Files.readAllBytes(home.resolve(id).resolve(file)),
                    Files.readAllBytes(elsewhere.resolve(id).resolve(file)));
        }
    }

    private List<Path> files(String id) {
        return Stream.of("model.json.gz", "card.json", "manifest.json")
                .map(home.resolve(id)::resolve)
                .toList();
    }

    private Path document(String id) {
        return home.resolve(id).resolve("model.json.gz");
    }

    private static List<String> entries(Path directory) throws IOException {
        try (Stream<Path> listing = Files.list(directory)) {
            return listing.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private void assertProblem(String code, ExitCode exit, String part, String name) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> registry.load(name));
        assertEquals(code, refusal.problem().code(), refusal.getMessage());
        assertEquals(exit, refusal.problem().exit());
        assertTrue(refusal.problem().sentence().contains(part), refusal.getMessage());
    }
}
