package io.headrace.market.portfolio.price;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// All mutable numbers of a fold, in arrays its parts asked for at construction. Because a part keeps nothing else
/// that changes, copying or saving these arrays copies or saves the fold bit for bit, and no field can be
/// forgotten.
public final class FoldState {
    private final List<double[]> doubles = new ArrayList<>();
    private final List<long[]> longs = new ArrayList<>();

    public double[] doubles(int length) {
        double[] array = new double[length];
        doubles.add(array);
        return array;
    }

    public long[] longs(int length) {
        long[] array = new long[length];
        longs.add(array);
        return array;
    }

    /// Overwrites the numbers of another fold of the same shape.
    public void copyTo(FoldState other) {
        for (int i = 0; i < doubles.size(); i++) {
            System.arraycopy(doubles.get(i), 0, other.doubles.get(i), 0, doubles.get(i).length);
        }
        for (int i = 0; i < longs.size(); i++) {
            System.arraycopy(longs.get(i), 0, other.longs.get(i), 0, longs.get(i).length);
        }
    }

    public byte[] save() {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * size());
        for (double[] array : doubles) {
            for (double value : array) {
                buffer.putDouble(value);
            }
        }
        for (long[] array : longs) {
            for (long value : array) {
                buffer.putLong(value);
            }
        }
        return buffer.array();
    }

    public void restore(byte[] saved) {
        if (saved.length != Long.BYTES * size()) {
            throw new IllegalArgumentException("saved state must be of the same portfolio and period, was "
                    + saved.length + " bytes instead of " + Long.BYTES * size());
        }
        ByteBuffer buffer = ByteBuffer.wrap(saved);
        for (double[] array : doubles) {
            for (int i = 0; i < array.length; i++) {
                array[i] = buffer.getDouble();
            }
        }
        for (long[] array : longs) {
            for (int i = 0; i < array.length; i++) {
                array[i] = buffer.getLong();
            }
        }
    }

    private int size() {
        return doubles.stream().mapToInt(array -> array.length).sum()
                + longs.stream().mapToInt(array -> array.length).sum();
    }
}
