package io.headrace.training.fit.smile;

import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.Tree;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.OrdinalNode;
import smile.base.cart.RegressionNode;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/// Reads a fitted Smile model out into plain numbers.
///
/// Smile keeps the split value of a node and the base and shrinkage of a model to itself; they are read
/// by reflection, and a test holds the result to Smile's own predictions.
final class GrownTrees {
    private static final Field SPLIT = field(OrdinalNode.class, "value");
    private static final Field BASE = field(GradientTreeBoost.class, "b");
    private static final Field SHRINKAGE = field(GradientTreeBoost.class, "shrinkage");

    private final List<Integer> feature = new ArrayList<>();
    private final List<Double> threshold = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Double> value = new ArrayList<>();
    private final double shrinkage;

    private GrownTrees(double shrinkage) {
        this.shrinkage = shrinkage;
    }

    static Ensemble ensemble(GradientTreeBoost fitted) {
        double shrinkage = read(SHRINKAGE, fitted);
        List<Tree> trees = new ArrayList<>();
        for (RegressionTree grown : fitted.trees()) {
            trees.add(tree(grown, shrinkage));
        }
        return new Ensemble(read(BASE, fitted), trees);
    }

    /// One tree, its leaves times `shrinkage`.
    static Tree tree(RegressionTree grown, double shrinkage) {
        GrownTrees nodes = new GrownTrees(shrinkage);
        nodes.add(grown.root());
        return nodes.tree();
    }

    /// Adds a node and all below it; returns its number.
    private int add(Node node) {
        int number = feature.size();
        switch (node) {
            case RegressionNode leaf -> append(Tree.LEAF, 0, shrinkage * leaf.output());
            case OrdinalNode split -> {
                append(split.feature(), read(SPLIT, split), 0);
                addChildren(number, split);
            }
            default ->
                throw new IllegalStateException("a tree over numbers must only have ordinal splits and leaves, had "
                        + node.getClass().getName());
        }
        return number;
    }

    private void addChildren(int number, InternalNode split) {
        left.set(number, add(split.trueChild()));
        right.set(number, add(split.falseChild()));
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

    private static Field field(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Smile must be 2.6.0: " + owner.getName() + " has no field " + name, e);
        }
    }

    private static double read(Field field, Object owner) {
        try {
            return field.getDouble(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
