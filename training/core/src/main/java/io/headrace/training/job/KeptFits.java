package io.headrace.training.job;

import io.headrace.market.problem.ProblemException;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.registry.CompressedDocument;
import io.headrace.models.registry.DurableFiles;
import io.headrace.models.registry.ModelDocument;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.PastVectors;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trainer that writes each model down before it hands it out, and reads it back when asked to fit the very
/// same again: named by the digest of the recipe, the seed and every number of the rows, so that nothing else
/// is ever taken for it.
///
/// @param recipe what fits, with all its settings
/// @param folder one file per fit
record KeptFits(QuantileTrainer trainer, String recipe, Path folder) implements QuantileTrainer {
    private static final int LARGEST_BYTES = 128 * 1024 * 1024;

    @Override
    public QuantileModel fit(TrainingSet set, QuantileLevels levels, long seed) {
        String name = name(set, levels, seed) + ".json.gz";
        Optional<QuantileModel> kept = read(folder.resolve(name));
        if (kept.isPresent()) {
            return kept.get();
        }
        QuantileModel model = trainer.fit(set, levels, seed);
        try {
            DurableFiles.replace(
                    folder, name, CompressedDocument.compress(ModelDocument.write(bundle(model, set, levels))));
        } catch (IOException e) {
            throw JobFolder.unusable(folder, e);
        }
        return model;
    }

    @Override
    public QuantileModel refine(QuantileModel fitted, TrainingSet slice) {
        return trainer.refine(fitted, slice);
    }

    @Override
    public boolean learnsWeights() {
        return trainer.learnsWeights();
    }

    @Override
    public Map<String, String> provenance(int rows, int columns, long seed) {
        return trainer.provenance(rows, columns, seed);
    }

    /// A file that was damaged is no loss: the fit is done again.
    private static Optional<QuantileModel> read(Path file) {
        try {
            byte[] document = CompressedDocument.expand(Files.readAllBytes(file), LARGEST_BYTES);
            return Optional.of(ModelDocument.read(document, file.toString()).model());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | ProblemException e) {
            return Optional.empty();
        }
    }

    private static ModelBundle bundle(QuantileModel model, TrainingSet set, QuantileLevels levels) {
        ModelCard card = new ModelCard(
                ModelCard.UNIDENTIFIED,
                "a fit that is kept",
                "",
                set.schema().fingerprint(),
                set.schema().columns(),
                levels,
                set.window(),
                List.of(),
                0,
                1,
                2,
                0,
                0,
                Map.of(),
                Map.of(),
                "no model of its own");
        return new ModelBundle(card, model, CalibrationState.none(levels, List.of()));
    }

    private String name(TrainingSet set, QuantileLevels levels, long seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String what = recipe
                    + '\n'
                    + seed
                    + '\n'
                    + levels.values()
                    + '\n'
                    + set.window()
                    + '\n'
                    + set.schema().fingerprint();
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            ByteBuffer numbers = ByteBuffer.allocate(8 * (set.schema().size() + 4));
            Map<String, PastVectors> digested = new HashMap<>();
            for (TrainingRow row : set.rows()) {
                digest.update(row.venue().getBytes(StandardCharsets.UTF_8));
                numbers.clear();
                numbers.putLong(row.asOfNanos())
                        .putDouble(row.y())
                        .putDouble(row.scaleUsd())
                        .putDouble(row.demandUsd());
                for (int column = 0; column < row.width(); column++) {
                    numbers.putDouble(row.feature(column));
                }
                digest.update(numbers.flip());
                digestPast(digest, row, digested);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The vectors before a row, back to those that an earlier row brought.
    private static void digestPast(MessageDigest digest, TrainingRow row, Map<String, PastVectors> digested) {
        PastVectors known = digested.put(row.venue(), row.vectors());
        digest.update((byte) row.vectors().length());
        for (PastVectors at = row.vectors().before(); at != null && at != known; at = at.before()) {
            for (double number : at.last(1)) {
                digest.update(
                        ByteBuffer.allocate(Double.BYTES).putDouble(number).flip());
            }
        }
    }
}
