package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonGenerator;
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
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Layer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Writes a fitted model; [DocumentReader] is its mirror.
final class PredictorWriter {
    private final JsonGenerator json;
    private final NumberWriter write;
    private final LayerWriter layers;

    PredictorWriter(JsonGenerator json) {
        this.json = json;
        this.write = new NumberWriter(json);
        this.layers = new LayerWriter(json);
    }

    void model(QuantileModel model) throws IOException {
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
        write.numbers("centre", linear.centre());
        write.numbers("spread", linear.spread());
        write.rows("coefficients", linear.coefficients());
        LinearBounds bounds = linear.bounds();
        if (!bounds.isNone()) {
            json.writeObjectFieldStart("bounds");
            write.numbers("low", bounds.low());
            write.numbers("high", bounds.high());
            write.number("least", bounds.least());
            write.number("most", bounds.most());
            json.writeEndObject();
        }
    }

    private void seasonal(SeasonalQuantiles seasonal) throws IOException {
        json.writeStringField("kind", "seasonal");
        json.writeNumberField("inputs", seasonal.inputs());
        json.writeNumberField("slot_column", seasonal.slotColumn());
        json.writeNumberField("unit_column", seasonal.unitColumn());
        write.rows("table", seasonal.table());
    }

    private void structural(StructuralQuantiles structural) throws IOException {
        StructuralBase base = structural.base();
        json.writeStringField("kind", "structural");
        json.writeNumberField("inputs", structural.inputs());
        write.integers("plan_columns", base.columns().plan());
        json.writeNumberField("present_gap_column", base.columns().presentGap());
        json.writeNumberField("usual_gap_column", base.columns().usualGap());
        json.writeNumberField("unit_column", base.columns().unit());
        json.writeNumberField("demand_column", base.columns().demand());
        json.writeNumberField("peak_column", base.columns().peak());
        json.writeNumberField("volatility_column", base.columns().volatility());
        write.number("gap_shift", base.gapShift());
        write.number("gap_spread", base.gapSpread());
        write.number("announced", base.announced());
        json.writeNumberField("slot_column", structural.slotColumn());
        write.rows("table", structural.table());
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
        write.rows("weights", blend.weights());
    }

    private void network(NetworkQuantiles network) throws IOException {
        json.writeStringField("kind", "network");
        json.writeNumberField("inputs", network.inputs());
        json.writeNumberField("steps", network.steps());
        json.writeArrayFieldStart("layers");
        for (Layer layer : network.layers()) {
            json.writeStartObject();
            layers.layer(layer);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!network.heads().isEmpty()) {
            json.writeArrayFieldStart("heads");
            for (Map.Entry<String, Dense> head : network.heads().entrySet()) {
                json.writeStartObject();
                json.writeStringField("venue", head.getKey());
                write.rows("weights", head.getValue().weights());
                write.numbers("bias", head.getValue().bias());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
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
        write.numbers("support", forest.support());
        json.writeArrayFieldStart("trees");
        for (ForestTree tree : forest.trees()) {
            json.writeStartObject();
            json.writeFieldName("shape");
            tree(tree.shape());
            json.writeArrayFieldStart("leaves");
            for (int[] leaf : tree.leaves()) {
                write.integers(leaf);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void mixture(MixtureQuantiles mixture) throws IOException {
        json.writeStringField("kind", "mixture");
        json.writeNumberField("inputs", mixture.inputs());
        write.integers("columns", mixture.columns());
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
            write.number("weight", part.weight());
            write.numbers("centre", part.centre());
            write.rows("root", part.root());
            write.number("intercept", part.intercept());
            write.numbers("slope", part.slope());
            write.number("deviation", part.deviation());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void scores(ScoreTable table) throws IOException {
        json.writeStartObject();
        write.numbers("scores", table.scores());
        write.numbers("values", table.values());
        json.writeEndObject();
    }

    private void leaning(LeaningQuantiles leaning) throws IOException {
        json.writeStringField("kind", "leaning");
        json.writeFieldName("levels");
        write.numbers(leaning.inner().levels().values());
        json.writeFieldName("inner");
        model(leaning.inner());
        write.integers("edge", leaning.edge());
        write.numbers("reach", leaning.reach());
    }

    private void ensembles(List<Ensemble> ensembles) throws IOException {
        json.writeArrayFieldStart("ensembles");
        for (Ensemble ensemble : ensembles) {
            json.writeStartObject();
            write.number("base", ensemble.base());
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
        write.integers("feature", tree.feature());
        write.numbers("threshold", tree.threshold());
        write.integers("left", tree.left());
        write.integers("right", tree.right());
        write.numbers("value", tree.value());
        json.writeEndObject();
    }
}
