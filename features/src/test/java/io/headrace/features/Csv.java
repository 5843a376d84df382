package io.headrace.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Numbers of an oracle file on the test class path, row by row without the header; `NA` becomes NaN.
public final class Csv {
    private Csv() {}

    public static List<double[]> oracle(String name) {
        try (InputStream in = Objects.requireNonNull(Csv.class.getResourceAsStream("/oracle/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Csv::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] row(String line) {
        return Arrays.stream(line.split(",", -1))
                .mapToDouble(cell -> cell.equals("NA") ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }
}
