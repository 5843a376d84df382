package io.headrace.decision.program.linear;

import java.util.Arrays;

/// A linear program `min c x, low <= A x <= high, lo <= x <= hi`, written column by column and row by row.
/// Bounds may be infinite; entries are appended, each (row, column) at most once.
public final class LinearProgram {
    private double[] low = new double[64];
    private double[] high = new double[64];
    private double[] cost = new double[64];
    private int columns;
    private double[] rowLow = new double[64];
    private double[] rowHigh = new double[64];
    private int rows;
    private int[] entryRow = new int[256];
    private int[] entryColumn = new int[256];
    private double[] entryValue = new double[256];
    private int entries;

    /// @return the new column's number
    public int column(double lowest, double highest, double costPerUnit) {
        if (Double.isNaN(costPerUnit) || !(lowest <= highest)) {
            throw new IllegalArgumentException(
                    "a column needs ordered bounds and a cost, had " + lowest + ", " + highest + ", " + costPerUnit);
        }
        if (columns == low.length) {
            low = Arrays.copyOf(low, 2 * columns);
            high = Arrays.copyOf(high, 2 * columns);
            cost = Arrays.copyOf(cost, 2 * columns);
        }
        low[columns] = lowest;
        high[columns] = highest;
        cost[columns] = costPerUnit;
        return columns++;
    }

    /// @return the new row's number
    public int row(double lowest, double highest) {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException("a row needs ordered bounds, had " + lowest + ", " + highest);
        }
        if (rows == rowLow.length) {
            rowLow = Arrays.copyOf(rowLow, 2 * rows);
            rowHigh = Arrays.copyOf(rowHigh, 2 * rows);
        }
        rowLow[rows] = lowest;
        rowHigh[rows] = highest;
        return rows++;
    }

    public void entry(int row, int column, double value) {
        if (row < 0 || row >= rows || column < 0 || column >= columns || !Double.isFinite(value)) {
            throw new IllegalArgumentException("no such entry: " + row + ", " + column + ", " + value);
        }
        if (entries == entryRow.length) {
            entryRow = Arrays.copyOf(entryRow, 2 * entries);
            entryColumn = Arrays.copyOf(entryColumn, 2 * entries);
            entryValue = Arrays.copyOf(entryValue, 2 * entries);
        }
        entryRow[entries] = row;
        entryColumn[entries] = column;
        entryValue[entries++] = value;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int entries() {
        return entries;
    }

    public double low(int column) {
        return low[column];
    }

    public double high(int column) {
        return high[column];
    }

    public double cost(int column) {
        return cost[column];
    }

    public double rowLow(int row) {
        return rowLow[row];
    }

    public double rowHigh(int row) {
        return rowHigh[row];
    }

    public int entryRow(int entry) {
        return entryRow[entry];
    }

    public int entryColumn(int entry) {
        return entryColumn[entry];
    }

    public double entryValue(int entry) {
        return entryValue[entry];
    }
}
