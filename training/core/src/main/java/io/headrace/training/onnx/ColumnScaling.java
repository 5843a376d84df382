package io.headrace.training.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What stands before trees and changes each column by itself: scalers, and constants that are added, subtracted,
/// multiplied or divided by, in the single precision that the file's runtime computes in.
///
/// Trees only ask whether a column is at most a threshold, and each step keeps the order of floats
/// or turns it around. So the steps go into the thresholds: the largest float that still passes is
/// looked for among all floats, and what our trees decide is what the runtime decides, to the last
/// bit.
final class ColumnScaling {
    /// The floats in order, as whole numbers: 0 is 0.
    private static final int LARGEST = Float.floatToIntBits(Float.MAX_VALUE);

    private final Constants constants;
    private final int columns;
    private final List<Step> steps = new ArrayList<>();

    ColumnScaling(Map<String, OnnxTensor> constants, int columns) {
        this.constants = new Constants(constants);
        this.columns = columns;
    }

    /// One step: `(x - offset) * scale`, then divided; any of them may be without effect.
    ///
    /// @param turned whether the offset is what x is taken from
    private record Step(float[] offset, boolean turned, float[] scale, float[] divisor) {
        float apply(int column, float x) {
            float moved = turned ? offset[column] - x : x - offset[column];
            return moved * scale[column] / divisor[column];
        }

        boolean falls(int column) {
            return turned != (scale[column] < 0) != (divisor[column] < 0);
        }
    }

    /// @throws IllegalArgumentException when the operator does anything else, or a column is lost
    void add(OnnxNode node) {
        switch (node.operator()) {
            case "Identity" -> {}
            case "Scaler" -> step(node, filled(node, "offset", 0), false, filled(node, "scale", 1), all(1));
            case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
            default -> throw node.wrong("before trees only Scaler, Add, Sub, Mul, Div and Identity are translated");
        }
    }

    private void arithmetic(OnnxNode node) {
        boolean first = !constants.holds(node, 0);
        double[] given = Constants.spread(node, constants.constant(node, first ? 1 : 0), columns, false);
        switch (node.operator()) {
            case "Add" -> step(node, negative(given), false, all(1), all(1));
            case "Sub" -> step(node, given, !first, all(1), all(1));
            case "Mul" -> step(node, all(0), false, given, all(1));
            default -> {
                if (!first) {
                    throw node.wrong("a constant divided by what is computed is not translated");
                }
                step(node, all(0), false, all(1), given);
            }
        }
    }

    private void step(OnnxNode node, double[] offset, boolean turned, double[] scale, double[] divisor) {
        Step step = new Step(single(offset), turned, single(scale), single(divisor));
        for (int column = 0; column < columns; column++) {
            float slope = step.scale()[column] * step.divisor()[column];
            if (!Float.isFinite(step.offset()[column]) || !Float.isFinite(slope) || slope == 0) {
                throw node.wrong("column " + column + " is multiplied or divided by zero, or by no finite number");
            }
        }
        steps.add(step);
    }

    /// Whether a larger column is a smaller input of the trees.
    boolean falls(int column) {
        boolean falls = false;
        for (Step step : steps) {
            falls ^= step.falls(column);
        }
        return falls;
    }

    /// The largest column value whose scaled value is at most a threshold, or above it where the column [#falls].
    float threshold(int column, float threshold) {
        if (steps.isEmpty()) {
            return threshold;
        }
        boolean falls = falls(column);
        long low = -LARGEST - 1L;
        long high = LARGEST;
        while (low < high) {
            long middle = Math.floorDiv(low + high + 1, 2);
            boolean passes = (scaled(column, ordered((int) middle)) <= threshold) != falls;
            low = passes ? middle : low;
            high = passes ? high : middle - 1;
        }
        return ordered((int) Math.max(low, -LARGEST));
    }

    private float scaled(int column, float x) {
        float value = x;
        for (Step step : steps) {
            value = step.apply(column, value);
        }
        return value;
    }

    private static float ordered(int place) {
        return place >= 0 ? Float.intBitsToFloat(place) : -Float.intBitsToFloat(-place);
    }

    private double[] filled(OnnxNode node, String attribute, double usual) {
        double[] given = node.numbers(attribute);
        if (given.length > 1 && given.length != columns) {
            throw node.wrong(attribute + " must hold 1 or " + columns + " numbers, held " + given.length);
        }
        double[] all = all(given.length == 0 ? usual : given[0]);
        if (given.length > 1) {
            System.arraycopy(given, 0, all, 0, columns);
        }
        return all;
    }

    private double[] all(double value) {
        double[] all = new double[columns];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] negative(double[] numbers) {
        return Arrays.stream(numbers).map(x -> -x).toArray();
    }

    private static float[] single(double[] numbers) {
        float[] single = new float[numbers.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) numbers[i];
        }
        return single;
    }
}
