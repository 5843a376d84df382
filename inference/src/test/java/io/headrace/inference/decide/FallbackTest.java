package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.policy.Decider;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.SampleHome;
import io.headrace.inference.forecast.FallbackKind;
import io.headrace.models.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rule decides, and says why, whenever the model cannot be used.
class FallbackTest {
    @TempDir
    Path folder;

    @Test
    void decidesByModelWhenAChampionIsThere() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        try (DeskRun run = DeskRun.toTheEnd(home)) {
            assertEquals(
                    Decider.MODEL, run.board.snapshot().last().orElseThrow().decider());
            assertEquals(Map.of(), run.board.snapshot().counts().fallbacks());
            assertTrue(run.board.snapshot().venues().getFirst().coverage().outcomes() > 0);
        }
    }

    @Test
    void decidesByRuleWhenThereIsNoModel() throws InterruptedException {
        expectRule(SampleHome.at(folder), FallbackKind.MISSING, "there is no champion model");
    }

    @Test
    void decidesByRuleWhenOneByteOfTheModelWasChanged() throws InterruptedException, IOException {
        SampleHome home = SampleHome.at(folder);
        String id = home.promote(SampleHome.model());
        Path file = folder.resolve("models").resolve(id).resolve("model.json.gz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        expectRule(home, FallbackKind.REFUSED, "[HR-20");
    }

    @Test
    void decidesByRuleWhenTheModelWasCutShort() throws InterruptedException, IOException {
        SampleHome home = SampleHome.at(folder);
        String id = home.promote(SampleHome.model());
        Path file = folder.resolve("models").resolve(id).resolve("model.json.gz");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        expectRule(home, FallbackKind.REFUSED, "[HR-20");
    }

    @Test
    void decidesByRuleWhenTheModelIsStale() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model(1, SampleHome.FIRST_DECISION - 200 * SampleHome.DAY));
        expectRule(home, FallbackKind.STALE, "is stale");
    }

    @Test
    void decidesByRuleWhenTheModelMayNoLongerBeServed() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model(1, SampleHome.FIRST_DECISION - 2 * SampleHome.DAY)
                .servedTo(SampleHome.FIRST_DECISION - SampleHome.DAY));
        expectRule(home, FallbackKind.STALE, "it may be served until");
    }

    @Test
    void decidesByRuleWhenNobodyTrustedSignedTheModel() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        SigningKey key = SigningKey.generate(new SecureRandom());
        key.publicKey().write(folder.resolve("keys").resolve("quant.pub"));
        expectRule(home, FallbackKind.REFUSED, "[HR-2030]");
    }

    @Test
    void decidesByRuleWhenATrustedKeyCannotBeRead() throws InterruptedException, IOException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        Files.writeString(Files.createDirectories(folder.resolve("keys")).resolve("broken.pub"), "no key");
        expectRule(home, FallbackKind.REFUSED, "[HR-2034]");
    }

    @Test
    void decidesByRuleWhenTheForecastIsNotFinite() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model(1e307, SampleHome.FIRST_DECISION));
        expectRule(home, FallbackKind.NOT_FINITE, "[HR-2013]");
    }

    @Test
    void usesAModelOnlyAfterTheDataItWasTrainedOn() throws InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model(1, SampleHome.FIRST_DECISION + SampleHome.DAY));
        try (DeskRun run = DeskRun.toTheEnd(home)) {
            assertTrue(run.decisions().getFirst().contains("which is still to come in this replay"));
            var last = run.board.snapshot().last().orElseThrow();
            assertEquals(Decider.MODEL, last.decider());
            // It decides once it was to be had for twice the longest lead.
            long probation = 2 * SampleHome.DAY / 24;
            assertEquals(
                    SampleHome.FIRST_DECISION + SampleHome.DAY + probation,
                    last.memory().sinceNanos());
        }
    }

    private static void expectRule(SampleHome home, FallbackKind kind, String reason) throws InterruptedException {
        try (DeskRun run = DeskRun.toTheEnd(home)) {
            var shown = run.board.snapshot();
            var last = shown.last().orElseThrow();
            assertEquals(Phase.FINISHED, shown.phase());
            assertEquals(Decider.RULE, last.decider());
            assertTrue(last.why().contains(reason), last.why());
            assertEquals(
                    last.rulePlan().stream()
                            .filter(move -> move.from().equals(DeskSettings.TREASURY))
                            .toList(),
                    last.moves(),
                    "without a model the rule orders up and returns no surplus");
            assertEquals(Map.of(kind, 1L), shown.counts().fallbacks());
        }
    }
}
