package io.headrace.training.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trainings in processes of their own that are killed, stopped, or find the disk full.
class TrainingCrashTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// Fits long enough that it is still at work when it is stopped, however busy the machine.
    private static final String[] TREES = {"train", "run", "--family", "smile", "--set", "trees=400", "--json"};

    /// As above with settings searched and fits on schedule: a kill after two fits comes in the middle of a search.
    private static final String[] SEARCHED = {
        "train", "run", "--family", "smile", "--set", "trees=10", "--search", "2", "--refit-every", "96h", "--json"
    };

    @TempDir
    private Path home;

    private record Outcome(int exit, String out, String err) {}

    @BeforeEach
    void makesAMarket() throws Exception {
        assertEquals(0, run(List.of("data", "generate", "--days", "30")).exit());
    }

    @Test
    void aKilledTrainingGoesOnAndGivesTheSameModel() throws Exception {
        Process killed = start(List.of(), List.of(SEARCHED));
        awaitFits(killed, 2);
        killed.destroyForcibly().waitFor();
        JsonNode job = JSON.readTree(run(List.of("train", "jobs", "--json")).out())
                .path("jobs")
                .get(0);
        assertEquals("interrupted", job.path("state").asText());
        assertEquals(List.of(), models());
        Outcome resumed = run(List.of("train", "resume", "--json"));
        assertEquals(0, resumed.exit(), resumed.err());
        assertTrue(resumed.err().contains("fits are done already"), resumed.err());
        String model = JSON.readTree(resumed.out()).path("model").asText();
        try (Stream<Path> files = Files.walk(home.resolve("models"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Outcome whole = run(List.of(SEARCHED));
        assertEquals(0, whole.exit(), whole.err());
        assertTrue(!whole.err().contains("fits are done already"), whole.err());
        assertEquals(model, JSON.readTree(whole.out()).path("model").asText());
    }

    @Test
    void ctrlCLeavesNothingHalfWrittenAndTheOldChampion() throws Exception {
        Outcome first =
                run(List.of("train", "run", "--family", "structural", "--promote", "--force", "a test", "--json"));
        assertEquals(0, first.exit(), first.out() + first.err());
        String champion = JSON.readTree(first.out()).path("model").asText();
        Process stopped = start(List.of(), List.of(TREES));
        awaitFits(stopped, 1);
        new ProcessBuilder("kill", "-INT", Long.toString(stopped.pid())).start().waitFor();
        assertEquals(130, stopped.waitFor());
        assertTrue(Files.readString(home.resolve("err")).contains("go on with 'train resume j-"));
        assertEquals(List.of(champion), models());
        assertEquals(0, run(List.of("models", "verify", "champion")).exit());
    }

    /// The folder of models becomes a file system of its own, with room for little more than the champion.
    @Test
    void aFullDiskAtSaveIsOneErrorAndLeavesNothing() throws Exception {
        Outcome first =
                run(List.of("train", "run", "--family", "structural", "--promote", "--force", "a test", "--json"));
        assertEquals(0, first.exit(), first.out() + first.err());
        String champion = JSON.readTree(first.out()).path("model").asText();
        Path models = home.resolve("models");
        Path aside = Files.move(models, home.resolve("aside"));
        Files.createDirectory(models);
        assumeTrue(
                shell("mount -t tmpfs -o size=$(($(du -sk " + aside + " | cut -f1) + 32))k tmpfs " + models),
                "needs the right to mount a small file system");
        try {
            assertTrue(shell("cp -a " + aside + "/. " + models));
            Process full = start(List.of(), List.of("train", "run", "--family", "seasonal", "--json"));
            assertEquals(3, full.waitFor());
            List<String> errors = Files.readAllLines(home.resolve("err")).stream()
                    .filter(line -> line.startsWith("error: "))
                    .toList();
            assertEquals(1, errors.size(), errors.toString());
            assertTrue(errors.getFirst().contains("[HR-2005]"), errors.toString());
            assertEquals(List.of(champion), models());
            try (Stream<Path> files = Files.list(models)) {
                assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".publishing")));
            }
            assertEquals(0, run(List.of("models", "verify", "champion")).exit());
        } finally {
            shell("umount " + models);
        }
    }

    /// Not a byte is left where a promotion would write who is in charge.
    @Test
    void aFullDiskAtPromotionLeavesTheOldChampionInCharge() throws Exception {
        String champion = trained("structural", "--promote", "--force", "a test");
        String other = trained("seasonal");
        Path models = home.resolve("models");
        Path aside = Files.move(models, home.resolve("aside"));
        Files.createDirectory(models);
        assumeTrue(
                shell("mount -t tmpfs -o size=$(($(du -sk " + aside + " | cut -f1) + 64))k tmpfs " + models),
                "needs the right to mount a small file system");
        try {
            assertTrue(shell("cp -a " + aside + "/. " + models));
            assertFalse(shell("dd if=/dev/zero of=" + models.resolve("fill") + " bs=1k"), "it must fill the disk");
            Outcome promoted = run(List.of("models", "promote", other, "--force", "a test"));
            assertEquals(3, promoted.exit(), promoted.out() + promoted.err());
            assertTrue(promoted.err().contains("[HR-2005]"), promoted.err());
            assertTrue(run(List.of("models", "show", "champion")).out().contains(champion));
            assertEquals(0, run(List.of("models", "verify", "champion")).exit());
            Files.delete(models.resolve("fill"));
            assertEquals(
                    0,
                    run(List.of("models", "promote", other, "--force", "a test"))
                            .exit());
            assertTrue(run(List.of("models", "show", "champion")).out().contains(other));
        } finally {
            shell("umount " + models);
        }
    }

    private String trained(String family, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("train", "run", "--family", family, "--json"));
        arguments.addAll(List.of(more));
        Outcome trained = run(arguments);
        assertEquals(0, trained.exit(), trained.out() + trained.err());
        return JSON.readTree(trained.out()).path("model").asText();
    }

    private static boolean shell(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command).start().waitFor() == 0;
    }

    private void awaitFits(Process process, int count) throws IOException, InterruptedException {
        Path jobs = home.resolve("jobs");
        while (process.isAlive()) {
            if (Files.exists(jobs)) {
                try (Stream<Path> files = Files.walk(jobs)) {
                    if (files.filter(file -> file.toString().endsWith(".json.gz"))
                                    .count()
                            >= count) {
                        return;
                    }
                } catch (UncheckedIOException e) {
                    continue; // a temporary file went away while it was listed
                }
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException(
                "it ended before it could be stopped: " + Files.readString(home.resolve("err")));
    }

    private List<String> models() throws IOException {
        if (!Files.exists(home.resolve("models"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.resolve("models"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("m-"))
                    .sorted()
                    .toList();
        }
    }

    private Outcome run(List<String> arguments) throws Exception {
        int exit = start(List.of(), arguments).waitFor();
        return new Outcome(exit, Files.readString(home.resolve("out")), Files.readString(home.resolve("err")));
    }

    private Process start(List<String> before, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "io.headrace.training.cli.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("HEADRACE_HOME", home.toString());
        return builder.start();
    }
}
