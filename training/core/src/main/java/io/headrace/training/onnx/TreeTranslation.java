package io.headrace.training.onnx;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.FloatTreeQuantiles;
import io.headrace.models.predictor.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `TreeEnsembleRegressor` of `ai.onnx.ml`: one target per level, sums of leaves in single precision; what scales the
/// columns before it goes into the thresholds.
final class TreeTranslation {
    private final OnnxNode node;
    private final int[] columns;
    private final ColumnScaling scaling;
    private final double[] treeIds;
    private final double[] nodeIds;
    private final double[] features;
    private final double[] values;
    private final double[] yes;
    private final double[] no;
    private final List<String> modes;
    /// Leaf weights by tree, node and target.
    private final Map<List<Integer>, Map<Integer, Double>> leaves = new HashMap<>();

    private TreeTranslation(OnnxNode node, int[] columns, ColumnScaling scaling) {
        this.node = node;
        this.columns = columns;
        this.scaling = scaling;
        treeIds = node.numbers("nodes_treeids");
        nodeIds = node.numbers("nodes_nodeids");
        features = node.numbers("nodes_featureids");
        values = node.numbers("nodes_values");
        yes = node.numbers("nodes_truenodeids");
        no = node.numbers("nodes_falsenodeids");
        modes = node.texts("nodes_modes");
        for (int length :
                new int[] {nodeIds.length, features.length, values.length, yes.length, no.length, modes.size()}) {
            if (length != treeIds.length || length == 0) {
                throw node.wrong("nodes_* must all hold as many entries, held " + treeIds.length + " and " + length);
            }
        }
    }

    /// @param columns where each of the file's features lies in a vector of `inputs`
    /// @param scaling of the file's features before they reach the trees
    static FloatTreeQuantiles translate(
            OnnxNode node, QuantileLevels levels, int[] columns, ColumnScaling scaling, int inputs) {
        if (node.whole("n_targets", 1) != levels.size()) {
            throw node.wrong("n_targets must be one for each of " + levels.size() + " levels, were "
                    + node.whole("n_targets", 1));
        }
        if (!node.text("aggregate_function", "SUM").equals("SUM")
                || !node.text("post_transform", "NONE").equals("NONE")) {
            throw node.wrong("aggregate_function must be SUM and post_transform NONE");
        }
        TreeTranslation trees = new TreeTranslation(node, columns, scaling);
        trees.readLeaves();
        return new FloatTreeQuantiles(levels, inputs, trees.ensembles(levels.size()));
    }

    private void readLeaves() {
        double[] tree = node.numbers("target_treeids");
        double[] at = node.numbers("target_nodeids");
        double[] target = node.numbers("target_ids");
        double[] weight = node.numbers("target_weights");
        if (tree.length != at.length || at.length != target.length || target.length != weight.length) {
            throw node.wrong("target_* must all hold as many entries");
        }
        for (int i = 0; i < tree.length; i++) {
            Double before = leaves.computeIfAbsent(List.of(id(tree[i]), id(at[i])), key -> new HashMap<>())
                    .put(id(target[i]), weight[i]);
            if (before != null) {
                throw node.wrong("tree " + id(tree[i]) + " gives target " + id(target[i]) + " twice at one node");
            }
        }
    }

    private List<Ensemble> ensembles(int targets) {
        double[] base = node.numbers("base_values");
        if (base.length != 0 && base.length != targets) {
            throw node.wrong("base_values must be one for each of " + targets + " targets, were " + base.length);
        }
        Map<Integer, Map<Integer, Integer>> positions = positions();
        List<Ensemble> ensembles = new ArrayList<>();
        for (int target = 0; target < targets; target++) {
            List<Tree> trees = new ArrayList<>();
            for (Map.Entry<Integer, Map<Integer, Integer>> tree : positions.entrySet()) {
                trees.add(new Growth(tree.getKey(), tree.getValue(), target).tree());
            }
            ensembles.add(new Ensemble(base.length == 0 ? 0 : base[target], trees));
        }
        return ensembles;
    }

    /// Where each node of each tree stands in the arrays, trees in the order of the file.
    private Map<Integer, Map<Integer, Integer>> positions() {
        Map<Integer, Map<Integer, Integer>> positions = new LinkedHashMap<>();
        for (int i = 0; i < treeIds.length; i++) {
            Integer before = positions
                    .computeIfAbsent(id(treeIds[i]), tree -> new LinkedHashMap<>())
                    .put(id(nodeIds[i]), i);
            if (before != null) {
                throw node.wrong("tree " + id(treeIds[i]) + " has node " + id(nodeIds[i]) + " twice");
            }
        }
        return positions;
    }

    private int id(double number) {
        if (number < 0 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
            throw node.wrong("ids must be whole numbers of at least 0, one was " + number);
        }
        return (int) number;
    }

    /// One tree for one target, each node before its children, as [Tree] wants them.
    private final class Growth {
        private final int tree;
        private final Map<Integer, Integer> positions;
        private final int target;
        private final int[] feature;
        private final int[] left;
        private final int[] right;
        private final double[] threshold;
        private final double[] value;
        private int grown;

        Growth(int tree, Map<Integer, Integer> positions, int target) {
            this.tree = tree;
            this.positions = positions;
            this.target = target;
            int nodes = positions.size();
            feature = new int[nodes];
            left = new int[nodes];
            right = new int[nodes];
            threshold = new double[nodes];
            value = new double[nodes];
        }

        Tree tree() {
            // Breadth first, from the first node of the file on: a queue of positions in the file.
            int[] queue = new int[positions.size()];
            queue[grown++] = positions.values().iterator().next();
            for (int at = 0; at < grown; at++) {
                grow(at, queue);
            }
            if (grown != positions.size()) {
                throw node.wrong("tree " + tree + " has nodes that its root does not reach");
            }
            return new Tree(feature, threshold, left, right, value);
        }

        private void grow(int at, int[] queue) {
            int i = queue[at];
            String mode = modes.get(i);
            if (mode.equals("LEAF")) {
                feature[at] = Tree.LEAF;
                value[at] = leaves.getOrDefault(List.of(tree, id(nodeIds[i])), Map.of())
                        .getOrDefault(target, 0.0);
                return;
            }
            int column = id(features[i]);
            if (column >= columns.length) {
                throw node.wrong("trees must test features below " + columns.length + ", one tested " + column);
            }
            boolean below = mode.equals("BRANCH_LEQ") || mode.equals("BRANCH_LT");
            boolean open = mode.equals("BRANCH_LT") || mode.equals("BRANCH_GTE");
            if (!below && !mode.equals("BRANCH_GT") && !mode.equals("BRANCH_GTE")) {
                throw node.wrong("mode " + mode + " is not translated");
            }
            feature[at] = columns[column];
            threshold[at] = scaling.threshold(column, open ? Math.nextDown((float) values[i]) : (float) values[i]);
            boolean yesLeft = below != scaling.falls(column);
            left[at] = follow(yesLeft ? yes[i] : no[i], queue);
            right[at] = follow(yesLeft ? no[i] : yes[i], queue);
        }

        private int follow(double child, int[] queue) {
            Integer position = positions.get(id(child));
            if (position == null || grown == queue.length) {
                throw node.wrong("tree " + tree + " has a child that is not there, or two parents of one node");
            }
            queue[grown] = position;
            return grown++;
        }
    }
}
