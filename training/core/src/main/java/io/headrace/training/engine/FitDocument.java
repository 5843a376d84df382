package io.headrace.training.engine;

import io.headrace.market.problem.ProblemException;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.registry.CompressedDocument;
import io.headrace.models.registry.ModelDocument;
import io.headrace.training.set.PastVectors;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One finished fit as a compressed document, and the name it is kept under: a digest of the recipe, the seed and
/// every number of the rows, so that nothing else is ever taken for it.
public final class FitDocument {
    private static final int LARGEST_BYTES = 128 * 1024 * 1024;

    private FitDocument() {}

    /// @param recipe what fits, with all its settings
    public static String name(String recipe, TrainingSet set, QuantileLevels levels, long seed) {
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
            return HexFormat.of().formatHex(digest.digest(), 0, 16) + ".json.gz";
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

    /// @param set the model was fitted on
    public static byte[] write(QuantileModel model, TrainingSet set, QuantileLevels levels) {
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
        ModelBundle bundle = new ModelBundle(card, model, CalibrationState.none(levels, List.of()));
        return CompressedDocument.compress(ModelDocument.write(bundle));
    }

    /// Empty when the bytes are not what [#write] makes: the fit can be done again.
    public static Optional<QuantileModel> read(byte[] compressed, String where) {
        try {
            byte[] document = CompressedDocument.expand(compressed, LARGEST_BYTES);
            return Optional.of(ModelDocument.read(document, where).model());
        } catch (IOException | ProblemException e) {
            return Optional.empty();
        }
    }
}
