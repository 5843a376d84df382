package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.FloatTreeQuantiles;
import io.headrace.models.predictor.ForestQuantiles;
import io.headrace.models.predictor.ForestTree;
import io.headrace.models.predictor.LeaningQuantiles;
import io.headrace.models.predictor.LinearBounds;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.MixturePart;
import io.headrace.models.predictor.MixtureQuantiles;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.ScoreTable;
import io.headrace.models.predictor.SeasonalQuantiles;
import io.headrace.models.predictor.StackedQuantiles;
import io.headrace.models.predictor.StructuralBase;
import io.headrace.models.predictor.StructuralQuantiles;
import io.headrace.models.predictor.Tree;
import io.headrace.models.predictor.TreeQuantiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the canonical document and believes none of it: form, fields, numbers and the rules of every record
/// are checked, and at last that writing the model again gives the same bytes.
final class DocumentReader {
    /// A model of 10 levels, 500 trees each of 63 nodes, is about 25 MB.
    static final int LARGEST_BYTES = 128 * 1024 * 1024;

    private static final Pattern BACKTICKS = Pattern.compile("[^\\w']*\\w* ?`.*", Pattern.DOTALL);

    private DocumentReader() {}

    static ModelBundle read(byte[] document, String where) {
        try {
            ModelBundle bundle = bundle(new Fields("", DocumentTree.read(document)));
            if (!DocumentWriter.writes(bundle, document)) {
                throw new IllegalArgumentException("the document is not in canonical form");
            }
            return bundle;
        } catch (JsonProcessingException e) {
            throw refused("it is not the JSON of a model: " + reason(e), where, e);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), where, e);
        }
    }

    /// The parser's words without its options and classes, which it puts in backticks at the end.
    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case JsonEOFException ignored -> "it breaks off";
            case StreamConstraintsException ignored ->
                "it has longer numbers or texts, or more of them, than a model may";
            default ->
                BACKTICKS.matcher(e.getOriginalMessage()).replaceFirst("") + ", at byte "
                        + e.getLocation().getByteOffset();
        };
    }

    private static RuntimeException refused(String what, String where, Exception cause) {
        return new Problem(
                        "HR-2003",
                        "the model is refused, " + what.strip().replaceAll("\\s+", " "),
                        where,
                        "Publish it again with 'train run', or promote another",
                        ExitCode.INTEGRITY)
                .toException(cause);
    }

    private static ModelBundle bundle(Fields document) {
        int format = document.integer("format");
        if (format > ModelDocument.FORMAT) {
            throw new IllegalArgumentException("it was made by a newer Headrace: its format is " + format
                    + ", this version reads " + ModelDocument.FORMAT);
        }
        if (format < ModelDocument.WITHOUT_VENUES) {
            throw new IllegalArgumentException("format must be " + ModelDocument.WITHOUT_VENUES + " to "
                    + ModelDocument.FORMAT + ", was " + format);
        }
        ModelCard card = card(document.object("card"));
        QuantileModel model = model(document.object("model"), card.levels());
        CalibrationState calibration = CalibrationDocument.read(document.object("calibration"));
        TrainingReference reference = document.has("reference")
                ? ReferenceDocument.read(document.object("reference"))
                : TrainingReference.NONE;
        document.end();
        return new ModelBundle(card, model, calibration, reference);
    }

    private static ModelCard card(Fields card) {
        ModelCard read = new ModelCard(
                ModelCard.UNIDENTIFIED,
                card.text("family"),
                card.text("library_version"),
                card.text("schema_fingerprint"),
                card.list("columns", Fields::text),
                new QuantileLevels(card.list("levels", Fields::number)),
                window(card.object("window")),
                card.list("dataset_digests", Fields::text),
                card.whole("trained_from_nanos"),
                card.whole("trained_to_nanos"),
                card.whole("served_to_nanos"),
                card.integer("folds"),
                card.whole("seed"),
                card.map("settings", Fields::number),
                card.map("scores", Fields::number),
                card.text("limits"),
                card.has("provenance") ? card.map("provenance", Fields::text) : Map.of());
        card.end();
        return read;
    }

    private static ForecastWindow window(Fields window) {
        ForecastWindow read = new ForecastWindow(window.whole("lead_nanos"), window.whole("review_nanos"));
        window.end();
        return read;
    }

    private static QuantileModel model(Fields model, QuantileLevels levels) {
        String kind = model.text("kind");
        QuantileModel read = switch (kind) {
            case "linear" ->
                new LinearQuantiles(
                        levels,
                        model.numbers("centre"),
                        model.numbers("spread"),
                        model.rows("coefficients"),
                        model.has("bounds") ? bounds(model.object("bounds")) : LinearBounds.NONE);
            case "trees" ->
                new TreeQuantiles(levels, model.integer("inputs"), model.integer("offset_column"), ensembles(model));
            case "seasonal" ->
                new SeasonalQuantiles(
                        levels,
                        model.integer("inputs"),
                        model.integer("slot_column"),
                        model.integer("unit_column"),
                        model.rows("table"));
            case "structural" -> structural(model, levels);
            case "stacked" -> stacked(model, levels);
            case "blend" ->
                new BlendQuantiles(
                        model.list("members", (path, node) -> model(new Fields(path, node), levels)),
                        model.rows("weights"));
            case "float_trees" -> new FloatTreeQuantiles(levels, model.integer("inputs"), ensembles(model));
            case "forest" ->
                new ForestQuantiles(
                        levels,
                        model.integer("inputs"),
                        model.numbers("support"),
                        model.list("trees", (path, node) -> forestTree(path, new Fields(path, node))));
            case "mixture" ->
                new MixtureQuantiles(
                        levels,
                        model.integer("inputs"),
                        model.integers("columns"),
                        model.list("tables", (path, node) -> scores(new Fields(path, node))),
                        scores(model.object("target")),
                        model.list("parts", (path, node) -> part(new Fields(path, node))));
            case "leaning" -> leaning(model, levels);
            case "network" ->
                new NetworkQuantiles(
                        levels,
                        model.integer("inputs"),
                        model.integer("steps"),
                        model.list("layers", (path, node) -> LayerReader.layer(path, new Fields(path, node))),
                        model.has("heads") ? LayerReader.heads(model) : Map.of());
            default ->
                throw new IllegalArgumentException("field 'model.kind' is none this version reads: '" + kind + "'");
        };
        model.end();
        return read;
    }

    private static LinearBounds bounds(Fields bounds) {
        LinearBounds read = new LinearBounds(
                bounds.numbers("low"), bounds.numbers("high"), bounds.number("least"), bounds.number("most"));
        bounds.end();
        return read;
    }

    private static StructuralQuantiles structural(Fields model, QuantileLevels levels) {
        int inputs = model.integer("inputs");
        StructuralBase.Columns columns = new StructuralBase.Columns(
                model.integers("plan_columns"),
                model.integer("present_gap_column"),
                model.integer("usual_gap_column"),
                model.integer("unit_column"),
                model.integer("demand_column"),
                model.integer("peak_column"),
                model.integer("volatility_column"));
        StructuralBase base = new StructuralBase(
                columns, model.number("gap_shift"), model.number("gap_spread"), model.number("announced"));
        return new StructuralQuantiles(levels, inputs, base, model.integer("slot_column"), model.rows("table"));
    }

    private static StackedQuantiles stacked(Fields model, QuantileLevels levels) {
        if (model(model.object("base"), levels) instanceof StructuralQuantiles base) {
            return new StackedQuantiles(base, model(model.object("rest"), levels));
        }
        throw new IllegalArgumentException("field 'model.base.kind' must be structural");
    }

    private static LeaningQuantiles leaning(Fields model, QuantileLevels levels) {
        QuantileLevels inner = new QuantileLevels(model.list("levels", Fields::number));
        return new LeaningQuantiles(
                levels, model(model.object("inner"), inner), model.integers("edge"), model.numbers("reach"));
    }

    private static ForestTree forestTree(String path, Fields tree) {
        ForestTree read = new ForestTree(
                tree(path + ".shape", tree.object("shape")),
                tree.list(
                        "leaves",
                        (place, node) -> Fields.list(place, node, Fields::integer).stream()
                                .mapToInt(Integer::intValue)
                                .toArray()));
        tree.end();
        return read;
    }

    private static ScoreTable scores(Fields table) {
        ScoreTable read = new ScoreTable(table.numbers("scores"), table.numbers("values"));
        table.end();
        return read;
    }

    private static MixturePart part(Fields part) {
        MixturePart read = new MixturePart(
                part.number("weight"),
                part.numbers("centre"),
                part.rows("root"),
                part.number("intercept"),
                part.numbers("slope"),
                part.number("deviation"));
        part.end();
        return read;
    }

    private static List<Ensemble> ensembles(Fields model) {
        return model.list("ensembles", (path, node) -> ensemble(new Fields(path, node)));
    }

    private static Ensemble ensemble(Fields ensemble) {
        double base = ensemble.number("base");
        List<Tree> trees = ensemble.list("trees", (path, node) -> tree(path, new Fields(path, node)));
        ensemble.end();
        return new Ensemble(base, trees);
    }

    private static Tree tree(String path, Fields tree) {
        int[] feature = tree.integers("feature");
        double[] threshold = tree.numbers("threshold");
        int[] left = tree.integers("left");
        int[] right = tree.integers("right");
        double[] value = tree.numbers("value");
        tree.end();
        try {
            return new Tree(feature, threshold, left, right, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }
}
