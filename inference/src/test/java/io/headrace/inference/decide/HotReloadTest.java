package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.FeedSlice;
import io.headrace.inference.feed.MarketFeed;
import io.headrace.inference.feed.ReplayFeed;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.wiring.PreparedDesk;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.registry.CompressedDocument;
import io.headrace.models.registry.ModelDocument;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.SigningKey;
import io.headrace.settlement.journal.DecisionRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk takes up its registry's champion while it runs, and no model that fails a check.
class HotReloadTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long FIRST = SampleHome.FIRST_DECISION;
    private static final ModelBundle SECOND = SampleHome.model(1.2, FIRST - SampleHome.DAY);

    @TempDir
    Path folder;

    private SampleHome home;
    private String first;

    @BeforeEach
    void serveTheFirst() {
        home = SampleHome.at(folder);
        first = home.promote(SampleHome.model());
    }

    @Test
    void aPromotionIsTakenUpAtTheNextPeriodAndARollbackToo() throws InterruptedException {
        String[] second = new String[1];
        try (DeskRun run = run(
                at(5, () -> second[0] = home.promote(SECOND)),
                at(9, () -> home.registry().promote(first)))) {
            assertEquals(73, models(run).size());
            assertEquals(
                    List.of(first),
                    models(run).subList(0, 5).stream().distinct().toList());
            assertEquals(
                    List.of(second[0]),
                    models(run).subList(5, 9).stream().distinct().toList());
            assertEquals(
                    List.of(first),
                    models(run).subList(9, 73).stream().distinct().toList());
            assertEquals("", run.board.served().orElseThrow().doubt());
        }
    }

    @Test
    void aDeskThatChangedModelsAndWasStoppedEndsAsOneThatNeverWas() throws InterruptedException {
        List<String> decisions;
        List<VenueView> views;
        try (DeskRun run = run(at(20, () -> home.promote(SECOND)))) {
            decisions = run.decisions();
            views = run.board.snapshot().venues();
        }
        home = SampleHome.at(folder.resolve("stopped"));
        home.promote(SampleHome.model());
        assertThrows(
                Stop.class,
                () -> run(at(20, () -> home.promote(SECOND)), at(40, () -> {
                    throw new Stop();
                })));
        try (DeskRun run = run()) {
            assertEquals(decisions, run.decisions());
            assertEquals(views, run.board.snapshot().venues());
        }
    }

    @Test
    void aTamperedByteLeavesTheOldChampionServed() throws InterruptedException {
        expectKept("HR-2002", () -> tamper(home.promote(SECOND)));
    }

    @Test
    void aModelNobodyTrustedSignedLeavesTheOldChampionServed() throws InterruptedException {
        expectKept("HR-2030", () -> {
            home.promote(SECOND);
            SigningKey.generate(new SecureRandom())
                    .publicKey()
                    .write(folder.resolve("keys").resolve("quant.pub"));
        });
    }

    @Test
    void aModelOfANewerVersionLeavesTheOldChampionServed() throws InterruptedException {
        expectKept("made by a newer Headrace", () -> publishNewer(SECOND));
    }

    @Test
    void anExpiredModelLeavesTheOldChampionServed() throws InterruptedException {
        expectKept("HR-2033", () -> home.promote(SECOND.servedTo(FIRST - HOUR)));
    }

    @Test
    void aSchemaThatMovedLeavesTheOldChampionServed() throws InterruptedException {
        expectKept(
                "HR-2010", () -> home.promote(with("f".repeat(64), SECOND.card().window())));
    }

    @Test
    void anotherWindowLeavesTheOldChampionServed() throws InterruptedException {
        expectKept(
                "another window",
                () -> home.promote(with(SECOND.card().schemaFingerprint(), new ForecastWindow(0, HOUR))));
    }

    @Test
    void aChampionThatIsTakenAwayStaysServed() throws InterruptedException {
        expectKept("HR-2001", () -> delete(folder.resolve("models/aliases/champion")));
    }

    @Test
    void aPromotionThatWasCutShortLeavesTheOldChampionServed() throws InterruptedException {
        expectKept("[HR-20", () -> {
            String second = home.registry().publish(SECOND);
            write(folder.resolve("models/aliases/champion"), second.substring(0, 9));
        });
    }

    @Test
    void aPublicationThatWasCutShortIsNoModelAtAll() throws InterruptedException {
        try (DeskRun run = run(at(5, () -> write(folder.resolve("models/.publishing-1/model.json.gz"), "half")))) {
            assertEquals(List.of(first), models(run).stream().distinct().toList());
            assertEquals("", run.board.served().orElseThrow().doubt());
        }
    }

    @Test
    void aModelIsTakenUpOnceItsTrainingDataAreOver() throws InterruptedException {
        ModelBundle late = SampleHome.model(1.2, FIRST + 30 * HOUR);
        String[] second = new String[1];
        try (DeskRun run = run(at(5, () -> second[0] = home.promote(late)))) {
            assertEquals(
                    List.of(first),
                    models(run).subList(0, 30).stream().distinct().toList());
            assertEquals(
                    List.of(second[0]),
                    models(run).subList(30, 73).stream().distinct().toList());
        }
    }

    @Test
    void whatWasRefusedIsTakenUpOnceItIsMended() throws InterruptedException {
        String[] second = new String[1];
        try (DeskRun run = run(at(5, () -> tamper(second[0] = home.promote(SECOND))), at(9, () -> tamper(second[0])))) {
            assertEquals(
                    List.of(first),
                    models(run).subList(0, 9).stream().distinct().toList());
            assertEquals(
                    List.of(second[0]),
                    models(run).subList(9, 73).stream().distinct().toList());
        }
    }

    /// The model it stopped with is gone, and the one before is in charge again.
    @Test
    void aDeskGoesOnWithTheChampionWhenItsLastModelCannotBeReadAgain() throws InterruptedException {
        String[] second = new String[1];
        assertThrows(
                Stop.class,
                () -> run(at(5, () -> second[0] = home.promote(SECOND)), at(20, () -> {
                    throw new Stop();
                })));
        home.registry().promote(first);
        tamper(second[0]);
        try (DeskRun run = run()) {
            assertEquals(
                    List.of(second[0]),
                    models(run).subList(5, 20).stream().distinct().toList());
            assertEquals(
                    List.of(first),
                    models(run).subList(20, 73).stream().distinct().toList());
        }
    }

    @Test
    void aPointerOfZerosLeavesTheOldChampionServed() throws InterruptedException {
        expectKept("HR-2004", () -> write(folder.resolve("models/aliases/champion"), "\0".repeat(19)));
    }

    private void expectKept(String reason, Runnable change) throws InterruptedException {
        try (DeskRun run = run(at(5, change))) {
            assertEquals(List.of(first), models(run).stream().distinct().toList());
            String doubt = run.board.served().orElseThrow().doubt();
            assertTrue(doubt.contains(reason), doubt);
            assertEquals(0, run.board.snapshot().counts().errors());
        }
    }

    private record Step(long nanos, Runnable change) {}

    private static Step at(int period, Runnable change) {
        return new Step(FIRST + period * HOUR, change);
    }

    private DeskRun run(Step... steps) throws InterruptedException {
        PreparedDesk desk = DeskRun.prepare(home);
        FakeClock clock = new FakeClock();
        MarketFeed whole = new ReplayFeed(desk.events(), HOUR, desk.liveFromNanos(), Speed.MAX, clock);
        MarketFeed stepping = () -> {
            Optional<FeedSlice> slice = whole.next();
            for (Step step : steps) {
                if (slice.isPresent() && slice.get().boundaryNanos() == step.nanos) {
                    step.change.run();
                }
            }
            return slice;
        };
        DeskBoard board = new DeskBoard(clock);
        board.show(desk.plan());
        Ticker ticker = new Ticker(new DeskFold(desk.plan().settings().portfolio(), HOUR));
        PositioningLoop loop = new PositioningLoop(
                desk.plan(), stepping, ticker, new OrderUpToPolicy(desk.plan().settings()), board, clock);
        try {
            loop.run();
        } catch (Stop e) {
            loop.close();
            throw e;
        }
        return new DeskRun(loop, board);
    }

    /// The model behind each decision, oldest first.
    private static List<String> models(DeskRun run) {
        return run.board.journal().orElseThrow().decisions(10_000, Long.MAX_VALUE).reversed().stream()
                .map(DecisionRecord::forecasterDigest)
                .map(state -> state.substring(0, state.indexOf('/')))
                .toList();
    }

    /// Flips one bit; the second time it is as before.
    private void tamper(String id) {
        Path file = folder.resolve("models").resolve(id).resolve("model.json.gz");
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelBundle with(String fingerprint, ForecastWindow window) {
        ModelCard card = SECOND.card();
        return new ModelBundle(
                new ModelCard(
                        card.id(),
                        card.family(),
                        card.libraryVersion(),
                        fingerprint,
                        card.columns(),
                        card.levels(),
                        window,
                        card.datasetDigests(),
                        card.trainedFromNanos(),
                        card.trainedToNanos(),
                        card.servedToNanos(),
                        card.folds(),
                        card.seed(),
                        card.settings(),
                        card.scores(),
                        card.limits()),
                SECOND.model(),
                SECOND.calibration());
    }

    /// A folder whose every digest fits, with a document of a format that is still to come.
    private void publishNewer(ModelBundle bundle) {
        try {
            String text = new String(ModelDocument.write(bundle), StandardCharsets.UTF_8);
            byte[] document =
                    text.replaceFirst("\"format\":\\d+", "\"format\":99").getBytes(StandardCharsets.UTF_8);
            String id = "m-" + sha(document).substring(0, 16);
            ModelRegistry registry = home.registry();
            Path from = folder.resolve("models").resolve(registry.publish(bundle));
            Path to = folder.resolve("models").resolve(id);
            Files.move(from, to);
            byte[] compressed = CompressedDocument.compress(document);
            String manifest = Files.readString(to.resolve("manifest.json"))
                    .replace(from.getFileName().toString(), id);
            byte[] before = Files.readAllBytes(to.resolve("model.json.gz"));
            manifest = manifest.replace(sha(before), sha(compressed))
                    .replace("\"bytes\":" + before.length + ",", "\"bytes\":" + compressed.length + ",");
            Files.write(to.resolve("model.json.gz"), compressed);
            Files.writeString(to.resolve("manifest.json"), manifest);
            Files.writeString(folder.resolve("models/aliases/champion"), id + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
