package io.headrace.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.engine.Engines;
import io.headrace.training.engine.Work;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.job.JobFolder;
import io.headrace.training.job.JobRequest;
import io.headrace.training.job.RunningJob;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import io.headrace.training.validate.WalkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A training whose fits Spark does gives what one machine gives, whatever becomes of its executors.
class SparkEngineTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 3 * HOUR);
    private static final WalkSettings WALK = new WalkSettings(2, 96 * HOUR, 2);

    /// Networks are fitted on Linux on x86-64 only.
    private static final boolean NETWORKS = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");

    /// Every family that learns but Smile's, which the other tests train, by few trees and few passes.
    private static final Map<TrainerFamily, Map<String, Double>> SMALL = new EnumMap<>(Map.of(
            TrainerFamily.COMMONS_MATH, Map.of(),
            TrainerFamily.FOREST, Map.of("forest_trees", 5.0),
            TrainerFamily.MIXTURE, Map.of("parts", 2.0, "mixture_rows", 200.0),
            TrainerFamily.TRIBUO, Map.of("epochs", 2.0),
            TrainerFamily.XGBOOST, Map.of("xgb_trees", 5.0),
            TrainerFamily.DL4J, Map.of("epochs", 2.0, "units", 4.0, "steps", 4.0),
            TrainerFamily.DL4J_DENSE, Map.of("epochs", 2.0, "units", 4.0, "fine_tune", 1.0),
            TrainerFamily.DL4J_LSTM, Map.of("epochs", 2.0, "units", 4.0, "steps", 4.0),
            TrainerFamily.BLEND, Map.of("trees", 5.0)));

    private static DeskRecording recording;
    private static TrainingOutcome alone;

    @TempDir
    private Path home;

    @BeforeAll
    static void trainsOnOneMachine() throws IOException {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(25));
        PortfolioSpec portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        recording = DeskRecording.replay(market.events(), portfolio, HOUR, Progress.SILENT);
        alone = run().run(Progress.SILENT);
        Path spark = Path.of(System.getenv("SPARK_HOME"));
        Files.createDirectories(spark.resolve("jars"));
        Files.writeString(spark.resolve("RELEASE"), "Spark 4.2.0, for tests\n");
    }

    @Test
    void threadsOfThisMachineGiveTheSameModelAndForecasts() {
        assertSame(spread("local[2]", () -> {}));
    }

    /// What fits networks once did not come with training, and Spark told of a class by its path.
    @Test
    void everyFamilyIsFittedSideBySideAsOnOneMachine() {
        List<String> families = new ArrayList<>();
        try (WorkEngine engine = Engines.start("spark", "local[2]")) {
            SMALL.forEach((family, settings) -> {
                if (family.library().startsWith("deeplearning4j") && !NETWORKS) {
                    return;
                }
                TrainingRun run = run(family, WalkSettings.plain(2), settings);
                JobRequest request =
                        new JobRequest("d", "ab".repeat(32), "", family.label(), settings, WalkSettings.plain(2), 1, 1);
                try (RunningJob job = new JobFolder(home).begin(request, 0)) {
                    TrainingOutcome spread = run.run(Progress.SILENT, job.spreadOver(engine));
                    assertEquals(run.run(Progress.SILENT).bundle(), spread.bundle(), family::label);
                }
                families.add(family.label());
            });
        }
        assertTrue(families.contains("forest") && families.contains("blend"), families::toString);
    }

    @Test
    void aKilledExecutorLosesNothing() {
        AtomicInteger killed = new AtomicInteger();
        TrainingOutcome outcome = spread("local-cluster[2,1,1024]", () -> {
            if (killed.get() == 0) {
                killed.addAndGet(killOneExecutor());
            }
        });
        assertEquals(1, killed.get());
        assertSame(outcome);
    }

    @Test
    void workThatFailsEverywhereIsOneError() {
        try (WorkEngine engine = Engines.start("spark", "local[1]")) {
            ProblemException failed = assertThrows(
                    ProblemException.class,
                    () -> engine.run(Broken.ALWAYS, new byte[0], List.of(new byte[] {1}), (answer, place) -> {}));
            assertEquals("HR-9081", failed.problem().code());
            assertTrue(
                    failed.problem().sentence().contains("this piece is broken"),
                    failed.problem().sentence());
            ProblemException missing = assertThrows(
                    ProblemException.class,
                    () -> engine.run(Broken.UNFOUND, new byte[0], List.of(new byte[] {1}), (answer, place) -> {}));
            assertTrue(
                    missing.problem().sentence().contains("class org.none.Such is not on its class path"),
                    missing.problem().sentence());
        }
        ProblemException nowhere = assertThrows(ProblemException.class, () -> Engines.start("spark", "nowhere"));
        assertEquals("HR-9082", nowhere.problem().code());
        ProblemException unknown = assertThrows(ProblemException.class, () -> Engines.start("flink", ""));
        assertEquals("HR-9080", unknown.problem().code());
    }

    /// A piece that cannot be done.
    private enum Broken implements Work {
        ALWAYS,
        UNFOUND;

        @Override
        public byte[] run(byte[] shared, byte[] piece) {
            if (this == UNFOUND) {
                throw new NoClassDefFoundError("org/none/Such");
            }
            throw new IllegalStateException("this piece is broken");
        }
    }

    private static void assertSame(TrainingOutcome outcome) {
        assertEquals(alone.bundle(), outcome.bundle());
        assertEquals(alone.outOfFold(), outcome.outOfFold());
        assertEquals(alone.scores(), outcome.scores());
        assertEquals(alone.walk(), outcome.walk());
    }

    /// @param eachFit told after each fit that Spark has done
    private TrainingOutcome spread(String master, Runnable eachFit) {
        JobRequest request = new JobRequest("d", "ab".repeat(32), "", "smile", Map.of(), WALK, 1, 1);
        List<String> told = new ArrayList<>();
        try (RunningJob job = new JobFolder(home).begin(request, 0);
                WorkEngine engine = Engines.start("spark", master)) {
            TrainingOutcome outcome = run().run(
                            (name, done, total) -> {
                                if (name.equals("spread fits") && done > 0) {
                                    told.add(name);
                                    eachFit.run();
                                }
                            },
                            job.spreadOver(engine));
            assertTrue(told.size() > 20, "Spark did only " + told.size() + " fits");
            return outcome;
        }
    }

    private static TrainingRun run() {
        return run(TrainerFamily.SMILE, WALK, Map.of("trees", 5.0));
    }

    private static TrainingRun run(TrainerFamily family, WalkSettings walk, Map<String, Double> settings) {
        return new TrainingRun(
                recording,
                new TrainingRequest(
                        family,
                        QuantileLevels.STANDARD,
                        WINDOW,
                        recording.toNanos(),
                        walk,
                        new FamilySettings(settings),
                        1,
                        List.of()));
    }

    private static int killOneExecutor() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java")) // none but executors
                .findFirst()
                .map(process -> process.destroyForcibly() ? 1 : 0)
                .orElse(0);
    }
}
