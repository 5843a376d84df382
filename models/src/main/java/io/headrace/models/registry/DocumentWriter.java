package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.FloatTreeQuantiles;
import io.headrace.models.predictor.ForestQuantiles;
import io.headrace.models.predictor.ForestTree;
import io.headrace.models.predictor.LeaningQuantiles;
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
import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Convolution;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Increments;
import io.headrace.models.predictor.network.Layer;
import io.headrace.models.predictor.network.Lstm;
import io.headrace.models.predictor.network.Pooling;
import io.headrace.models.predictor.network.Scaling;
import io.headrace.models.predictor.network.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Writes the canonical document; [DocumentReader] is its mirror.
final class DocumentWriter {
    private final JsonGenerator json;

    private DocumentWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(ModelBundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            new DocumentWriter(json).document(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /// The card alone with its id, for people who look into the folder; nothing reads it back.
    static byte[] card(ModelCard card) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("id", card.id());
            json.writeFieldName("card");
            new DocumentWriter(json).cardFields(card);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void document(ModelBundle bundle) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", ModelDocument.FORMAT);
        json.writeFieldName("card");
        cardFields(bundle.card());
        json.writeFieldName("model");
        model(bundle.model());
        json.writeFieldName("calibration");
        CalibrationDocument.write(json, bundle.calibration());
        if (!bundle.reference().isEmpty()) {
            ReferenceDocument.write(json, bundle.reference());
        }
        json.writeEndObject();
    }

    private void cardFields(ModelCard card) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", card.family());
        json.writeStringField("library_version", card.libraryVersion());
        json.writeStringField("schema_fingerprint", card.schemaFingerprint());
        texts("columns", card.columns());
        json.writeFieldName("levels");
        numbers(card.levels().values());
        json.writeObjectFieldStart("window");
        json.writeNumberField("lead_nanos", card.window().leadNanos());
        json.writeNumberField("review_nanos", card.window().reviewNanos());
        json.writeEndObject();
        texts("dataset_digests", card.datasetDigests());
        json.writeNumberField("trained_from_nanos", card.trainedFromNanos());
        json.writeNumberField("trained_to_nanos", card.trainedToNanos());
        json.writeNumberField("served_to_nanos", card.servedToNanos());
        json.writeNumberField("folds", card.folds());
        json.writeNumberField("seed", card.seed());
        numbers("settings", card.settings());
        numbers("scores", card.scores());
        json.writeStringField("limits", card.limits());
        if (!card.provenance().isEmpty()) {
            json.writeObjectFieldStart("provenance");
            for (Map.Entry<String, String> told : card.provenance().entrySet()) {
                json.writeStringField(told.getKey(), told.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void model(QuantileModel model) throws IOException {
        json.writeStartObject();
        switch (model) {
            case LinearQuantiles linear -> linear(linear);
            case TreeQuantiles trees -> trees(trees);
            case SeasonalQuantiles seasonal -> seasonal(seasonal);
            case StructuralQuantiles structural -> structural(structural);
            case StackedQuantiles stacked -> stacked(stacked);
            case BlendQuantiles blend -> blend(blend);
            case FloatTreeQuantiles trees -> floatTrees(trees);
            case ForestQuantiles forest -> forest(forest);
            case MixtureQuantiles mixture -> mixture(mixture);
            case LeaningQuantiles leaning -> leaning(leaning);
            case NetworkQuantiles network -> network(network);
        }
        json.writeEndObject();
    }

    private void linear(LinearQuantiles linear) throws IOException {
        json.writeStringField("kind", "linear");
        numbers("centre", linear.centre());
        numbers("spread", linear.spread());
        rows("coefficients", linear.coefficients());
    }

    private void seasonal(SeasonalQuantiles seasonal) throws IOException {
        json.writeStringField("kind", "seasonal");
        json.writeNumberField("inputs", seasonal.inputs());
        json.writeNumberField("slot_column", seasonal.slotColumn());
        json.writeNumberField("unit_column", seasonal.unitColumn());
        rows("table", seasonal.table());
    }

    private void structural(StructuralQuantiles structural) throws IOException {
        StructuralBase base = structural.base();
        json.writeStringField("kind", "structural");
        json.writeNumberField("inputs", structural.inputs());
        integers("plan_columns", base.columns().plan());
        json.writeNumberField("present_gap_column", base.columns().presentGap());
        json.writeNumberField("usual_gap_column", base.columns().usualGap());
        json.writeNumberField("unit_column", base.columns().unit());
        json.writeNumberField("demand_column", base.columns().demand());
        json.writeNumberField("peak_column", base.columns().peak());
        json.writeNumberField("volatility_column", base.columns().volatility());
        json.writeFieldName("gap_shift");
        number(base.gapShift());
        json.writeFieldName("gap_spread");
        number(base.gapSpread());
        json.writeFieldName("announced");
        number(base.announced());
        json.writeNumberField("slot_column", structural.slotColumn());
        rows("table", structural.table());
    }

    private void stacked(StackedQuantiles stacked) throws IOException {
        json.writeStringField("kind", "stacked");
        json.writeFieldName("base");
        model(stacked.base());
        json.writeFieldName("rest");
        model(stacked.rest());
    }

    private void blend(BlendQuantiles blend) throws IOException {
        json.writeStringField("kind", "blend");
        json.writeArrayFieldStart("members");
        for (QuantileModel member : blend.members()) {
            model(member);
        }
        json.writeEndArray();
        rows("weights", blend.weights());
    }

    private void network(NetworkQuantiles network) throws IOException {
        json.writeStringField("kind", "network");
        json.writeNumberField("inputs", network.inputs());
        json.writeNumberField("steps", network.steps());
        json.writeArrayFieldStart("layers");
        for (Layer layer : network.layers()) {
            json.writeStartObject();
            layer(layer);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void layer(Layer layer) throws IOException {
        switch (layer) {
            case Scaling scaling -> {
                json.writeStringField("layer", "scaling");
                numbers("centre", scaling.centre());
                numbers("spread", scaling.spread());
                json.writeFieldName("limit");
                number(scaling.limit());
            }
            case Selection selection -> {
                json.writeStringField("layer", "selection");
                integers("channels", selection.channels());
            }
            case Dense dense -> {
                json.writeStringField("layer", "dense");
                rows("weights", dense.weights());
                numbers("bias", dense.bias());
            }
            case Convolution convolution -> convolution(convolution);
            case Lstm lstm -> {
                json.writeStringField("layer", "lstm");
                rows("weights", lstm.weights());
                numbers("bias", lstm.bias());
            }
            case Pooling pooling -> {
                json.writeStringField("layer", "pooling");
                json.writeStringField("of", pooling.name());
            }
            case Activated(Activation curve, double below) -> {
                json.writeStringField("layer", "activated");
                json.writeStringField("curve", curve.name());
                json.writeFieldName("below");
                number(below);
            }
            case Increments(int anchor) -> {
                json.writeStringField("layer", "increments");
                json.writeNumberField("anchor", anchor);
            }
        }
    }

    private void convolution(Convolution convolution) throws IOException {
        json.writeStringField("layer", "convolution");
        rows("weights", convolution.weights());
        numbers("bias", convolution.bias());
        json.writeNumberField("taps", convolution.taps());
        json.writeNumberField("dilation", convolution.dilation());
        json.writeNumberField("before", convolution.before());
        json.writeNumberField("after", convolution.after());
    }

    private void trees(TreeQuantiles trees) throws IOException {
        json.writeStringField("kind", "trees");
        json.writeNumberField("inputs", trees.inputs());
        json.writeNumberField("offset_column", trees.offsetColumn());
        ensembles(trees.ensembles());
    }

    private void floatTrees(FloatTreeQuantiles trees) throws IOException {
        json.writeStringField("kind", "float_trees");
        json.writeNumberField("inputs", trees.inputs());
        ensembles(trees.ensembles());
    }

    private void forest(ForestQuantiles forest) throws IOException {
        json.writeStringField("kind", "forest");
        json.writeNumberField("inputs", forest.inputs());
        numbers("support", forest.support());
        json.writeArrayFieldStart("trees");
        for (ForestTree tree : forest.trees()) {
            json.writeStartObject();
            json.writeFieldName("shape");
            tree(tree.shape());
            json.writeArrayFieldStart("leaves");
            for (int[] leaf : tree.leaves()) {
                integers(leaf);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void mixture(MixtureQuantiles mixture) throws IOException {
        json.writeStringField("kind", "mixture");
        json.writeNumberField("inputs", mixture.inputs());
        integers("columns", mixture.columns());
        json.writeArrayFieldStart("tables");
        for (ScoreTable table : mixture.tables()) {
            scores(table);
        }
        json.writeEndArray();
        json.writeFieldName("target");
        scores(mixture.target());
        json.writeArrayFieldStart("parts");
        for (MixturePart part : mixture.parts()) {
            json.writeStartObject();
            json.writeFieldName("weight");
            number(part.weight());
            numbers("centre", part.centre());
            rows("root", part.root());
            json.writeFieldName("intercept");
            number(part.intercept());
            numbers("slope", part.slope());
            json.writeFieldName("deviation");
            number(part.deviation());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void scores(ScoreTable table) throws IOException {
        json.writeStartObject();
        numbers("scores", table.scores());
        numbers("values", table.values());
        json.writeEndObject();
    }

    private void leaning(LeaningQuantiles leaning) throws IOException {
        json.writeStringField("kind", "leaning");
        json.writeFieldName("levels");
        numbers(leaning.inner().levels().values());
        json.writeFieldName("inner");
        model(leaning.inner());
        integers("edge", leaning.edge());
        numbers("reach", leaning.reach());
    }

    private void ensembles(List<Ensemble> ensembles) throws IOException {
        json.writeArrayFieldStart("ensembles");
        for (Ensemble ensemble : ensembles) {
            json.writeStartObject();
            json.writeFieldName("base");
            number(ensemble.base());
            json.writeArrayFieldStart("trees");
            for (Tree tree : ensemble.trees()) {
                tree(tree);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tree(Tree tree) throws IOException {
        json.writeStartObject();
        integers("feature", tree.feature());
        numbers("threshold", tree.threshold());
        integers("left", tree.left());
        integers("right", tree.right());
        numbers("value", tree.value());
        json.writeEndObject();
    }

    private void number(double value) throws IOException {
        number(json, value);
    }

    private void numbers(String name, double[] values) throws IOException {
        json.writeFieldName(name);
        array(values);
    }

    private void array(double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(value);
        }
        json.writeEndArray();
    }

    private void numbers(String name, Map<String, Double> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> value : values.entrySet()) {
            json.writeFieldName(value.getKey());
            number(value.getValue());
        }
        json.writeEndObject();
    }

    private void numbers(List<Double> values) throws IOException {
        numbers(json, values);
    }

    /// As every number of the document is written.
    static void number(JsonGenerator json, double value) throws IOException {
        json.writeNumber(Double.toString(value));
    }

    static void numbers(JsonGenerator json, List<Double> values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    private void rows(String name, double[][] rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (double[] row : rows) {
            array(row);
        }
        json.writeEndArray();
    }

    private void integers(String name, int[] values) throws IOException {
        json.writeFieldName(name);
        integers(values);
    }

    private void integers(int[] values) throws IOException {
        json.writeStartArray();
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
