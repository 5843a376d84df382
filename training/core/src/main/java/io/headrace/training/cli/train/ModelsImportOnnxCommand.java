package io.headrace.training.cli.train;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.signature.SigningKey;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.onnx.ImportedTrainer;
import io.headrace.training.onnx.OnnxDescription;
import io.headrace.training.onnx.OnnxModel;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `models import-onnx`.
@Command(
        name = "import-onnx",
        sortOptions = false,
        description = {
            "Translates one ONNX file to our own numbers, judges it on what came after its training, and makes it the "
                    + "challenger.",
            "Its outputs are quantiles of (need - demand) / structural_scale_usd. FILE.json beside it says what the file "
                    + "cannot: {\"levels\": [0.5, 0.95], \"seen_until\": \"2025-03-01T00:00:00Z\"}, and, where they differ "
                    + "from these, \"columns\": all features, \"steps\": 1, \"layout\": \"rows columns\"."
        },
        footer = {
            "",
            "Operators: Gemm, MatMul, Add, Sub, Mul, Div, Scaler, TreeEnsembleRegressor, Conv, LSTM, pools and curves.",
            "Example: ./headrace models import-onnx model.onnx --dataset perps"
        })
public final class ModelsImportOnnxCommand extends Verb {
    private static final long LARGEST_BYTES = 64L << 20;
    private static final int MOST_FOLDS = 50;
    private static final String DESCRIBE =
            "Describe the model in that file, such as {\"levels\": [0.5, 0.95], \"seen_until\": "
                    + "\"2025-03-01T00:00:00Z\"}; 'models import-onnx --help' tells the rest";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The ONNX file.")
    private Path file = Path.of("");

    @Option(names = "--dataset", paramLabel = "NAME|PATH", description = "May be left out when there is only one.")
    private @Nullable String dataset;

    @Option(
            names = "--folds",
            defaultValue = "4",
            description = "Blocks it is judged on, each calibrated on what came before (default: ${DEFAULT-VALUE}).")
    private int folds = 4;

    @Option(
            names = "--until",
            converter = Until.Text.class,
            defaultValue = "0.6",
            description = "Judge on data up to this share of the dataset, or this time (default: ${DEFAULT-VALUE}).")
    private Until until = new Until(.6, 0);

    @Option(names = "--settings", paramLabel = "FILE", description = "The desk whose need it forecasts.")
    private @Nullable Path settings;

    @Option(names = "--key", paramLabel = "FILE", description = "Sign the model with this key (see 'models keygen').")
    private @Nullable Path key;

    @Override
    protected Result run(ConsoleProgress progress) {
        if (folds < 1 || folds > MOST_FOLDS) {
            throw new ParameterException(spec.commandLine(), "--folds must be 1 to " + MOST_FOLDS + ", was " + folds);
        }
        byte[] bytes = bytes(file, "Name the ONNX file to translate");
        Path beside = Path.of(file + ".json");
        String text = new String(bytes(beside, DESCRIBE), StandardCharsets.UTF_8);
        OnnxDescription description = refusing(beside, () -> OnnxDescription.read(text));
        SigningKey signing = key == null ? null : SigningKey.read(key);
        TrainSession session = new TrainSession(Home.fromEnvironment(), progress, signing);
        OpenedDataset opened = OpenedDataset.open(session.home(), dataset);
        DeskSettings desk = opened.settings(settings);
        DeskRecording whole =
                DeskRecording.replay(until.cut(opened.events()), desk.portfolio(), desk.periodNanos(), progress);
        QuantileModel model = refusing(
                file,
                () -> OnnxModel.translate(bytes, description, whole.schema().columns()));
        long seen = description.seenUntil().getEpochSecond() * 1_000_000_000L;
        TrainingRun run = new TrainingRun(
                later(whole, seen),
                new TrainingRequest(
                        TrainerFamily.ONNX,
                        description.levels(),
                        desk.window(),
                        until.in(whole),
                        folds,
                        FamilySettings.USUAL,
                        1,
                        List.of(opened.manifest().digest(), digest(bytes))));
        FitMemory imported =
                (family, given, trainer) -> family == TrainerFamily.ONNX ? new ImportedTrainer(model) : trainer;
        return new TrainResult(session.publish(run.run(progress, imported), desk, ""), Optional.empty());
    }

    private DeskRecording later(DeskRecording whole, long seenNanos) {
        if (seenNanos >= until.in(whole)) {
            throw refused(file, "it has seen all of the data up to --until: nothing is left to judge it on");
        }
        return whole.between(seenNanos, Long.MAX_VALUE);
    }

    /// @param remedy when the file is not there
    private static byte[] bytes(Path path, String remedy) {
        if (!Files.isRegularFile(path)) {
            throw refused(path, Files.exists(path) ? "this is no file" : "there is no such file", remedy);
        }
        try {
            if (Files.size(path) > LARGEST_BYTES) {
                throw refused(path, "it must be at most 64 MB, has " + Files.size(path) + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw refused(path, "it cannot be read: " + IoReason.of(e));
        }
    }

    private static <T> T refusing(Path path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw refused(path, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException refused(Path path, String what) {
        return refused(
                path,
                what,
                "Mend the file as the sentence says; 'models import-onnx --help' tells what is translated and what "
                        + "stands in FILE.json");
    }

    private static ProblemException refused(Path path, String what, String remedy) {
        return new Problem("HR-9085", "the model is not imported, " + what, path.toString(), remedy, ExitCode.INVALID)
                .toException();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
