package io.headrace.models.registry;

import io.headrace.models.card.ModelBundle;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.LeaningQuantiles;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.StackedQuantiles;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A model as the bytes of one canonical JSON document: fixed key order, no white space, numbers as
/// `Double.toString` writes them, so that equal models have equal bytes and every number comes back bit for
/// bit.
///
/// The id is not in the document; it is the first 16 hex digits of the document's SHA-256.
public final class ModelDocument {
    /// Newest version of the document's form that is read here; a newer one is refused.
    static final int FORMAT = 5;

    /// What a model of no bounded line is written in, as before there were any, so that older files are read and keep
    /// their ids.
    static final int WITHOUT_BOUNDS = 4;

    /// What it is written in when it has no numbers of single venues either.
    static final int WITHOUT_VENUES = 3;

    private ModelDocument() {}

    /// The oldest version that can hold a model.
    static int format(QuantileModel model) {
        if (bounded(model)) {
            return FORMAT;
        }
        return model.venues().isEmpty() ? WITHOUT_VENUES : WITHOUT_BOUNDS;
    }

    /// Whether a linear model anywhere in it has bounds.
    private static boolean bounded(QuantileModel model) {
        return switch (model) {
            case LinearQuantiles linear -> !linear.bounds().isNone();
            case StackedQuantiles stacked -> bounded(stacked.rest());
            case BlendQuantiles blend -> blend.members().stream().anyMatch(ModelDocument::bounded);
            case LeaningQuantiles leaning -> bounded(leaning.inner());
            default -> false;
        };
    }

    /// The document of a model.
    public static byte[] write(ModelBundle bundle) {
        return DocumentWriter.write(bundle);
    }

    /// The model of a document, with its id.
    ///
    /// @param where what to call the document in an error
    /// @throws io.headrace.market.problem.ProblemException HR-2003 and one sentence when anything in it is
    ///     not as it must be
    public static ModelBundle read(byte[] document, String where) {
        return read(document, id(document), where);
    }

    /// @param id of the document, which is long to digest
    static ModelBundle read(byte[] document, String id, String where) {
        return DocumentReader.read(document, where).withId(id);
    }

    /// The model with the id of its content.
    public static ModelBundle identified(ModelBundle bundle) {
        return bundle.withId(id(write(bundle)));
    }

    static String id(byte[] document) {
        return "m-" + sha256(document).substring(0, 16);
    }

    /// SHA-256 in hex.
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
