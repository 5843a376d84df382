package io.headrace.training.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.commonsmath.LinearQuantileTrainer;
import io.headrace.training.job.JobState.Phase;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.validate.TrainerFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFolderTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .9));
    private static final JobRequest REQUEST =
            new JobRequest("/data/perps", "ab".repeat(32), "desk: 1\n", "smile", Map.of("trees", 20.0), 4, 1, 7);

    @TempDir
    private Path home;

    @Test
    void aJobIsNamedByWhatItsModelDependsOn() {
        assertEquals(
                REQUEST.id(),
                new JobRequest("elsewhere", "ab".repeat(32), "desk: 1\n", "smile", Map.of("trees", 20.0), 4, 1, 7)
                        .id());
        assertNotEquals(
                REQUEST.id(),
                new JobRequest("/data/perps", "ab".repeat(32), "desk: 1\n", "smile", Map.of("trees", 20.0), 4, 1, 8)
                        .id());
        assertEquals(REQUEST, JobRequest.read(REQUEST.write()));
    }

    @Test
    void oneProcessAtATimeWorksOnAJob() {
        JobFolder jobs = new JobFolder(home);
        assertEquals(List.of(), jobs.list());
        try (RunningJob job = jobs.begin(REQUEST, 0)) {
            assertEquals(Phase.RUNNING, jobs.read(job.id()).phase());
            ProblemException refusal = assertThrows(ProblemException.class, () -> jobs.begin(REQUEST, 0));
            assertEquals("HR-9055", refusal.problem().code());
        }
        assertEquals(Phase.INTERRUPTED, jobs.list().getFirst().phase());
        try (RunningJob job = jobs.begin(REQUEST, 0)) {
            job.done("m-0123456789abcdef", 5);
        }
        assertEquals(Phase.DONE, jobs.read(REQUEST.id()).phase());
        assertEquals("m-0123456789abcdef", jobs.read(REQUEST.id()).state().outcome());
        assertThrows(ProblemException.class, () -> jobs.read("j-000000000000"));
    }

    @Test
    void saysHowLongItStillTakes() {
        JobFolder jobs = new JobFolder(home);
        try (RunningJob job = jobs.begin(REQUEST, 0)) {
            Progress progress = job.watching(Progress.SILENT, () -> 30_000_000_000L);
            progress.report("replay", 5, 10);
            assertTrue(Double.isNaN(jobs.read(job.id()).state().secondsLeft()));
            progress.report("walk-forward smile", 3, 13);
            assertEquals(100, jobs.read(job.id()).state().secondsLeft(), 1e-9);
        }
    }

    @Test
    void aFinishedFitIsReadAndNotDoneAgain() throws IOException {
        AtomicInteger fits = new AtomicInteger();
        QuantileTrainer counted = (set, levels, seed) -> {
            fits.incrementAndGet();
            return new LinearQuantileTrainer().fit(set, levels, seed);
        };
        JobFolder jobs = new JobFolder(home);
        TrainingSet set = set(200);
        for (int run = 0; run < 3; run++) {
            try (RunningJob job = jobs.begin(REQUEST, 0)) {
                QuantileTrainer kept = job.around(TrainerFamily.COMMONS_MATH, new FamilySettings(Map.of()), counted);
                assertEquals(counted.fit(set, LEVELS, 1), kept.fit(set, LEVELS, 1));
            }
        }
        assertEquals(3 + 1, fits.get());
        assertNotKept(counted, set(199), 1, fits);
        assertNotKept(counted, set, 2, fits);
        try (Stream<Path> files = Files.list(home.resolve(REQUEST.id()).resolve("fits"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        assertNotKept(counted, set, 1, fits);
    }

    private void assertNotKept(QuantileTrainer counted, TrainingSet set, long seed, AtomicInteger fits) {
        int before = fits.get();
        try (RunningJob job = new JobFolder(home).begin(REQUEST, 0)) {
            int kept = job.kept();
            job.around(TrainerFamily.COMMONS_MATH, new FamilySettings(Map.of()), counted)
                    .fit(set, LEVELS, seed);
            assertTrue(kept > 0);
        }
        assertEquals(before + 1, fits.get());
    }

    private static TrainingSet set(int rows) {
        FeatureSchema schema = FeatureSchema.of(List.of(NeedScale.COLUMN, "x"), List.of("scale", "x"));
        Random random = new Random(3);
        List<TrainingRow> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double x = random.nextGaussian();
            all.add(new TrainingRow(
                    "alpha", i * HOUR, new double[] {1 + random.nextDouble(), x}, x + random.nextGaussian(), 1, 1));
        }
        return new TrainingSet(schema, new ForecastWindow(0, HOUR), all);
    }
}
