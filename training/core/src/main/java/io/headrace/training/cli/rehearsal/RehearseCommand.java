package io.headrace.training.cli.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.SigningKey;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.store.check.CheckGate;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.Pace;
import io.headrace.store.intake.Intake;
import io.headrace.store.intake.IntakePlan;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `rehearse`, which only the launcher knows: imports a table of trades with all checks, and publishes, signs, verifies
/// and loads a model.
@Command(
        name = "rehearse",
        hidden = true,
        description = "Does in an empty folder what users wait for, so that the JVM may keep what it learned.")
public final class RehearseCommand extends Verb {
    private static final int ROWS = 300_000;
    private static final int LOADS = 5;

    @Parameters(paramLabel = "FOLDER", description = "An empty folder; what is made there is of no use afterwards.")
    private Path folder = Path.of("");

    @Override
    protected Result run(ConsoleProgress progress) {
        return new Rehearsed(imported(), loaded());
    }

    private long imported() {
        Path table = folder.resolve(RehearsedTrades.NAME);
        try {
            Files.createDirectories(folder);
            RehearsedTrades.write(table, ROWS);
        } catch (IOException e) {
            throw new Problem(
                            "HR-9003",
                            "there is no place to rehearse in: " + IoReason.of(e),
                            folder.toString(),
                            "Name a folder that may be written to",
                            ExitCode.INVALID)
                    .toException(e);
        }
        DatasetHeader header = new DatasetHeader("rehearsal", "CC0-1.0", "made up");
        return new Intake(
                        folder.resolve("rehearsal"), header, DatasetAppender.Mode.REPLACE, CheckGate.ERRORS, Pace.USUAL)
                .run(IntakePlan.of(List.of(table), null), Progress.SILENT)
                .manifest()
                .rows();
    }

    private String loaded() {
        ModelRegistry registry = new ModelRegistry(folder.resolve("models"));
        String id = registry.publish(RehearsedModel.BLEND.bundle());
        SigningKey key = SigningKey.generate(new SecureRandom());
        Path keys = folder.resolve("keys");
        key.publicKey().write(keys.resolve("rehearsal.pub"));
        registry.sign(id, key);
        for (int load = 0; load < LOADS; load++) {
            new ModelRegistry(folder.resolve("models"), TrustedKeys.in(keys)).load(id);
        }
        return id;
    }

    private record Rehearsed(long rows, String model) implements Result {
        @Override
        public String text() {
            return "imported " + rows + " rows, loaded " + model;
        }

        @Override
        public JsonNode json() {
            return Output.document("rehearse").put("rows", rows).put("model", model);
        }
    }
}
