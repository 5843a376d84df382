package io.headrace.training.fit.tribuo.xgboost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Reads a booster out into plain numbers, from the JSON that XGBoost documents as its stable form.
///
/// XGBoost goes left when `x < t`, our trees when `x <= t`: a threshold becomes the float before it. Inner
/// nodes and leaves share one array, leaves being the nodes without children.
final class GrownBooster {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode grown;
    private final List<Integer> feature = new ArrayList<>();
    private final List<Double> threshold = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Double> value = new ArrayList<>();

    private GrownBooster(JsonNode grown) {
        this.grown = grown;
    }

    /// @param booster of one output and no transformation of it
    static Ensemble ensemble(Booster booster) throws XGBoostError {
        try {
            JsonNode learner = JSON.readTree(booster.toByteArray("json")).path("learner");
            List<Tree> trees = new ArrayList<>();
            for (JsonNode grown : learner.path("gradient_booster").path("model").path("trees")) {
                GrownBooster nodes = new GrownBooster(grown);
                nodes.add(0);
                trees.add(nodes.tree());
            }
            String base = learner.path("learner_model_param").path("base_score").asText();
            return new Ensemble(Float.parseFloat(base), trees);
        } catch (IOException e) {
            throw new IllegalStateException("XGBoost must write JSON", e);
        }
    }

    /// Adds a node and all below it; returns its number here.
    private int add(int node) {
        int number = feature.size();
        float condition = single("split_conditions", node);
        if (whole("left_children", node) < 0) {
            append(Tree.LEAF, 0, condition);
        } else {
            append(whole("split_indices", node), Math.nextDown(condition), 0);
            left.set(number, add(whole("left_children", node)));
            right.set(number, add(whole("right_children", node)));
        }
        return number;
    }

    private int whole(String array, int node) {
        return grown.path(array).path(node).asInt();
    }

    /// The number as XGBoost has it: its text rounded to a float at once.
    private float single(String array, int node) {
        return Float.parseFloat(grown.path(array).path(node).asText());
    }

    private void append(int column, double split, double output) {
        feature.add(column);
        threshold.add(split);
        left.add(0);
        right.add(0);
        value.add(output);
    }

    private Tree tree() {
        return new Tree(ints(feature), doubles(threshold), ints(left), ints(right), doubles(value));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] doubles(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
