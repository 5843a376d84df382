package io.headrace.training.onnx;

import io.headrace.models.forecast.VectorHistory;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.network.Selection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One ONNX file as our own numbers.
public final class OnnxModel {
    private OnnxModel() {}

    /// @param file its bytes
    /// @param schema the columns of a feature vector, in order
    /// @throws IllegalArgumentException with one sentence that names the node when anything in it is not
    ///     translated
    public static QuantileModel translate(byte[] file, OnnxDescription description, List<String> schema) {
        OnnxGraph graph = OnnxReader.read(file);
        int[] columns = columns(description, schema);
        Map<String, OnnxTensor> constants = new LinkedHashMap<>(graph.constants());
        List<OnnxNode> nodes = graph.nodes().stream()
                .filter(node -> !isConstant(node, constants))
                .toList();
        requireOneWay(graph);
        if (!nodes.isEmpty() && nodes.getLast().operator().equals("TreeEnsembleRegressor")) {
            return trees(graph, new Chain(nodes, constants), description, columns, schema.size());
        }
        return network(graph, nodes, constants, description, columns, schema.size());
    }

    private static boolean isConstant(OnnxNode node, Map<String, OnnxTensor> constants) {
        if (!node.operator().equals("Constant")) {
            return false;
        }
        OnnxNode.Attribute value = node.attributes().get("value");
        if (value == null || value.tensor() == null || node.outputs().size() != 1) {
            throw node.wrong("a constant must hold a tensor");
        }
        OnnxTensor tensor = value.tensor();
        constants.put(node.outputs().getFirst(), new OnnxTensor(tensor.name(), tensor.dims(), tensor.numbers()));
        return true;
    }

    private static void requireOneWay(OnnxGraph graph) {
        if (graph.inputs().size() != 1 || graph.outputs().size() != 1) {
            throw new IllegalArgumentException(
                    "it must have one input and one output, has " + graph.inputs() + " and " + graph.outputs());
        }
    }

    private static int[] columns(OnnxDescription description, List<String> schema) {
        if (description.steps() > VectorHistory.LONGEST) {
            throw new IllegalArgumentException(
                    "steps must be at most " + VectorHistory.LONGEST + ", were " + description.steps());
        }
        if (description.columns().isEmpty()) {
            return IntStream.range(0, schema.size()).toArray();
        }
        return description.columns().stream()
                .mapToInt(column -> {
                    if (!schema.contains(column)) {
                        throw new IllegalArgumentException("there is no feature '" + column + "'");
                    }
                    return schema.indexOf(column);
                })
                .toArray();
    }

    /// The nodes of a file in their order, without those that are constants.
    private record Chain(List<OnnxNode> nodes, Map<String, OnnxTensor> constants) {}

    /// Trees, and before them only what changes each column by itself.
    private static QuantileModel trees(
            OnnxGraph graph, Chain chain, OnnxDescription description, int[] columns, int inputs) {
        OnnxNode trees = chain.nodes().getLast();
        if (description.steps() != 1) {
            throw trees.wrong("trees read one period, the description says " + description.steps());
        }
        ColumnScaling scaling = new ColumnScaling(chain.constants(), columns.length);
        String current = graph.inputs().getFirst();
        Set<String> earlier = new HashSet<>();
        for (OnnxNode node : chain.nodes().subList(0, chain.nodes().size() - 1)) {
            requireChain(node, current, earlier, chain.constants());
            scaling.add(node);
            earlier.add(current);
            current = node.outputs().getFirst();
        }
        requireChain(trees, current, earlier, chain.constants());
        return TreeTranslation.translate(trees, description.levels(), columns, scaling, inputs);
    }

    private static QuantileModel network(
            OnnxGraph graph,
            List<OnnxNode> nodes,
            Map<String, OnnxTensor> constants,
            OnnxDescription description,
            int[] columns,
            int inputs) {
        String input = graph.inputs().getFirst();
        String axes = description.layout().name();
        int rank = graph.ranks().getOrDefault(input, -1);
        if (rank >= 0 && rank != axes.length()) {
            throw new IllegalArgumentException("its input '" + input + "' has " + rank
                    + " sizes, the layout of the description has " + axes.length());
        }
        Selection selection = new Selection(columns);
        LayerTranslation translation = new LayerTranslation(constants, axes, description.steps(), columns.length);
        String current = input;
        Set<String> earlier = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            OnnxNode node = nodes.get(i);
            requireChain(node, current, earlier, constants);
            int used = outputUsed(
                    node, nodes.subList(i + 1, nodes.size()), graph.outputs().getFirst());
            translation.translate(node, used);
            earlier.add(current);
            current = node.outputs().get(used);
        }
        if (!current.equals(graph.outputs().getFirst())) {
            throw new IllegalArgumentException(
                    "its output '" + graph.outputs().getFirst() + "' is not what its last node gives");
        }
        return new NetworkQuantiles(
                description.levels(),
                inputs,
                description.steps(),
                Stream.concat(Stream.of(selection), translation.layers().stream())
                        .toList());
    }

    /// Every node reads what the one before it gave, and constants.
    private static void requireChain(
            OnnxNode node, String current, Set<String> earlier, Map<String, OnnxTensor> constants) {
        int computed = 0;
        for (String name : node.inputs()) {
            if (name.isEmpty() || constants.containsKey(name)) {
                continue;
            }
            if (earlier.contains(name)) {
                throw node.wrong("reads '" + name + "' again: branches are not translated");
            }
            if (!name.equals(current)) {
                throw node.wrong("reads '" + name + "', which nothing before it gives: the graph is out of order or"
                        + " goes in a circle");
            }
            computed++;
        }
        if (computed != 1) {
            throw node.wrong("must read one computed value, read " + computed);
        }
    }

    /// The position of the output that is read later on; the first when none is.
    private static int outputUsed(OnnxNode node, List<OnnxNode> later, String last) {
        if (node.outputs().isEmpty()) {
            throw node.wrong("gives nothing");
        }
        int used = -1;
        for (int i = 0; i < node.outputs().size(); i++) {
            String name = node.outputs().get(i);
            boolean read = !name.isEmpty()
                    && (name.equals(last)
                            || later.stream().anyMatch(next -> next.inputs().contains(name)));
            if (read && used >= 0) {
                throw node.wrong("two of its outputs are read: branches are not translated");
            }
            used = read ? i : used;
        }
        return Math.max(used, 0);
    }
}
