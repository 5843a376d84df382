package io.headrace.features.signal.flow;

import io.headrace.features.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/// Lists of lists of a fixture.
final class MicroJson {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private MicroJson() {}

    /// The first `rows * columns` numbers after a key.
    static double[][] matrix(String name, String key, int rows, int columns) {
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream("/fixtures/" + name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String rest = text.substring(text.indexOf('"' + key + '"') + key.length() + 2);
            double[] numbers = NUMBER.matcher(rest)
                    .results()
                    .limit((long) rows * columns)
                    .mapToDouble(match -> Double.parseDouble(match.group()))
                    .toArray();
            double[][] matrix = new double[rows][columns];
            for (int i = 0; i < numbers.length; i++) {
                matrix[i / columns][i % columns] = numbers[i];
            }
            return matrix;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
